/** A Word file as a document to be stored: what the process that reads files gives back. */
import type { Author } from '../../../shared/changes/Author.ts';
import type { ImageContent } from '../../../shared/document/EmbedContent.ts';
import { createReviewed } from '../../../shared/exchange/word/read/createReviewed.ts';
import { FROM_WORD } from '../../../shared/exchange/word/read/fromWord.ts';
import type { ImportReport } from '../../../shared/exchange/word/read/ImportReport.ts';
import { importReport } from '../../../shared/exchange/word/read/ImportReport.ts';
import { readWordFile } from '../../../shared/exchange/word/read/readWordFile.ts';
import type { WordRefusal } from '../../../shared/exchange/word/read/WordRefusal.ts';

export interface ImportOrder {
  readonly format: 'import';
  readonly bytes: Uint8Array;
  /** Whoever takes the file in: what it says nobody's name of is done in theirs. */
  readonly by: Author;
  /** What to call somebody whom the file gives no name. */
  readonly unknownName: string;
}

export interface ImportedPicture {
  readonly hash: string;
  readonly type: ImageContent['type'];
  readonly bytes: Uint8Array;
}

export type ReadImport =
  | {
      readonly ok: true;
      /** A Yjs update (V1). */
      readonly update: Uint8Array;
      /** '' where the file has none. */
      readonly title: string;
      readonly language: string;
      readonly pictures: readonly ImportedPicture[];
      readonly report: ImportReport;
    }
  | { readonly ok: false; readonly reason: WordRefusal };

/** @param onProgress from 0 to 1, a few dozen times at most */
export function readImport(
  { bytes, by, unknownName }: Omit<ImportOrder, 'format'>,
  onProgress: (progress: number) => void,
): ReadImport {
  let told = 0;
  const file = readWordFile(bytes, {
    unknown: { delegation: FROM_WORD, name: unknownName },
    now: Date.now(),
    language: 'en',
    onProgress(progress) {
      if (progress - told < 0.04) return;
      told = progress;
      onProgress(progress * 0.7);
    },
  });
  if (!file.ok) return file;
  const { content, pictures, leftOut } = file;
  return {
    ok: true,
    update: createReviewed(content, by),
    title: content.title,
    language: content.language,
    pictures: [...pictures].map(([hash, picture]) => ({ hash, ...picture })),
    report: importReport(content, leftOut),
  };
}
