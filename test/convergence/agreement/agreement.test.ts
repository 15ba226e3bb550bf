/** A sample of `npm run fuzz -- --profile agreement`. */
import { expect, test } from 'vitest';
import { agreementRun } from './agreementRun.ts';

test('A2 A4 B1 to B4 P2 to P5 Q2 sixty random sessions of five desks stay clean, and say enough to be of use', () => {
  const seen = new Map<string, number>();
  for (let seed = 100_001; seed <= 100_060; seed++) {
    const run = agreementRun(seed);
    expect({ seed, faults: run.faults }).toEqual({ seed, faults: [] });
    for (const [state, count] of run.seen) seen.set(state, (seen.get(state) ?? 0) + count);
  }
  for (const state of ['agreed', 'reopened', 'disputed', 'bracketed', 'reserved'])
    expect(seen.get(state), state).toBeGreaterThan(50);
});
