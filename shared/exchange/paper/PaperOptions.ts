/**
 * What whoever exports a document may ask for, and what the document itself does not hold: the same for every
 * output. Each output takes what it has a place for.
 */
import type { ParagraphContent, Run } from '../../document/DocumentContent.ts';

export interface PaperOptions {
  /** Name of the seminar: in the running header and the file's properties. */
  readonly seminar?: string;
  /** When the file is made: printed by date fields, and left out of the file when not given. */
  readonly created?: Date;
  /** Bytes of pictures by their hash. One that is not there is told in words in its place. */
  readonly images?: ReadonlyMap<string, Uint8Array>;
  /** What each citation prints, by `citationKey`; and the list of sources, where the document asks for one. */
  readonly citations?: ReadonlyMap<string, string>;
  /** The same with its formats, where a style has any. */
  readonly citationRuns?: ReadonlyMap<string, readonly Run[]>;
  readonly sources?: readonly ParagraphContent[];
  readonly cover?: Cover;
  /** Behind the text, each on a new page under its title. */
  readonly annexes?: readonly Annex[];
  /** Passages in square brackets, listed behind the text. */
  readonly listBrackets?: boolean;
  /** Of a document of which one section is printed: all its paragraphs. Numbers and references are those of the whole. */
  readonly whole?: readonly ParagraphContent[];
}

/** A page in front of everything else. */
export interface Cover {
  /** Whose document it is, or its symbol; '' for none. */
  readonly above: string;
  readonly title: string;
  /** Below the title: place, date, status. */
  readonly lines: readonly string[];
}

export interface Annex {
  readonly title: string;
  readonly paragraphs: readonly ParagraphContent[];
}
