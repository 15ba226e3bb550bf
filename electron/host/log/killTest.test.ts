import { expect, test } from 'vitest';
import { runKills } from './killTest.ts';

// A sample; `npm run chaos` does 200.
for (const [via, kills] of [
  ['log', 14],
  ['wire', 6],
] as const) {
  test(`L14 after ${kills} kills in the middle of load (${via}) nothing acknowledged is missing, doubled or back`, async () => {
    const seed = Date.now() % 1_000_000;
    const report = await runKills({ kills, via, seed });
    expect(report.wrong, `seed ${seed}`).toEqual([]);
    expect(report.kills).toBe(kills);
    expect(report.acknowledged).toBeGreaterThan(kills * 20);
  }, 120_000);
}
