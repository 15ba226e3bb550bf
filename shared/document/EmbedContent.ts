/**
 * A paragraph as plain data, and what one `\uFFFC` in it can stand for: tables, images, notes, and fields, whose text
 * is made when it is drawn and never stored. A table, a contents list, a list of sources and a page break stand in a
 * paragraph of their own; where a merge leaves other text beside one, that text is drawn as paragraphs in front of it
 * and behind it.
 */
import type { InlineFormats } from './inlineFormats.ts';
import type { ParagraphProperties } from './paragraphProperties.ts';

/** `client:clock` of the paragraph's `\n` in Yjs; the open last paragraph, without one, is 'end'. */
export type ParagraphId = string;

export interface Run {
  /** Never contains `\n`; `\u2028` is a soft break, `\uFFFC` an embed. */
  readonly text: string;
  readonly formats: InlineFormats;
  /** What stands for this one `\uFFFC`; absent where this version cannot show it. */
  readonly embed?: EmbedContent;
  /** No characters of the document: brackets that the desk draws. */
  readonly printed?: true;
}

export interface ParagraphContent {
  readonly id?: ParagraphId;
  readonly properties: ParagraphProperties;
  readonly runs: readonly Run[];
}

/** `client:clock` of a character: of an embed, a row, a column. */
export type CharacterKey = string;

export interface ImageContent {
  readonly kind: 'image';
  readonly id?: CharacterKey;
  /** SHA-256 of the file's bytes, in hex: by it the bytes are asked for. */
  readonly hash: string;
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  /** Of the file, in pixels. */
  readonly width: number;
  readonly height: number;
  /** As it is drawn, in points; the height follows. */
  readonly shownWidth: number;
  /** What it shows, for those who do not see it; '' is not said yet. */
  readonly alt: string;
  /** Says nothing that the text does not: readers pass over it. */
  readonly decorative: boolean;
}

/** A note at the foot of the page; its text is a flow of its own. */
export interface NoteContent {
  readonly kind: 'note';
  readonly id?: CharacterKey;
  readonly paragraphs: readonly ParagraphContent[];
}

export interface TableContent {
  readonly kind: 'table';
  readonly id?: CharacterKey;
  readonly columns: readonly ColumnContent[];
  readonly rows: readonly RowContent[];
}

export interface ColumnContent {
  readonly id?: CharacterKey;
  /** Share of the table's width; they are taken relative to one another. */
  readonly share: number;
}

export interface RowContent {
  readonly id?: CharacterKey;
  /** Repeated on every page that the table runs to. */
  readonly header: boolean;
  /** One a column, in the columns' order. */
  readonly cells: readonly CellContent[];
}

export interface CellContent {
  /** Never empty. */
  readonly paragraphs: readonly ParagraphContent[];
  /** Columns and rows it reaches over, itself included; absent for one. Only imported tables have such. */
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  /** Lies under one that reaches over it; not drawn. */
  readonly covered?: true;
}

/** A counted thing: the number in a caption, and what a reference to one says. */
export const CAPTION_LABELS = ['table', 'figure'] as const;
export type CaptionLabel = (typeof CAPTION_LABELS)[number];

/** The number of a caption, counted through the document for each label; 'Table 3' is drawn in full. */
export interface CaptionContent {
  readonly kind: 'caption';
  readonly id?: CharacterKey;
  readonly label: CaptionLabel;
}

/** What another place is called: a paragraph's number, a caption's label and number, a heading's text, a page. */
export interface ReferenceContent {
  readonly kind: 'reference';
  readonly id?: CharacterKey;
  /** A paragraph, or the caption's paragraph. */
  readonly target: ParagraphId;
  readonly shows: 'number' | 'text' | 'page';
}

/** The day on which it is drawn or printed, in the paragraph's language. */
export interface DateContent {
  readonly kind: 'date';
  readonly id?: CharacterKey;
}

export interface CitationContent {
  readonly kind: 'citation';
  readonly id?: CharacterKey;
  readonly sources: readonly CitedSource[];
}

export interface CitedSource {
  /** Key of the source in the document's library. */
  readonly key: string;
  /** A page or section, as typed; '' for none. */
  readonly locator: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Lists drawn from the document, and the end of a page. */
export interface PlainEmbedContent {
  readonly kind: 'contents' | 'sources' | 'pageBreak';
  readonly id?: CharacterKey;
}

export type EmbedContent =
  | ImageContent
  | NoteContent
  | TableContent
  | CaptionContent
  | ReferenceContent
  | DateContent
  | CitationContent
  | PlainEmbedContent;

export type EmbedKind = EmbedContent['kind'];
