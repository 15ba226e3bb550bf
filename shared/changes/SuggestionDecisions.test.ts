import { expect, test } from 'vitest';
import type { Decision, Scope } from './decisions.ts';
import { SuggestionDecisions } from './SuggestionDecisions.ts';

const decision = (id: string, scope: readonly Scope[] | null, seen = 1000): Decision => ({
  id,
  author: { id: 'p', name: 'Mere', delegation: 'FJ' },
  at: 1,
  verdict: 'accepted',
  suggestion: '7:0',
  seen,
  supersedes: new Set(),
  scope,
});
const ids = (found: Iterable<Decision>) => [...found].map(({ id }) => id).sort();

/** Every decision is asked about every character, as one would without an index. */
function asked(all: readonly Decision[], client: number, clock: number): string[] {
  return ids(
    all.filter(
      ({ scope }) =>
        scope === null ||
        scope.some((one) => one.client === client && one.clock <= clock && clock < one.clock + one.length),
    ),
  );
}

test('V1 decisions are found by the characters they name, and those on everything always', () => {
  const all = [
    decision('1:0', null),
    decision('1:1', [{ client: 7, clock: 3, length: 4 }]),
    decision('1:2', [
      { client: 7, clock: 5, length: 1, part: 2 },
      { client: 7, clock: 5, length: 3 },
      { client: 8, clock: 0, length: 2 },
    ]),
    decision('1:3', []),
    decision('1:4', [{ client: 7, clock: 4, length: 0 }]),
  ];
  const decisions = new SuggestionDecisions();
  for (const one of all) decisions.add(one);
  const agree = (left: readonly Decision[]) => {
    for (const client of [7, 8, 9])
      for (let clock = 0; clock < 10; clock++)
        expect(ids(decisions.at([{ client, clock }])), `${client}:${clock}`).toEqual(
          asked(left, client, clock),
        );
  };
  agree(all);
  decisions.delete('1:2');
  agree(all.filter(({ id }) => id !== '1:2'));
  decisions.delete('1:0');
  decisions.delete('unknown');
  agree(all.filter(({ id }) => id !== '1:2' && id !== '1:0'));
  expect(decisions.size).toBe(3);
});

test('V2 where a decider’s look ended is found in a stretch of the session, until the decision is gone', () => {
  const decisions = new SuggestionDecisions();
  decisions.add(decision('1:0', null, 10));
  decisions.add(decision('1:1', null, 10));
  decisions.add(decision('1:2', null, 20));
  expect(decisions.seenIn({ client: 7, clock: 5, length: 10 })).toEqual([10, 10]);
  expect(decisions.seenIn({ client: 7, clock: 11, length: 9 })).toEqual([]);
  decisions.delete('1:0');
  expect(decisions.seenIn({ client: 7, clock: 10, length: 1 })).toEqual([10]);
});

test('a decision that comes again is there once', () => {
  const decisions = new SuggestionDecisions();
  const one = decision('1:0', [{ client: 7, clock: 3, length: 4 }]);
  decisions.add(one);
  decisions.add(one);
  expect(decisions.namedIn({ client: 7, clock: 3, length: 1 })).toHaveLength(1);
  expect(decisions.size).toBe(1);
});
