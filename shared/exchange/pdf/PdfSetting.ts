/** What is known while a document is turned into the data of its page: the same for its text, its cells, its notes. */
import type { ParagraphContent } from '../../document/DocumentContent.ts';
import type { ImageContent } from '../../document/EmbedContent.ts';
import type { PaperFields } from '../paper/paperFields.ts';
import type { PaperWords } from '../paper/paperWords.ts';
import type { FontPlan } from './pdfFonts.ts';

export interface PdfSetting {
  /** Of paragraphs that name none; '' for none. */
  readonly language: string;
  readonly plan: FontPlan;
  readonly fields: PaperFields;
  readonly words: PaperWords;
  readonly images: ReadonlyMap<string, unknown>;
  readonly sources: readonly ParagraphContent[];
  /** Gives a paragraph that something refers to its label, the first time it is met. */
  readonly labelOf: (paragraph: ParagraphContent) => string | null;
  /** Of the line, in points: pictures are not wider. */
  readonly width: number;
  /** Tables around this text. */
  readonly depth: number;
}

/** A4 without our margins, in points. */
export const TEXT_WIDTH = 595 - 2 * 73.7;
const TALLEST = 620;

/** Where a picture's file lies for the page. */
export function imageFile({ hash, type }: Pick<ImageContent, 'hash' | 'type'>): string {
  return `images/${hash}.${type.slice('image/'.length)}`;
}

/** In points, so that it fits its line and its page. */
export function shownWidth({ shownWidth, width, height }: ImageContent, line: number): number {
  const wanted = Number.isFinite(shownWidth) && shownWidth > 0 ? shownWidth : line;
  const ratio = width > 0 && height > 0 ? height / width : 1;
  return Math.max(1, Math.min(wanted, line, TALLEST / ratio));
}
