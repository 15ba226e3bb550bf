/** What is known while a document's tables, pictures, notes and fields are written: the same for all its flows. */
import type { Paragraph } from 'docx';
import type { ParagraphContent, ParagraphId } from '../../document/DocumentContent.ts';
import type { CaptionContent, NoteContent } from '../../document/EmbedContent.ts';
import type { Heading } from '../../document/outlineOf.ts';
import type { PaperFields } from '../paper/paperFields.ts';
import type { PaperWords } from '../paper/paperWords.ts';
import type { WordListItem } from './wordNumbering.ts';

export interface WordEmbeds {
  readonly fields: PaperFields;
  readonly words: PaperWords;
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly sources: readonly ParagraphContent[];
  /** For tables of contents that stand in the text. */
  readonly headings: readonly Heading[];
  readonly bookmarks: readonly (string | null)[];
  /** Paragraphs a field may point at, by their bookmark. */
  readonly bookmarkOf: ReadonlyMap<ParagraphId, string>;
  /** Around the label and number of a caption, for those that are referred to. */
  readonly captionBookmarks: ReadonlyMap<CaptionContent, string>;
  readonly numbering: ReadonlyMap<readonly ParagraphContent[], FlowNumbering>;
  /** Filled as the notes are met. */
  readonly notes: Map<NoteContent, { readonly number: number; readonly children: readonly Paragraph[] }>;
  /** Writes a note's paragraphs. */
  readonly writeNote: (note: NoteContent) => readonly Paragraph[];
  /** Pictures are numbered through the file. */
  nextDrawing(): number;
}

export interface FlowNumbering {
  readonly items: readonly (WordListItem | null)[];
  readonly itemsBefore: readonly (WordListItem | null)[];
}
