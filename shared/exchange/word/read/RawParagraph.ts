/** The text of a Word file as it is read, paragraph by paragraph, before anything is said of the whole of it. */
import type { InlineFormats } from '../../../document/inlineFormats.ts';
import type { TextPlace } from '../../tracked/TrackedContent.ts';
import type { WordParagraphProperties } from './readParagraphProperties.ts';
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
}

/** Paragraphs that can be joined with one another: a table, or the end of a cell, is between others. */
export interface Segment {
  readonly kind: 'cell' | 'flow';
}

export interface RawParagraph extends RawChange {
  readonly runs: readonly RawRun[];
  readonly properties: WordParagraphProperties;
  readonly before?: { readonly properties: WordParagraphProperties; readonly by: WordStamp } | undefined;
  readonly segment: Segment;
  /** What is proposed of all it stands in: its row or its cell, or the reference of its note. */
  readonly around: RawChange;
  /** What Word draws in front of it. */
  readonly label: string;
}

/** Where a comment stands. */
export interface RawRange {
  from?: TextPlace;
  to?: TextPlace;
  /** Of the mark that refers to it. */
  at?: TextPlace;
}
