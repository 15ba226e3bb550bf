/** Desks that show a long text piece by piece, and reports that are overtaken by what they set off. */
import { expect, test } from 'vitest';
import { fuzzRun } from './fuzzRun.ts';

test('nothing is lost or misplaced while a text is still coming onto the screen', () => {
  for (let seed = 1; seed <= 60; seed++) {
    expect({ seed, faults: fuzzRun(seed, 'all', undefined, true).faults }).toEqual({ seed, faults: [] });
  }
});

test('a screen stays its document when the removal of doubles overtakes the report of what came in', () => {
  expect(fuzzRun(9297, 'moves').faults).toEqual([]);
});
