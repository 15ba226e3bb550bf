import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Faults } from './faults.ts';
import { openLog } from './openLog.ts';
import { loadDocument } from './snapshot.ts';
import type { UpdateLog } from './UpdateLog.ts';

const folders: string[] = [];
const logs: UpdateLog[] = [];
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'rapporteur-log-'));
  folders.push(path);
  return path;
}
function open(path: string, faults?: Faults): UpdateLog {
  const opened = openLog({ folder: join(path, 'log'), evidence: join(path, 'damaged'), faults });
  if (!opened.ok) throw new Error(opened.message);
  logs.push(opened.log);
  return opened.log;
}
afterEach(async () => {
  for (const log of logs.splice(0)) await log.close().catch(() => {});
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

/** Types `count` letters into a fresh replica of the document and gives the update of each. */
function typing(log: UpdateLog, document: string, count: number): { updates: Uint8Array[]; text: string } {
  const { doc } = loadDocument(log.read(document).updates);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('body');
  for (let at = 0; at < count; at++) text.insert(text.length, String.fromCharCode(97 + (at % 26)));
  return { updates, text: text.toString() };
}
const textOf = (log: UpdateLog, document: string) =>
  loadDocument(log.read(document).updates).doc.getText('body').toString();

test('what was acknowledged is read back after a restart, with the same positions', async () => {
  const path = folder();
  const log = open(path);
  const { updates, text } = typing(log, 'a', 30);
  const appended = updates.map((update) => log.append('a', update));
  await Promise.all(appended.map(({ durable }) => durable));
  const position = log.position('a');
  await log.close();
  const again = open(path);
  expect(textOf(again, 'a')).toBe(text);
  expect(again.position('a')).toBe(position);
  expect(again.readSince('a', appended[27]?.position ?? 0)?.length).toBe(2);
  expect(again.append('a', Y.encodeStateAsUpdate(new Y.Doc())).position).toBeGreaterThan(position);
  expect(again.damage()).toEqual([]);
});

test('compaction keeps the text, and the log since the snapshot before', async () => {
  const path = folder();
  const log = open(path);
  let text = '';
  for (let round = 0; round < 3; round++) {
    const typed = typing(log, 'a', 20);
    text = typed.text;
    for (const update of typed.updates) log.append('a', update);
    await log.flush();
    const compacted = log.compact('a');
    expect(compacted).toMatchObject({ ok: true, removed: round === 0 ? 0 : 20 });
  }
  expect(textOf(log, 'a')).toBe(text);
  expect(log.readSince('a', 0)).toBe(null);
  await log.close();
  const again = open(path);
  expect(again.damage()).toEqual([]);
  expect(textOf(again, 'a')).toBe(text);
  expect(again.sinceSnapshot('a')).toBe(0);
});
