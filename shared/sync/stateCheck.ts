/**
 * A short check of a state vector, so that two sides who believe to be level notice when they are not (a
 * data folder taken from a backup, or another one at the same address). It finds accidents, not attacks.
 */

/** 32 bits, never 0 (0 says: nothing to compare). */
export function checkOf(vector: ReadonlyMap<number, number>): number {
  let sum = 0x811c9dc5;
  const mix = (value: number) => {
    // FNV-1a over the 32-bit halves; client ids and clocks are non-negative safe integers.
    sum = Math.imul(sum ^ (value >>> 0), 0x01000193) >>> 0;
    sum = Math.imul(sum ^ (Math.floor(value / 2 ** 32) >>> 0), 0x01000193) >>> 0;
    sum = (sum ^ (sum >>> 15)) >>> 0;
  };
  for (const [client, clock] of [...vector].sort((a, b) => a[0] - b[0])) {
    if (clock === 0) continue;
    mix(client);
    mix(clock);
  }
  return sum === 0 ? 1 : sum;
}
