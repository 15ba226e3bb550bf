import { expect, test } from 'vitest';
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import { keepSame } from './keepSame.ts';

const piece = { kind: 'insert', text: 'a', status: 'pending', paragraph: '1:1', ranges: [] } as const;
const change = (id: string, over: Partial<ListedChange> = {}): ListedChange => ({
  id,
  author: { id: 'm', name: 'Mere', delegation: 'FJ' },
  at: 0,
  status: 'pending',
  decisions: [],
  pieces: [piece],
  ...over,
});

test('a list made anew of the same is the same list', () => {
  const before = [change('a'), change('b')];
  expect(keepSame(before, [change('a'), change('b')])).toBe(before);
});

test('only what has changed is another object', () => {
  const before = [change('a'), change('b'), change('c')];
  const next = keepSame(before, [
    change('a', { status: 'accepted' }),
    change('b', { pieces: [{ ...piece, text: 'ab' }] }),
    change('c'),
    change('d'),
  ]);
  expect(next[0]).not.toBe(before[0]);
  expect(next[1]).not.toBe(before[1]);
  expect(next[2]).toBe(before[2]);
  expect(next).toHaveLength(4);
  expect(keepSame(before, [before[1] as ListedChange, before[0] as ListedChange])).not.toBe(before);
});

test('another decision is a change, with the same status too', () => {
  const decision = (id: string) => ({ id }) as ListedChange['decisions'][number];
  const before = [change('a', { decisions: [decision('1')] })];
  expect(keepSame(before, [change('a', { decisions: [decision('2')] })])[0]).not.toBe(before[0]);
});
