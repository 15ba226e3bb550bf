import {
  cpSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { openLog } from './openLog.ts';
import {
  cleanUp,
  flipBit,
  logFiles,
  logOptions,
  openTestLog,
  store,
  temporaryFolder,
  textOf,
} from './testLog.ts';

afterEach(cleanUp);

/** A log with two documents, snapshots and updates after them; gives the texts. */
async function filled(path: string): Promise<Record<string, string>> {
  const log = openTestLog(path);
  const texts: Record<string, string> = {};
  for (const id of ['a', 'b']) {
    await store(log, id, 300);
    log.compact(id);
    await store(log, id, 300);
    log.compact(id);
    texts[id] = await store(log, id, 100);
  }
  await log.close();
  return texts;
}

for (const copy of [0, 1]) {
  test(`L7 L8 L10 a flipped bit anywhere in file ${copy} is healed from the other, and said where rows were hit`, async () => {
    const source = temporaryFolder();
    const texts = await filled(source);
    let reported = 0;
    for (let at = 0; at < 24; at++) {
      const path = temporaryFolder();
      copyFolder(source, path);
      flipBit(logFiles(path)[copy] as string, (at + 0.37) / 24, at % 8);
      const log = openTestLog(path);
      for (const [id, text] of Object.entries(texts)) expect(textOf(log, id)).toBe(text);
      expect(log.damage().every(({ healed }) => healed)).toBe(true);
      if (log.damage().length > 0) {
        reported++;
        expect(readdirSync(join(path, 'damaged')).length).toBeGreaterThan(0);
      }
      await log.close();
      const again = openTestLog(path);
      expect(again.damage()).toEqual([]);
      expect(again.compact('a')).toMatchObject({ ok: true });
      await again.close();
    }
    // The rest hit unused space, which no text stands in.
    expect(reported).toBeGreaterThan(8);
  });

  test(`L8 a truncated, emptied, overwritten or missing file ${copy} is written anew`, async () => {
    const harms: ((file: string) => void)[] = [
      (file) => truncateSync(file, Math.floor(statSync(file).size / 2)),
      (file) => truncateSync(file, statSync(file).size - 5000),
      (file) => truncateSync(file, 0),
      (file) => truncateSync(file, 50),
      (file) => writeFileSync(file, 'not a database at all, but long enough to be taken for one'.repeat(50)),
      (file) => rmSync(file),
    ];
    for (const harm of harms) {
      const path = temporaryFolder();
      const texts = await filled(path);
      harm(logFiles(path)[copy] as string);
      const log = openTestLog(path);
      for (const [id, text] of Object.entries(texts)) expect(textOf(log, id)).toBe(text);
      expect(log.damage()).toHaveLength(1);
      expect(log.damage()[0]).toMatchObject({ healed: true, file: logFiles(path)[copy] });
      const text = await store(log, 'a', 10);
      await log.close();
      // The file that was written anew is enough by itself.
      rmSync(logFiles(path)[1 - copy] as string);
      expect(textOf(openTestLog(path), 'a')).toBe(text);
      await cleanUp();
    }
  });
}

test('L10 L12 a change that both files lost is named, and nothing is thrown away', async () => {
  const path = temporaryFolder();
  const log = openTestLog(path);
  await store(log, 'a', 30);
  const text = await store(log, 'b', 5);
  await log.close();
  for (const file of logFiles(path)) {
    const db = new DatabaseSync(file);
    db.exec(
      `delete from updates where document = 'a' and position = (select min(position) + 9 from updates)`,
    );
    db.close();
  }
  const again = openTestLog(path);
  expect(again.damage()).toMatchObject([{ document: 'a', healed: false }]);
  expect(again.read('a').damage).toHaveLength(1);
  expect(textOf(again, 'a')).toBe('abcdefghi'); // the rest waits for the tenth letter
  expect(again.compact('a')).toMatchObject({ ok: false });
  expect(textOf(again, 'b')).toBe(text);
  expect(again.compact('b')).toMatchObject({ ok: true });
});

test('L8 each file damaged in another place: all is read from what is good in either', async () => {
  const path = temporaryFolder();
  const log = openTestLog(path);
  const text = await store(log, 'a', 50);
  await log.close();
  logFiles(path).forEach((file, copy) => {
    const db = new DatabaseSync(file);
    db.exec(`update updates set payload = x'00' where position % 10 = ${copy * 3 + 1}`);
    db.close();
  });
  const again = openTestLog(path);
  expect(textOf(again, 'a')).toBe(text);
  expect(again.damage().map(({ healed }) => healed)).toEqual([true, true]);
  await again.close();
  expect(openTestLog(path).damage()).toEqual([]);
});

test('L11 both newest snapshots damaged: the one before and the changes since give the whole text', async () => {
  const path = temporaryFolder();
  const texts = await filled(path);
  for (const file of logFiles(path)) {
    const db = new DatabaseSync(file);
    db.exec(`update snapshots set payload = zeroblob(10) where generation = 2 and document = 'a'`);
    db.close();
  }
  const log = openTestLog(path);
  expect(textOf(log, 'a')).toBe(texts['a']);
  expect(log.damage().length).toBeGreaterThan(0);
  expect(log.damage().every(({ healed }) => healed)).toBe(true);
  await log.close();
  const again = openTestLog(path);
  expect(textOf(again, 'a')).toBe(texts['a']);
  expect(again.compact('a')).toMatchObject({ ok: true });
});

for (const copy of [0, 1]) {
  test(`L8 a write-ahead file ${copy} that is damaged or cut after a crash loses nothing`, async () => {
    const source = temporaryFolder();
    const log = openTestLog(source);
    let text = '';
    for (let round = 0; round < 5; round++) text = await store(log, 'a', 40);
    for (let at = 0; at < 10; at++) {
      const path = temporaryFolder();
      copyFolder(source, path); // as a crash leaves it: nothing was written back
      const wal = `${logFiles(path)[copy]}-wal`;
      if (at % 2 === 0) flipBit(wal, (at + 0.5) / 10, at % 8);
      else truncateSync(wal, Math.floor((statSync(wal).size * at) / 10));
      const crashed = openTestLog(path);
      expect(textOf(crashed, 'a')).toBe(text);
      expect(crashed.damage().every(({ healed }) => healed)).toBe(true);
    }
  });

  test(`L9 file ${copy} deleted while in use is written anew before anything more is acknowledged`, async () => {
    const path = temporaryFolder();
    const log = openTestLog(path);
    await store(log, 'a', 20);
    for (const part of ['', '-wal', '-shm']) rmSync((logFiles(path)[copy] as string) + part);
    const text = await store(log, 'a', 20);
    expect(log.damage()).toMatchObject([{ healed: true }]);
    await log.close();
    rmSync(logFiles(path)[1 - copy] as string);
    expect(textOf(openTestLog(path), 'a')).toBe(text);
  });
}

test('L9 both files deleted while in use: both are written anew from what is still open', async () => {
  const path = temporaryFolder();
  const log = openTestLog(path);
  await store(log, 'a', 20);
  for (const file of logFiles(path)) for (const part of ['', '-wal', '-shm']) rmSync(file + part);
  const text = await store(log, 'a', 20);
  await log.close();
  expect(textOf(openTestLog(path), 'a')).toBe(text);
});

test('L9 a row that goes bad while in use is read from the other file', async () => {
  const path = temporaryFolder();
  const log = openTestLog(path);
  const text = await store(log, 'a', 20);
  const db = new DatabaseSync(logFiles(path)[0] as string);
  db.exec(`update updates set payload = x'00' where position % 5 = 0`);
  db.close();
  expect(log.compact('a')).toMatchObject({ ok: false, reason: 'damaged' });
  expect(log.readSince('a', 0)).toBe(null);
  expect(textOf(log, 'a')).toBe(text);
  expect(log.damage()).toMatchObject([{ document: 'a', healed: true }]);
  expect(log.compact('a')).toMatchObject({ ok: true });
});

test('L8 an exchange that was interrupted is finished', async () => {
  const path = temporaryFolder();
  const texts = await filled(path);
  for (const file of logFiles(path)) renameSync(file, `${file}.new`);
  const log = openTestLog(path);
  expect(textOf(log, 'a')).toBe(texts['a']);
  expect(log.damage()).toEqual([]);
});

test('L10 two unreadable files are refused in words and left alone; files of two desks as well', async () => {
  const path = temporaryFolder();
  await filled(path);
  for (const file of logFiles(path)) writeFileSync(file, 'x'.repeat(5000));
  expect(openLog(logOptions(path))).toMatchObject({ ok: false, reason: 'damaged' });
  expect(existsSync(join(path, 'damaged'))).toBe(false);

  const [one, other] = [temporaryFolder(), temporaryFolder()];
  await filled(one);
  await filled(other);
  renameSync(logFiles(other)[1] as string, logFiles(one)[1] as string);
  expect(openLog(logOptions(one))).toMatchObject({ ok: false, reason: 'mixed' });
});

function copyFolder(from: string, to: string): void {
  cpSync(join(from, 'log'), join(to, 'log'), { recursive: true });
}
