/** What the Typst page is given: plain data, shaped for it. Short names, since long texts repeat them. */
import type { Alignment } from '../../document/paragraphProperties.ts';

export interface PdfLanguage {
  readonly lang: string;
  readonly region: string | null;
}

export type PdfRun =
  | { readonly br: true }
  /** Paragraphs of a note at the foot. */
  | { readonly note: readonly (readonly PdfRun[])[] }
  | PdfImage
  | {
      readonly t?: string;
      /** Words between spaces, for scripts that need it; instead of `t`. */
      readonly w?: readonly (readonly string[])[];
      /** The page of the place `to`; instead of `t`. */
      readonly page?: true;
      readonly b?: true;
      readonly i?: true;
      readonly u?: true;
      readonly s?: true;
      readonly sub?: true;
      readonly sup?: true;
      readonly href?: string;
      /** A place of this file, by its label. */
      readonly to?: string;
      readonly lang?: PdfLanguage;
      readonly font?: readonly string[];
    };

export interface PdfImage {
  /** Its file, as the page sees it. */
  readonly image: string;
  /** In points. */
  readonly width: number;
  /** null for one that readers pass over, '' for one of which nobody said what it shows. */
  readonly alt: string | null;
}

export interface PdfText {
  readonly runs: readonly PdfRun[];
  readonly align: Alignment;
  readonly indent: number;
  readonly rtl: boolean;
  readonly lang?: PdfLanguage;
  readonly font?: readonly string[];
  /** By which references find it. */
  readonly label?: string;
  /** In the margin. */
  readonly number?: number;
  /** On the page of what follows. */
  readonly keep?: true;
}

export interface PdfListItem extends PdfText {
  readonly marker: string;
  readonly lists: PdfList[];
}

export interface PdfList {
  readonly kind: 'list';
  readonly rtl: boolean;
  /** Levels between this list and the one it stands in that no paragraph has. */
  readonly skipped: number;
  readonly items: PdfListItem[];
}

export interface PdfCell {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly PdfBlock[];
}

export interface PdfTable {
  readonly kind: 'table';
  readonly rtl: boolean;
  readonly shares: readonly number[];
  readonly header: readonly PdfCell[];
  readonly body: readonly PdfCell[];
  readonly label?: string;
}

export type PdfLone =
  | (PdfText & { readonly kind: 'body' | 'caption' | 'quote' | 'subtitle' })
  | (PdfText & { readonly kind: 'title'; readonly first: boolean })
  | (PdfText & {
      readonly kind: 'heading';
      /** Its level in the file's structure, which may not skip one, and the level it looks like. */
      readonly level: number;
      readonly drawn: number;
      readonly listed: boolean;
      /** Stand behind it on its page, but in no list of headings. */
      readonly notes: readonly PdfRun[];
    })
  | PdfTable
  | { readonly kind: 'contents' | 'break' };

export type PdfBlock = PdfList | PdfLone;

export interface PdfCover {
  readonly above: string;
  readonly title: string;
  readonly lines: readonly string[];
}

export interface PdfInput {
  readonly title: string;
  readonly author: readonly string[];
  readonly running: string;
  readonly dated: boolean;
  readonly lang: PdfLanguage;
  readonly rtl: boolean;
  /** Families to load, and the order to try them in. */
  readonly families: readonly string[];
  readonly fonts: readonly string[];
  /** Whether anything is written in Arabic letters. */
  readonly arabic: boolean;
  readonly linebreaks: 'simple' | 'optimized';
  readonly words: {
    readonly contents: string;
    readonly page: string;
    readonly of: string;
    readonly after: string;
  };
  /** Across every page; '' for nothing. */
  readonly watermark: string;
  readonly lines: boolean;
  readonly cover: PdfCover | null;
  readonly front: readonly PdfBlock[];
  readonly contents: boolean;
  readonly breaks: boolean;
  readonly blocks: readonly PdfBlock[];
}
