/** SQLite's result codes in words a person can act on. */
import type { StoringTrouble } from './UpdateLog.ts';

export interface Trouble {
  readonly reason: StoringTrouble;
  readonly message: string;
}

/** Primary result code (SQLite keeps details in the higher bits); 0 when it is not SQLite's error. */
export function sqliteCode(error: unknown): number {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : 0;
}

/** 11 and 26 say so; our fixed questions meet 1, 19 or 20 only in a file that is not as we made it. */
const DAMAGE = [11, 26, 1, 19, 20];

/** Whether the file itself is no longer readable as a database. */
export function meansDamage(error: unknown): boolean {
  // Node refuses integers beyond 2^53, which we never write.
  return (
    DAMAGE.includes(sqliteCode(error)) || (error as { code?: unknown } | null)?.code === 'ERR_OUT_OF_RANGE'
  );
}

export function describeTrouble(error: unknown): Trouble {
  const system = (error as NodeJS.ErrnoException | null)?.code;
  const text = error instanceof Error ? error.message : String(error);
  const code = sqliteCode(error);
  if (code === 13 || system === 'ENOSPC' || system === 'EDQUOT') {
    return {
      reason: 'disk-full',
      message: 'The disk is full. Free some space; the desk then stores by itself.',
    };
  }
  if (code === 8 || code === 3 || system === 'EACCES' || system === 'EPERM' || system === 'EROFS') {
    return {
      reason: 'not-allowed',
      message:
        'The desk may not write to its data folder. Give it the right to; the desk then stores by itself.',
    };
  }
  if (code === 5 || code === 6) {
    return { reason: 'busy', message: 'Another program keeps the data files locked. The desk tries again.' };
  }
  if (meansDamage(error)) {
    return { reason: 'damaged', message: `A data file is damaged and could not be made good yet (${text}).` };
  }
  return {
    reason: 'disk-failed',
    message: `The disk does not take what is written (${text}). The desk tries again.`,
  };
}
