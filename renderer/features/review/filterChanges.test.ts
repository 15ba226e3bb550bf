import { expect, test } from 'vitest';
import type { ChangePiece, ListedChange } from '../../../shared/changes/listChanges.ts';
import type { Status } from '../../../shared/changes/Suggestion.ts';
import type { ChangeFilter } from './filterChanges.ts';
import { countChanges, filterChanges, UNDECIDED } from './filterChanges.ts';

const change = (
  id: string,
  delegation: string,
  ...pieces: (readonly [ChangePiece['kind'], Status])[]
): ListedChange => ({
  id,
  author: { id: `of ${delegation}`, name: `Delegate of ${delegation}`, delegation },
  at: 0,
  status: pieces.length === 1 ? (pieces[0]?.[1] ?? 'pending') : 'partly',
  decisions: [],
  pieces: pieces.map(
    ([kind, status]) => ({ kind, status, text: 'x', paragraph: '1:1', ranges: [] }) as ChangePiece,
  ),
});

const LIST = [
  change('a', 'FJ', ['insert', 'pending']),
  change('b', 'FJ', ['delete', 'contested']),
  change('c', 'JP', ['format', 'accepted']),
  change('d', 'JP', ['split', 'rejected']),
  change('e', 'KZ', ['insert', 'accepted'], ['property', 'pending']),
];
const ids = (filter: Partial<ChangeFilter>) =>
  filterChanges(LIST, { ...UNDECIDED, ...filter }).map(({ id }) => id);
const NONE = new Set<Status>();

test('by status; a change decided in part is under each of its parts', () => {
  expect(ids({})).toEqual(['a', 'b', 'e']);
  expect(ids({ statuses: new Set<Status>(['accepted']) })).toEqual(['c', 'e']);
  expect(ids({ statuses: new Set<Status>(['rejected']) })).toEqual(['d']);
  expect(ids({ statuses: NONE })).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('by several delegations at once, by author and by kind, together', () => {
  expect(ids({ statuses: NONE, delegations: new Set(['FJ', 'KZ']) })).toEqual(['a', 'b', 'e']);
  expect(ids({ statuses: NONE, authors: new Set(['of JP']) })).toEqual(['c', 'd']);
  expect(ids({ statuses: NONE, kinds: new Set(['paragraph'] as const) })).toEqual(['d', 'e']);
  expect(ids({ delegations: new Set(['KZ']), kinds: new Set(['delete'] as const) })).toEqual([]);
});

test('counts say what each choice would show with the others as they are', () => {
  const counts = countChanges(LIST, { ...UNDECIDED, delegations: new Set(['FJ']) });
  expect(Object.fromEntries(counts.statuses)).toEqual({ pending: 1, contested: 1 });
  expect(Object.fromEntries(counts.delegations)).toEqual({ FJ: 2, KZ: 1 });
  expect([...counts.authors.values()].map(({ author, count }) => [author.delegation, count])).toEqual([
    ['FJ', 2],
  ]);
  expect(Object.fromEntries(counts.kinds)).toEqual({ insert: 1, delete: 1 });
});
