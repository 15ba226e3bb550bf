/**
 * A Word file taken in as a new document. The file, its pictures and the note on it are stored before the document,
 * and that before the index names it: whenever the power fails, what the list shows is whole.
 */
import { randomUUID } from 'node:crypto';
import type { Author } from '../../../shared/changes/Author.ts';
import type { ImportReport } from '../../../shared/exchange/word/read/ImportReport.ts';
import type { WordRefusal } from '../../../shared/exchange/word/read/WordRefusal.ts';
import { isLanguageTag, readTitle } from '../../../shared/seminar/indexValues.ts';
import { addDocument, SEMINAR_INDEX_ID } from '../../../shared/seminar/SeminarIndex.ts';
import type { Desk, Listed } from '../createSeminar.ts';
import type { KeptFiles } from '../files/KeptFiles.ts';
import type { ImportNotes } from './ImportNotes.ts';
import type { ReadingFailure, ReadingSetting } from './readInProcess.ts';
import { runImport } from './runImport.ts';

export type ImportStep = 'queued' | 'reading' | 'storing';

export interface ImportRequest {
  /** Of the file. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The file's own, or its name, where left out. */
  readonly title?: string;
  readonly by: Author;
  readonly unknownName: string;
}

export interface Imports {
  readonly desk: Desk;
  readonly files: KeptFiles;
  readonly notes: ImportNotes;
}

export type ImportResult =
  | { readonly ok: true; readonly document: Listed; readonly report: ImportReport }
  | { readonly ok: false; readonly reason: WordRefusal | ReadingFailure | 'noSeminar' };

export interface ImportWatch extends Pick<ReadingSetting, 'signal' | 'timeoutMs' | 'module'> {
  readonly onProgress: (progress: number, step: ImportStep) => void;
}

/** Rejects with what the disk says; nothing is listed then. */
export async function importFile(
  { desk, files, notes }: Imports,
  { name, bytes, title, by, unknownName }: ImportRequest,
  { onProgress, ...setting }: ImportWatch,
): Promise<ImportResult> {
  if (desk.index().seminar === null) return { ok: false, reason: 'noSeminar' };
  onProgress(0, 'reading');
  const read = await runImport(
    { format: 'import', bytes, by, unknownName },
    { ...setting, onProgress: (progress) => onProgress(progress, 'reading') },
  );
  if (!read.ok) return read;
  onProgress(0.9, 'storing');
  const id: string = randomUUID();
  const hash = await files.keep(bytes);
  for (const picture of read.pictures) await files.keep(picture.bytes);
  // From here on it goes through.
  if (setting.signal.aborted) return { ok: false, reason: 'cancelled' };
  const created = new Date().toISOString();
  const { report, update } = read;
  notes.write(id, {
    name,
    hash,
    bytes: bytes.length,
    at: created,
    by: { name: by.name, delegation: by.delegation },
    report,
  });
  const named = readTitle(title) || readTitle(read.title) || readTitle(withoutExtension(name)) || 'Document';
  const language = isLanguageTag(read.language) ? read.language : 'en';
  await desk.log.append(id, update).durable;
  await desk.rooms.edit(SEMINAR_INDEX_ID, (doc) => addDocument(doc, { id, title: named, language, created }));
  onProgress(1, 'storing');
  return { ok: true, document: { id, title: named }, report };
}

function withoutExtension(name: string): string {
  return name.replace(/\.[a-z0-9]{1,8}$/i, '');
}
