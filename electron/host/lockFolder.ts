/**
 * One desk at a time works in a data folder. The lock is the operating system's own (an SQLite file held
 * exclusively), so it ends with the process however that ends: there is no stale lock to clear away.
 * `desk.json` only says who holds it, for the message a second desk gives.
 */
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type DataFolder, writePrivately } from './dataFolder.ts';
import { describeTrouble, sqliteCode } from './log/troubles.ts';

export interface FolderLock {
  /** Lets others know where this desk answers. */
  announce(origin: string): void;
  release(): void;
}

export type LockResult =
  | { readonly ok: true; readonly lock: FolderLock }
  | { readonly ok: false; readonly reason: 'in-use'; readonly message: string; readonly origin?: string }
  | { readonly ok: false; readonly reason: 'cannot-store'; readonly message: string };

/** Who has the folder, as far as the last holder wrote it down. */
export function readHolder({ deskFile }: DataFolder): { pid?: number; origin?: string } {
  try {
    const { pid, origin } = JSON.parse(readFileSync(deskFile, 'utf8'));
    return {
      ...(Number.isInteger(pid) ? { pid } : {}),
      ...(typeof origin === 'string' ? { origin } : {}),
    };
  } catch {
    // Absent, or written half: the message then names nobody.
    return {};
  }
}

export function lockFolder(folder: DataFolder): LockResult {
  let db: DatabaseSync | undefined;
  try {
    // Never opened by us once it is there: closing a second handle would drop this process's lock.
    if (!existsSync(folder.lockFile)) closeSync(openSync(folder.lockFile, 'a', 0o600));
    db = new DatabaseSync(folder.lockFile);
    db.exec('begin exclusive');
  } catch (error) {
    db?.close();
    if (sqliteCode(error) !== 5) {
      return { ok: false, reason: 'cannot-store', message: describeTrouble(error).message };
    }
    const { pid, origin } = readHolder(folder);
    const who = pid === undefined ? 'Another desk' : `Another desk (process ${pid})`;
    const where = origin === undefined ? '' : ` It answers at ${origin}: open that in a browser.`;
    return {
      ok: false,
      reason: 'in-use',
      message: `${who} has the folder ${folder.path} open.${where} Close it first, or choose another folder.`,
      ...(origin === undefined ? {} : { origin }),
    };
  }
  const held = db;
  const say = (origin?: string) => {
    try {
      const since = new Date().toISOString();
      writePrivately(folder.deskFile, JSON.stringify({ pid: process.pid, since, origin }));
    } catch {
      // A full disk: the lock holds without it, and a second desk's message names nobody.
    }
  };
  const lock: FolderLock = {
    announce: say,
    release() {
      rmSync(folder.deskFile, { force: true });
      held.close();
    },
  };
  say();
  return { ok: true, lock };
}
