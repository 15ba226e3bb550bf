/** What is known while a document is written as HTML: the same for its text, its cells and its notes. */
import type { ParagraphContent, ParagraphId } from '../../document/DocumentContent.ts';
import type { PaperFields } from '../paper/paperFields.ts';
import type { PaperWords } from '../paper/paperWords.ts';

export interface HtmlSetting {
  /** Of the document. */
  readonly language: string;
  readonly fields: PaperFields;
  readonly words: PaperWords;
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly sources: readonly ParagraphContent[];
  /** Of paragraphs that something links to: by their place, since one is linked to that has no identity. */
  readonly anchors: ReadonlyMap<ParagraphContent, string>;
  readonly contents: readonly { readonly level: number; readonly text: string; readonly anchor: string }[];
  readonly depth: number;
}

/** As it may stand in an address and in an attribute. */
export function anchorFor(id: ParagraphId): string {
  return `p-${id.replace(/[^a-z0-9]+/gi, '-')}`;
}
