import { rmSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { type Faults, sqliteError } from './faults.ts';
import { cleanUp, logFiles, openTestLog, store, temporaryFolder, textOf, typing } from './testLog.ts';

afterEach(cleanUp);
afterEach(() => void vi.useRealTimers());

/** Fails while `on`, in the given copies and kinds of work. */
function switchable(copies: readonly number[], works: readonly string[] = ['append'], code = 10) {
  const fault = { on: false, attempts: 0 };
  const faults: Faults = {
    beforeCommit(copy, work) {
      if (!works.includes(work) || !copies.includes(copy)) return;
      fault.attempts++;
      if (fault.on) throw sqliteError(code, 'disk I/O error');
    },
  };
  return { fault, faults };
}

for (const copies of [[0], [1], [0, 1]]) {
  test(`L5 a store that fails in file ${copies.join(' and ')} acknowledges nothing, says so, and stores later`, async () => {
    const path = temporaryFolder();
    const { fault, faults } = switchable(copies);
    const log = openTestLog(path, faults);
    await store(log, 'a', 5);
    fault.on = true;
    const { updates, text } = typing(log, 'a', 10);
    let acknowledged = 0;
    const waiting = updates.map((update) => log.append('a', update).durable.then(() => acknowledged++));
    const status = await log.flush();
    expect(status).toMatchObject({ ok: false, reason: 'disk-failed', waiting: 10 });
    expect(textOf(log, 'a')).toBe(text);
    expect(log.compact('a')).toMatchObject({ ok: false, reason: 'cannot-store' });
    await Promise.resolve();
    expect(acknowledged).toBe(0);
    fault.on = false;
    expect(await log.flush()).toEqual({ ok: true });
    await Promise.all(waiting);
    expect(log.status.get()).toEqual({ ok: true });
    await log.close();
    const again = openTestLog(path);
    expect(textOf(again, 'a')).toBe(text);
    expect(again.damage()).toEqual([]);
  });
}

test('L5 a failing store is tried again by itself, with growing pauses, and soon after the next update', async () => {
  vi.useFakeTimers();
  const { fault, faults } = switchable([0]);
  const log = openTestLog(temporaryFolder(), faults);
  fault.on = true;
  const { updates } = typing(log, 'a', 3);
  let acknowledged = 0;
  const append = (at: number) =>
    void log.append('a', updates[at] as Uint8Array).durable.then(() => acknowledged++);
  append(0);
  const attempts = async (ms: number) => {
    const before = fault.attempts;
    await vi.advanceTimersByTimeAsync(ms);
    return fault.attempts - before;
  };
  expect(await attempts(20)).toBe(1);
  expect(await attempts(250)).toBe(1);
  expect(await attempts(499)).toBe(0);
  expect(await attempts(1)).toBe(1);
  expect(await attempts(120_000)).toBeLessThan(15);
  expect(await attempts(0)).toBe(0);
  append(1);
  expect(await attempts(1_000)).toBe(1);
  fault.on = false;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(acknowledged).toBe(2);
  expect(log.status.get()).toEqual({ ok: true });
});

test('L6 a full disk: what was stored stays, what was not waits and says so', async () => {
  const path = temporaryFolder();
  const log = openTestLog(path, { maxPages: 12 });
  let stored = '';
  let full = false;
  let text = '';
  for (let round = 0; round < 40 && !full; round++) {
    const typed = typing(log, 'a', 200);
    text = typed.text;
    for (const update of typed.updates) log.append('a', update);
    const status = await log.flush();
    if (status.ok) stored = text;
    else {
      full = true;
      expect(status).toMatchObject({ reason: 'disk-full', waiting: 200 });
      expect(status.message).toContain('Free some space');
    }
  }
  expect(full).toBe(true);
  expect(textOf(log, 'a')).toBe(text);
  await log.close();
  // The same files with space again: as after a person freed some and started anew.
  const again = openTestLog(path);
  expect(textOf(again, 'a')).toBe(stored);
  expect(again.damage()).toEqual([]);
  expect((await store(again, 'a', 300)).length).toBe(stored.length + 300);
});

test('L6 starting on a full disk works, and says so', async () => {
  const path = temporaryFolder();
  const first = openTestLog(path);
  const text = await store(first, 'a', 5);
  await first.close();
  const { fault, faults } = switchable([0, 1], ['append', 'repair'], 13);
  fault.on = true;
  const log = openTestLog(path, faults);
  expect(log.status.get()).toMatchObject({ ok: false, reason: 'disk-full' });
  expect(textOf(log, 'a')).toBe(text);
  fault.on = false;
  await store(log, 'a', 5);
  expect(log.status.get()).toEqual({ ok: true });
});

test('L8 L5 a file that cannot be written anew yet: reading goes on, storing waits until it can be', async () => {
  const path = temporaryFolder();
  const first = openTestLog(path);
  const text = await store(first, 'a', 5);
  await first.close();
  rmSync(logFiles(path)[0] as string);
  const { fault, faults } = switchable([0], ['repair'], 13);
  fault.on = true;
  const log = openTestLog(path, faults);
  expect(textOf(log, 'a')).toBe(text);
  const { updates } = typing(log, 'a', 1);
  let durable = false;
  const done = log.append('a', updates[0] as Uint8Array).durable.then(() => {
    durable = true;
  });
  expect(await log.flush()).toMatchObject({ ok: false, reason: 'disk-full' });
  expect(durable).toBe(false);
  fault.on = false;
  await log.flush();
  await done;
  await log.close();
  rmSync(logFiles(path)[1] as string);
  expect(textOf(openTestLog(path), 'a')).toBe(`${text}a`);
});
