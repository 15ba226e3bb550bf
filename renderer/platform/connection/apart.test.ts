/** C10: which rows are whose, however the windows of a device lose the host and come back. */
import { expect, test } from 'vitest';
import { hasCome, readPeriods, takeStep, updatesOf } from './apart.ts';

const row = (key: number, own: boolean) => ({ key, own, update: new Uint8Array([key]) });
const keys = (updates: ReturnType<typeof updatesOf>) =>
  updates === null
    ? null
    : Object.fromEntries(
        Object.entries(updates).map(([name, list]) => [name, list.map(([key]: Uint8Array) => key)]),
      );

test('what was owed when the line went is mine, like all that was made here since', () => {
  const period = { seen: 3, owed: [2], until: 7 };
  const rows = [
    row(1, false),
    row(2, true),
    row(3, false),
    row(4, true),
    row(5, false),
    row(6, true),
    row(8, false),
  ];
  expect(keys(updatesOf(period, rows))).toEqual({ before: [1, 3], mine: [2, 4, 6], theirs: [5] });
});

test('own changes that were safe before are what both had', () => {
  const rows = [row(1, true), row(2, true), row(3, false)];
  expect(keys(updatesOf({ seen: 1, owed: [], until: 3 }, rows))).toEqual({
    before: [1],
    mine: [2],
    theirs: [3],
  });
});

test('nothing to compare where only one side wrote', () => {
  expect(updatesOf({ seen: 1, owed: [], until: 3 }, [row(1, false), row(2, true)])).toBeNull();
  expect(updatesOf({ seen: 1, owed: [], until: 3 }, [row(1, false), row(2, false)])).toBeNull();
  expect(hasCome({ seen: 1, owed: [], until: null }, [row(1, false), row(2, true)])).toBe(false);
  expect(hasCome({ seen: 1, owed: [], until: null }, [row(1, false), row(2, false)])).toBe(true);
});

test('of two windows the one that had seen less counts', () => {
  const first = takeStep([], { kind: 'begin', seen: 9 }, [4, 8], 9);
  expect(first).toEqual([{ seen: 9, owed: [4, 8], until: null }]);
  expect(takeStep(first, { kind: 'begin', seen: 12 }, [4, 8, 11], 12)).toBe(first);
  expect(takeStep(first, { kind: 'begin', seen: 5 }, [4, 8], 12)).toEqual([
    { seen: 5, owed: [4], until: null },
  ]);
});

test('a return that was cut short is one, and the next begins with it', () => {
  const first = takeStep([], { kind: 'begin', seen: 2 }, [], 2);
  const ended = takeStep(first, { kind: 'end' }, [3], 5);
  const second = takeStep(ended, { kind: 'begin', seen: 5 }, [3], 5);
  expect(second).toEqual([
    { seen: 2, owed: [], until: 5 },
    { seen: 5, owed: [3], until: null },
  ]);
  expect(takeStep(ended, { kind: 'end' }, [], 9)).toBe(ended);
});

test('what is kept is read without trust', () => {
  const period = { seen: 2, owed: [1], until: null };
  expect(readPeriods([period, { seen: 'x' }, null, { seen: 1, owed: [], until: 'later' }])).toEqual([period]);
  for (const note of [null, undefined, 'x', {}]) expect(readPeriods(note)).toEqual([]);
});
