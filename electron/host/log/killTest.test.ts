import { statSync, truncateSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { runKills, startTarget } from './killTest.ts';
import {
  cleanUp,
  flipBit,
  logFiles,
  openTestLog,
  store,
  temporaryFolder,
  textOf,
  typing,
} from './testLog.ts';

afterEach(cleanUp);

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

for (const copy of [0, 1]) {
  test(`L8 L14 killed again and again while file ${copy} is being repaired, nothing is lost`, async () => {
    const path = temporaryFolder();
    const log = openTestLog(path);
    await store(log, 'a', 200);
    log.compact('a');
    await store(log, 'b', 100);
    const text = await store(log, 'a', 100);
    await log.close();
    let killed = 0;
    for (let nth = 1; nth <= 5; nth++) {
      const file = logFiles(path)[copy] as string;
      if (nth % 2 === 0) flipBit(file, 0.7);
      else truncateSync(file, Math.floor(statSync(file).size / 2));
      const target = startTarget(
        { ask: 'log', folder: path, dieAt: { work: 'repair', copy, nth } },
        () => {},
      );
      if ((await target.open) === null) killed++;
      target.child.kill('SIGKILL');
      await target.gone;
    }
    expect(killed).toBeGreaterThan(2);
    const again = openTestLog(path);
    expect(textOf(again, 'a')).toBe(text);
    expect(textOf(again, 'b').length).toBe(100);
    expect(again.damage().every(({ healed }) => healed)).toBe(true);
  }, 60_000);
}

test('L8 L14 killed while a file that was behind is brought up to date: it is still only behind', async () => {
  for (const nth of [1, 2, 3]) {
    const path = temporaryFolder();
    const log = openTestLog(path);
    for (const id of ['a', 'b']) await store(log, id, 50);
    await log.close();
    const half = openTestLog(path, {
      beforeCommit(copy, work) {
        if (copy === 1 && work !== 'repair') throw new Error('no');
      },
    });
    const texts = new Map<string, string>();
    // Repairs go by name; the one that comes first has the later changes.
    for (const id of ['b', 'a']) {
      const { updates, text } = typing(half, id, 20);
      for (const update of updates) half.append(id, update);
      texts.set(id, text);
    }
    expect((await half.close()).ok).toBe(false);
    for (const work of ['repair', 'compact'] as const) {
      const target = startTarget({ ask: 'log', folder: path, dieAt: { work, copy: 1, nth } }, () => {});
      expect((await target.open)?.damage ?? 0).toBe(0);
      target.child.kill('SIGKILL');
      await target.gone;
    }
    const again = openTestLog(path);
    expect(again.damage()).toEqual([]);
    for (const [id, text] of texts) expect(textOf(again, id)).toBe(text);
  }
}, 60_000);
