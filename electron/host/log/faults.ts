/**
 * The seam through which tests make storing fail. The log asks before each transaction; whatever is thrown
 * is treated as the disk's own error.
 */
export interface Faults {
  /** `copy` is 0 for the first file and 1 for the second. May throw, as SQLite would. */
  beforeCommit?(copy: number, work: 'append' | 'compact' | 'repair'): void;
  /** Most pages a file may have: SQLite then reports a full disk. */
  readonly maxPages?: number;
}

/** What node:sqlite throws, with SQLite's own result code (13 full, 10 i/o, 11 damaged, 8 read-only, 5 busy). */
export function sqliteError(errcode: number, message: string): Error {
  return Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode, errstr: message });
}
