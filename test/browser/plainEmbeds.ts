/** What an editor needs to draw tables, notes and pictures, in plain words and without any files: for tests of the text. */
import type { DocumentEditorOptions } from '../../renderer/editor/createDocumentEditor.ts';
import type { BlobState } from '../../shared/platform/BlobStore.ts';
import { writable } from '../../shared/platform/Readable.ts';

const NO_FILE = writable<BlobState>({ kind: 'missing', why: 'offline' });

export const plainEmbeds: Pick<DocumentEditorOptions, 'words' | 'language' | 'pictures'> = {
  language: () => 'en',
  pictures: { url: () => NO_FILE },
  words: {
    note: (number) => `Footnote ${number}`,
    noteText: (number) => `Text of footnote ${number}`,
    toNote: (number) => `Footnote ${number}: back`,
    notes: () => 'Footnotes',
    cell: (row, column) => `Row ${row}, column ${column}`,
    contents: () => 'Contents',
    noHeadings: () => 'No headings',
    sources: () => 'Sources',
    sourcesAbout: () => 'No sources',
    pageBreak: () => 'Page break',
    noAlt: () => 'No description',
    imageComing: () => 'Coming',
    imageMissing: (why) => why,
    unknown: () => 'Unknown',
  },
};
