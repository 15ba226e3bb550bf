/** The text of a Word file as it is read, paragraph by paragraph, before anything is said of the whole of it. */
import type { EmbedContent, ReferenceContent } from '../../../document/EmbedContent.ts';
import type { InlineFormats } from '../../../document/inlineFormats.ts';
import type { Where } from './LeftOut.ts';
import type { WordParagraphProperties } from './readParagraphProperties.ts';
import type { XmlElement } from './readXml.ts';
import type { WordStamp } from './WordStamps.ts';

/** What is proposed of something by a revision around it. */
export interface RawChange {
  readonly inserted?: WordStamp | undefined;
  readonly deleted?: WordStamp | undefined;
}

/** Formats with the language that the file says; '' for none. */
export interface RawLook {
  readonly formats: InlineFormats;
  readonly language: string;
}

export interface RawRun extends RawChange, RawLook {
  readonly text: string;
  readonly before?: (RawLook & { readonly by: WordStamp }) | undefined;
  /** What stands for its one character. */
  readonly embed?: RawEmbed;
}

export type RawEmbed =
  | { readonly kind: 'plain'; readonly content: EmbedContent }
  | { readonly kind: 'note'; readonly paragraphs: readonly RawParagraph[] }
  | { readonly kind: 'table'; readonly table: RawTable }
  /** `text` is what Word has there, should the paragraph it points at not be taken in. */
  | {
      readonly kind: 'reference';
      readonly target: XmlElement;
      readonly shows: ReferenceContent['shows'];
      readonly text: string;
      readonly where: Where;
    };

export interface RawTable {
  readonly columns: readonly RawColumn[];
  readonly rows: readonly RawRow[];
  readonly isRtl: boolean;
}

export interface RawColumn extends RawChange {
  /** Relative to one another; they are 1 on average. */
  readonly share: number;
}

export interface RawRow extends RawChange {
  readonly header: boolean;
  /** One a column. */
  readonly cells: readonly RawCell[];
}

export interface RawCell {
  /** None where the file has no cell, or one that lies under another. */
  readonly paragraphs: readonly RawParagraph[];
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly isCovered: boolean;
}

export interface RawParagraph extends RawChange {
  readonly runs: readonly RawRun[];
  readonly properties: WordParagraphProperties;
  readonly before?: { readonly properties: WordParagraphProperties; readonly by: WordStamp } | undefined;
  /** Paragraphs of one number can be joined with one another: a table is between others. */
  readonly segment: number;
  /** What is proposed of all it stands in: its cell, or for a table that of all its rows. */
  readonly around: RawChange;
  /** What Word draws in front of it. */
  readonly label: string;
  readonly where: Where;
  /** Of the file; absent for what the file has no paragraph for. */
  readonly element?: XmlElement | undefined;
}

/** A text that is being read: that of the document, of a cell or of a note. */
export interface OpenText {
  readonly kind: 'body' | 'cell' | 'note';
  readonly paragraphs: RawParagraph[];
  /** In which other text it stands; null for the document's own. */
  readonly holder: (RawPlace & { readonly row: number; readonly column: number }) | null;
}

export interface RawPlace {
  readonly text: OpenText;
  readonly paragraph: number;
  /** Less by what is taken back in front of it. */
  offset: number;
}

/** Where a comment stands. */
export interface RawRange {
  from?: RawPlace;
  to?: RawPlace;
  /** Of the mark that refers to it. */
  at?: RawPlace;
}
