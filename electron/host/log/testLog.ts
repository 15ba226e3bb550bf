/** What the log's tests share: folders that go away, documents that are typed into, files that get damaged. */
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Faults } from './faults.ts';
import { openLog } from './openLog.ts';
import { COPY_NAMES } from './pair.ts';
import { loadDocument } from './snapshot.ts';
import type { UpdateLog } from './UpdateLog.ts';

const folders: string[] = [];
const logs: UpdateLog[] = [];

export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'rapporteur-test-'));
  folders.push(path);
  return path;
}

export const logFiles = (path: string): string[] => COPY_NAMES.map((name) => join(path, 'log', name));
export const logOptions = (path: string) => ({ folder: join(path, 'log'), evidence: join(path, 'damaged') });

export function openTestLog(path: string, faults?: Faults): UpdateLog {
  const opened = openLog({ ...logOptions(path), faults });
  if (!opened.ok) throw new Error(opened.message);
  logs.push(opened.log);
  return opened.log;
}

/** For `afterEach`. */
export async function cleanUp(): Promise<void> {
  for (const log of logs.splice(0)) await log.close();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
}

/** The updates of `count` letters typed at the end of the document, and its text with them. */
export function typing(log: UpdateLog, document: string, count: number) {
  const { doc } = loadDocument(log.read(document).updates);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('body');
  for (let at = 0; at < count; at++) text.insert(text.length, String.fromCharCode(97 + (at % 26)));
  return { updates, text: text.toString() };
}

/** Types and stores; gives the whole text. */
export async function store(log: UpdateLog, document: string, count: number): Promise<string> {
  const { updates, text } = typing(log, document, count);
  await Promise.all(updates.map((update) => log.append(document, update).durable));
  return text;
}

export const textOf = (log: UpdateLog, document: string): string =>
  loadDocument(log.read(document).updates).doc.getText('body').toString();

/** Flips one bit; `at` from 0 to 1 is the place in the file. */
export function flipBit(file: string, at: number, bit = 3): void {
  const handle = openSync(file, 'r+');
  const offset = Math.min(Math.floor(fstatSync(handle).size * at), fstatSync(handle).size - 1);
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, offset);
  writeSync(handle, Buffer.from([(byte[0] as number) ^ (1 << bit)]), 0, 1, offset);
  closeSync(handle);
}
