/** A Word file read as a new document, in a process of its own. */
import type { ImportOrder, ReadImport } from './readImport.ts';
import type { ReadingFailure, ReadingSetting } from './readInProcess.ts';
import { readInProcess } from './readInProcess.ts';

export type ImportOutcome = ReadImport | { readonly ok: false; readonly reason: ReadingFailure };

export function runImport(order: ImportOrder, setting: ReadingSetting): Promise<ImportOutcome> {
  return readInProcess<ReadImport>(order, setting);
}
