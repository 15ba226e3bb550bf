/** Random returns against an independent judge: exactly the passages that both touched, each of the right kind. */
import { expect, test } from 'vitest';
import { runReturn } from './testing/runReturn.ts';

const RUNS = 400;
const FIRST_SEED = 7_000;

test('R3 to R8 random returns list what an independent judge says, neither more nor less', () => {
  const kinds = new Map<string, number>();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
    const { listed, expected } = runReturn(seed);
    expect({ seed, listed }).toEqual({ seed, listed: expected });
    for (const { kind } of listed) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  // The sessions reach what they are there to reach.
  for (const kind of ['both', 'deletion', 'decision']) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(20);
});
