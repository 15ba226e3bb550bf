/** What the Typst page is given: plain data, shaped for it. Short names, since long texts repeat them. */
import type { Alignment } from '../../document/paragraphProperties.ts';

export interface PdfLanguage {
  readonly lang: string;
  readonly region: string | null;
}

export type PdfRun =
  | { readonly br: true }
  | {
      readonly t?: string;
      /** Words between spaces, for scripts that need it; instead of `t`. */
      readonly w?: readonly (readonly string[])[];
      readonly b?: true;
      readonly i?: true;
      readonly u?: true;
      readonly s?: true;
      readonly sub?: true;
      readonly sup?: true;
      readonly href?: string;
      readonly lang?: PdfLanguage;
      readonly font?: readonly string[];
    };

export interface PdfText {
  readonly runs: readonly PdfRun[];
  readonly align: Alignment;
  readonly indent: number;
  readonly rtl: boolean;
  readonly lang?: PdfLanguage;
  readonly font?: readonly string[];
}

export interface PdfListItem extends PdfText {
  readonly label: string;
  readonly lists: PdfList[];
}

export interface PdfList {
  readonly kind: 'list';
  readonly rtl: boolean;
  /** Levels between this list and the one it stands in that no paragraph has. */
  readonly skipped: number;
  readonly items: PdfListItem[];
}

export type PdfBlock =
  | PdfList
  | (PdfText & { readonly kind: 'body' | 'quote' | 'subtitle' })
  | (PdfText & { readonly kind: 'title'; readonly first: boolean })
  | (PdfText & {
      readonly kind: 'heading';
      /** Its level in the file's structure, which may not skip one, and the level it looks like. */
      readonly level: number;
      readonly drawn: number;
      readonly listed: boolean;
    });

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
  readonly front: readonly PdfBlock[];
  readonly contents: boolean;
  readonly breaks: boolean;
  readonly blocks: readonly PdfBlock[];
}
