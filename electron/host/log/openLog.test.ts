import { cpSync, readFileSync, statSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { openLog } from './openLog.ts';
import {
  cleanUp,
  logFiles,
  logOptions,
  openTestLog,
  store,
  temporaryFolder,
  textOf,
  typing,
} from './testLog.ts';

afterEach(cleanUp);

test('L1 both files hold an update once it is durable', async () => {
  const path = temporaryFolder();
  const log = openTestLog(path);
  const committed: number[] = [];
  const other = temporaryFolder();
  const watched = openTestLog(other, {
    beforeCommit: (copy, work) => void (work === 'append' && committed.push(copy)),
  });
  await store(log, 'a', 3);
  await store(watched, 'a', 3);
  expect(committed).toEqual([0, 1]);
});

test('L2 L3 what was acknowledged is read back after a restart, at the same positions', async () => {
  const path = temporaryFolder();
  const log = openTestLog(path);
  const { updates, text } = typing(log, 'a', 30);
  const appended = updates.map((update) => log.append('a', update));
  expect(textOf(log, 'a')).toBe(text); // waiting ones included
  await Promise.all(appended.map(({ durable }) => durable));
  const position = log.position('a');
  await log.close();
  const again = openTestLog(path);
  expect(textOf(again, 'a')).toBe(text);
  expect(again.position('a')).toBe(position);
  expect(again.append('a', Y.encodeStateAsUpdate(new Y.Doc())).position).toBeGreaterThan(position);
  expect(again.damage()).toEqual([]);
});

test('L3 a position given out but never stored is not given to another update', async () => {
  const path = temporaryFolder();
  const failing = openTestLog(path, {
    beforeCommit: (_, work) => {
      if (work === 'append') throw new Error('no');
    },
  });
  const [update] = typing(failing, 'a', 1).updates;
  const { position } = failing.append('a', update as Uint8Array);
  await failing.close();
  const again = openTestLog(path);
  expect(again.append('a', update as Uint8Array).position).toBeGreaterThan(position);
});

test('L3 a folder put back from an older backup gives out no position again', async () => {
  const path = temporaryFolder();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  const first = openTestLog(path);
  await store(first, 'a', 5);
  await first.close();
  const backup = temporaryFolder();
  cpSync(path, backup, { recursive: true });
  vi.setSystemTime(Date.now() + 60_000);
  const second = openTestLog(path);
  await store(second, 'a', 5);
  const known = second.position('a');
  await second.close();
  vi.setSystemTime(Date.now() + 60_000);
  const restored = openTestLog(backup);
  expect(restored.readSince('a', known)).toBe(null); // whoever was further is told to compare
  await store(restored, 'a', 5);
  expect(restored.position('a')).toBeGreaterThan(known);
  expect(restored.readSince('a', known)).toBe(null);
  vi.useRealTimers();
});

test('L4 updates that come together share one commit', async () => {
  let commits = 0;
  const log = openTestLog(temporaryFolder(), {
    beforeCommit: (copy, work) => void (work === 'append' && copy === 0 && commits++),
  });
  await store(log, 'a', 200);
  expect(commits).toBe(1);
});

test('L11 compaction keeps the text, and the updates since the snapshot before', async () => {
  const path = temporaryFolder();
  const log = openTestLog(path);
  let text = '';
  for (let round = 0; round < 3; round++) {
    text = await store(log, 'a', 20);
    expect(log.compact('a')).toMatchObject({ ok: true, removed: round === 0 ? 0 : 20 });
  }
  expect(textOf(log, 'a')).toBe(text);
  await log.close();
  const again = openTestLog(path);
  expect(again.damage()).toEqual([]);
  expect(textOf(again, 'a')).toBe(text);
  expect(again.sinceSnapshot('a')).toBe(0);
});

test('L12 compaction refuses a document that waits for what never came', async () => {
  const log = openTestLog(temporaryFolder());
  const { updates } = typing(log, 'a', 3);
  log.append('a', updates[0] as Uint8Array);
  log.append('a', updates[2] as Uint8Array);
  expect(log.compact('a')).toMatchObject({ ok: false, reason: 'incomplete' });
  log.append('a', updates[1] as Uint8Array);
  expect(log.compact('a')).toMatchObject({ ok: true });
  expect(textOf(log, 'a')).toBe('abc');
});

test('L13 readSince gives what came after, or null once that was compacted away', async () => {
  const log = openTestLog(temporaryFolder());
  await store(log, 'a', 10);
  await store(log, 'b', 10);
  const middle = log.position('a');
  await store(log, 'a', 5);
  const since = log.readSince('a', middle);
  expect(since?.length).toBe(5);
  expect(since?.at(-1)?.position).toBe(log.position('a'));
  expect(log.readSince('a', log.position('a'))).toEqual([]);
  expect(log.readSince('a', log.position('a') + 1)).toBe(null); // of another log
  log.compact('a');
  expect(log.readSince('a', middle)?.length).toBe(5);
  await store(log, 'a', 1);
  log.compact('a');
  expect(log.readSince('a', middle)).toBe(null);
});

test('L15 a reader beside the writer sees one state and changes nothing', async () => {
  const path = temporaryFolder();
  const log = openTestLog(path);
  const text = await store(log, 'a', 10);
  const opened = openLog({ ...logOptions(path), readOnly: true });
  if (!opened.ok) throw new Error(opened.message);
  await store(log, 'a', 10);
  log.compact('a');
  await store(log, 'a', 10);
  log.compact('a');
  expect(textOf(opened.log, 'a')).toBe(text);
  expect(opened.log.damage()).toEqual([]);
  await opened.log.close();
  await log.close();
  const before = logFiles(path).map((file) => readFileSync(file));
  const late = openLog({ ...logOptions(path), readOnly: true });
  if (!late.ok) throw new Error(late.message);
  expect(textOf(late.log, 'a').length).toBe(30);
  await late.log.close();
  expect(logFiles(path).map((file) => readFileSync(file))).toEqual(before);
});

test('F2 the files are their owner’s only', () => {
  const path = temporaryFolder();
  openTestLog(path);
  for (const file of logFiles(path)) {
    for (const part of ['', '-wal', '-shm']) expect(statSync(file + part).mode & 0o077).toBe(0);
  }
});
