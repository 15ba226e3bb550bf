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
const QUOTED = /^[“"'‘«„].[”"'’»“]$/u;
const LONGEST = 240;

/** In the order of the text; those in a note or a cell stand where these do. */
export function openBrackets(paragraphs: readonly ParagraphContent[]): OpenBracket[] {
  const body: Piece[] = [];
  const found: OpenBracket[] = [];
  walkParagraphs(paragraphs, ({ paragraph, index, inside }) => {
    const piece = { id: paragraphs[index]?.id ?? '', index, text: textOf(paragraph) };
    if (inside === 'text') body.push(piece);
    else found.push(...passagesOf([piece]));
  });
  return [...passagesOf(body), ...found].sort((a, b) => a.index - b.index);
}

/** A paragraph of one text. */
type Piece = OpenBracket;

function textOf(paragraph: ParagraphContent): string {
  return paragraphText(paragraph).replaceAll(EMBED, '').replaceAll(SOFT_BREAK, ' ');
}

/** From where to where, in the letters of all pieces. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

function passagesOf(pieces: readonly Piece[]): OpenBracket[] {
  const text = pieces.map((piece) => piece.text).join('\n');
  const closed: Stretch[] = [];
  const open: number[] = [];
  for (const { 0: bracket, index: at } of text.matchAll(BRACKETS)) {
    // One in quotation marks is spoken of.
    if (QUOTED.test(text.slice(Math.max(0, at - 1), at + 2))) continue;
    if (OPENING.includes(bracket)) open.push(at);
    else {
      const from = open.pop();
      if (from !== undefined) closed.push({ from, to: at + 1 });
    }
  }
  const ends = open.map((from) => ({ from, to: endOfLine(text, from) }));
  return outermost([...closed, ...ends]).map(({ from, to }) => placed(from, text.slice(from, to), pieces));
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** Without those that begin within another. */
function outermost(stretches: readonly Stretch[]): Stretch[] {
  let covered = -1;
  return stretches
    .toSorted((a, b) => a.from - b.from)
    .filter(({ from, to }) => {
      if (from < covered) return false;
      covered = to;
      return true;
    });
}

function placed(from: number, text: string, pieces: readonly Piece[]): OpenBracket {
  let start = 0;
  let at = 0;
  while (start + (pieces[at] as Piece).text.length < from) {
    start += (pieces[at] as Piece).text.length + 1;
    at++;
  }
  const { id, index } = pieces[at] as Piece;
  const clean = text.replace(/\s+/gu, ' ').trim();
  const short = clean.length <= LONGEST ? clean : `${clean.slice(0, LONGEST).toWellFormed().trimEnd()}…`;
  return { id, index, text: short };
}
