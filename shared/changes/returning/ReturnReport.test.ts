import { expect, test } from 'vitest';
import type { ReturnItem } from './ReturnItem.ts';
import { addToReport, isLookedThrough, readReport, tick } from './ReturnReport.ts';

const item = (id: string, ...places: string[]): ReturnItem => ({
  id,
  kind: 'both',
  places,
  mine: { did: [{ kind: 'insert', proposed: false }], text: [] },
  theirs: { did: [], by: [], text: [] },
  merged: [],
});
const ids = (report: { items: readonly ReturnItem[] } | null) => report?.items.map(({ id }) => id);

test('R12 a second return adds to the list, in the order of the text; the same one adds nothing and unticks nothing', () => {
  const first = addToReport(null, [item('b', '1:2'), item('d', '1:4')], ['1:1', '1:2', '1:4']);
  expect(ids(first)).toEqual(['b', 'd']);
  const ticked = tick(first as NonNullable<typeof first>, 'd', true);
  const second = addToReport(
    ticked,
    [item('a', '1:1'), item('c', '9:9', '1:3'), item('d', '1:4')],
    ['1:1', '1:2', '1:3', '1:4'],
  );
  expect(ids(second)).toEqual(['a', 'b', 'c', 'd']);
  expect(second?.done).toEqual(['d']);
  expect(addToReport(second, [item('d', '1:4')], ['1:1', '1:2', '1:3', '1:4'])).toEqual(second);
  expect(addToReport(null, [], [])).toBeNull();
});

test('R12 looked through is when each is ticked off; a tick can be taken back', () => {
  const report = { items: [item('a'), item('b')], done: [] };
  const one = tick(report, 'a', true);
  expect(isLookedThrough(one)).toBe(false);
  const both = tick(one, 'b', true);
  expect(isLookedThrough(both)).toBe(true);
  expect(tick(tick(both, 'b', true), 'b', false)).toEqual(one);
});

test('R12 what is kept is read without trust', () => {
  const report = { items: [item('a')], done: ['a'] };
  expect(readReport(structuredClone(report))).toEqual(report);
  for (const kept of [
    undefined,
    null,
    7,
    'x',
    {},
    { items: [], done: [] },
    { items: [{}], done: [] },
    { items: {} },
  ])
    expect(readReport(kept)).toBeNull();
  expect(readReport({ items: [item('a'), { ...item('b'), kind: 'of a newer desk' }], done: [1] })).toEqual({
    items: [item('a')],
    done: [],
  });
});
