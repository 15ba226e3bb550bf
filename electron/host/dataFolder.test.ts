import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findDataFolder, openDataFolder, readToken } from './dataFolder.ts';
import { lockFolder } from './lockFolder.ts';
import { cleanUp, temporaryFolder } from './log/testLog.ts';
import { openStore } from './openStore.ts';

afterEach(cleanUp);

function open(path: string) {
  const opened = openDataFolder(path);
  if (!opened.ok) throw new Error(opened.message);
  return opened.folder;
}

test('F1 looking for a data folder makes nothing', () => {
  const path = join(temporaryFolder(), 'none');
  expect(findDataFolder(path)).toMatchObject({ ok: false, reason: 'not-a-data-folder' });
  expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
});

test('F2 F5 the token is made once, is private, and is made anew when its file is damaged', () => {
  const folder = open(join(temporaryFolder(), 'data'));
  const token = readToken(folder);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(readToken(folder)).toBe(token);
  expect(statSync(folder.tokenFile).mode & 0o777).toBe(0o600);
  writeFileSync(folder.tokenFile, 'short');
  expect(readToken(folder)).not.toBe('short');
});

test('F4 a folder is locked once, in the same process as well, and free again after', () => {
  const folder = open(join(temporaryFolder(), 'data'));
  const first = lockFolder(folder);
  if (!first.ok) throw new Error(first.message);
  first.lock.announce('http://127.0.0.1:1');
  expect(lockFolder(folder)).toMatchObject({ ok: false, reason: 'in-use', origin: 'http://127.0.0.1:1' });
  expect(lockFolder(folder)).toMatchObject({ ok: false, reason: 'in-use' }); // asking did not drop it
  first.lock.release();
  const second = lockFolder(folder);
  expect(second.ok).toBe(true);
  if (second.ok) second.lock.release();
});

test('F6 a marker that cannot be read beside a log is written again', async () => {
  const path = join(temporaryFolder(), 'data');
  const first = openStore(path);
  if (!first.ok) throw new Error(first.message);
  await first.store.close();
  writeFileSync(join(path, 'rapporteur.json'), '{"appl');
  const second = openStore(path);
  if (!second.ok) throw new Error(second.message);
  await second.store.close();
  expect(JSON.parse(readFileSync(join(path, 'rapporteur.json'), 'utf8'))).toMatchObject({ format: 1 });
});
