/** Folder, lock and log, opened together or not at all; what a host and the writing commands begin with. */
import { type DataFolder, findDataFolder, openDataFolder } from './dataFolder.ts';
import type { StartFailure } from './Host.ts';
import { type FolderLock, lockFolder } from './lockFolder.ts';
import type { Faults } from './log/faults.ts';
import { openLog } from './log/openLog.ts';
import type { StoringStatus, UpdateLog } from './log/UpdateLog.ts';

export interface Store {
  readonly folder: DataFolder;
  readonly lock: FolderLock;
  readonly log: UpdateLog;
  close(): Promise<StoringStatus>;
}

export type StoreResult = { readonly ok: true; readonly store: Store } | StartFailure;

function logFailure(reason: 'damaged' | 'too-new' | 'mixed' | 'cannot-open', message: string): StartFailure {
  const reasons = {
    damaged: 'damaged',
    mixed: 'damaged',
    'too-new': 'too-new',
    'cannot-open': 'cannot-store',
  } as const;
  return { ok: false, reason: reasons[reason], message };
}

export function openStore(path: string, faults?: Faults): StoreResult {
  const opened = openDataFolder(path);
  if (!opened.ok) return opened;
  const { folder } = opened;
  const locked = lockFolder(folder);
  if (!locked.ok) return locked;
  const { lock } = locked;
  const logged = openLog({ folder: folder.logFolder, evidence: folder.evidence, faults });
  if (!logged.ok) {
    lock.release();
    return logFailure(logged.reason, logged.message);
  }
  const { log } = logged;
  return {
    ok: true,
    store: {
      folder,
      lock,
      log,
      async close() {
        try {
          return await log.close();
        } finally {
          lock.release();
        }
      },
    },
  };
}

export type ReadResult =
  | { readonly ok: true; readonly folder: DataFolder; readonly log: UpdateLog }
  | StartFailure;

/** Beside a running host or without one; changes nothing. */
export function openStoreForReading(path: string): ReadResult {
  const found = findDataFolder(path);
  if (!found.ok) return found;
  const { folder } = found;
  const logged = openLog({ folder: folder.logFolder, evidence: folder.evidence, readOnly: true });
  return logged.ok ? { ok: true, folder, log: logged.log } : logFailure(logged.reason, logged.message);
}
