/**
 * Passages in square brackets: in a negotiated text, what is not agreed yet. They nest and may run over several
 * paragraphs; the outermost are given, with what stands in them. A bracket that nobody closed reaches to the end of
 * its paragraph.
 */
import type { ParagraphContent, ParagraphId } from '../../document/DocumentContent.ts';
import { EMBED, paragraphText, SOFT_BREAK } from '../../document/DocumentContent.ts';
import { walkParagraphs } from './walkParagraphs.ts';

export interface OpenBracket {
  /** The paragraph of the text it begins in, or in whose note or table; '' where that has no identity. */
  readonly id: ParagraphId;
  /** The same, counted from 0. */
  readonly index: number;
  /** Brackets included; cut where it is long. */
  readonly text: string;
}

const OPENING = '[\uff3b\u3014';
const BRACKETS = /[[\]\uff3b\uff3d\u3014\u3015]/gu;
const LONGEST = 240;

/** In the order of the text; those in a note or a cell stand where these do. */
export function openBrackets(paragraphs: readonly ParagraphContent[]): OpenBracket[] {
  const found: OpenBracket[] = [];
  const text = new Passages();
  walkParagraphs(paragraphs, ({ paragraph, index, inside }) => {
    if (inside === 'text') {
      text.read(paragraph, index, paragraph.id);
      return;
    }
    const apart = new Passages();
    apart.read(paragraph, index, paragraphs[index]?.id);
    found.push(...apart.finish());
  });
  found.push(...text.finish());
  return found.sort((a, b) => a.index - b.index);
}

/** One text's brackets as they open and close. */
class Passages {
  readonly #found: OpenBracket[] = [];
  #depth = 0;
  /** Where the outermost began, what stands in it so far, and how much of that in its own paragraph. */
  #open = { id: '', index: 0, text: '', own: 0 };

  read(paragraph: ParagraphContent, index: number, id: ParagraphId = ''): void {
    const text = paragraphText(paragraph).replaceAll(EMBED, '').replaceAll(SOFT_BREAK, ' ');
    let from = 0;
    for (const { 0: bracket, index: at } of text.matchAll(BRACKETS)) {
      if (OPENING.includes(bracket)) {
        this.#depth++;
        if (this.#depth > 1) continue;
        this.#open = { id, index, text: '', own: text.length - at };
        from = at;
      } else if (this.#depth > 0) {
        this.#depth--;
        if (this.#depth === 0) this.#close(this.#open.text + text.slice(from, at + 1));
      }
    }
    if (this.#depth > 0) this.#open.text += `${text.slice(from)} `;
  }

  finish(): OpenBracket[] {
    if (this.#depth > 0) this.#close(this.#open.text.slice(0, this.#open.own));
    return this.#found;
  }

  #close(text: string): void {
    const { id, index } = this.#open;
    const clean = text.replace(/\s+/gu, ' ').trim();
    const short = clean.length <= LONGEST ? clean : `${clean.slice(0, LONGEST).toWellFormed().trimEnd()}…`;
    this.#found.push({ id, index, text: short });
  }
}
