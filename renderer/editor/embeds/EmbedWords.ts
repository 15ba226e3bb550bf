import type { MissingReason } from '../../../shared/platform/BlobStore.ts';

/** What the page says of tables, pictures and notes, in the language of the desk; it comes from whoever puts the editor together. */
export interface EmbedWords {
  /** Of the mark of a note in the text. */
  note(number: string): string;
  /** Of its text. */
  noteText(number: string): string;
  /** Of the way back from there. */
  toNote(number: string): string;
  notes(): string;
  cell(row: number, column: number): string;
  contents(): string;
  noHeadings(): string;
  sources(): string;
  sourcesAbout(): string;
  pageBreak(): string;
  /** Of an image that has no description yet. */
  noAlt(): string;
  imageComing(): string;
  /** Its file is not to be had now. */
  imageMissing(why: MissingReason): string;
  unknown(): string;
}
