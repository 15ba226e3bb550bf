/** What came and went in a file, as one reads it: with a few words around, and old words struck out before new ones. */
import type { QuotePart } from '../../../changes/comments/Quote.ts';
import { EMBED, PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { EmbedContent } from '../../../document/EmbedContent.ts';
import type { Comparison } from './Comparison.ts';
import { isKept } from './Comparison.ts';
import type { NewPiece } from './Difference.ts';
import type { TextEdit } from './placeText.ts';
import { hunkReach, textOf } from './placeText.ts';
import { wordsInside } from './sameEmbed.ts';

/** Letters around a change, and the most of a long passage. */
const AROUND = 30;
const MOST = 600;

export function passageOf(comparison: Comparison, hunk: readonly TextEdit[]): QuotePart[] {
  const { letters, embeds } = comparison.base;
  const { text } = letters;
  const { from, to } = hunkReach(hunk);
  const parts: QuotePart[] = [];
  const add = (words: string, change: QuotePart['change']) => {
    const last = parts.at(-1);
    if (words === '') return;
    if (last?.change === change) parts[parts.length - 1] = { ...last, text: last.text + words };
    else parts.push({ text: words, change });
  };
  const lettersOf = (begin: number, stop: number) =>
    text
      .slice(begin, stop)
      .replaceAll(EMBED, (_, offset: number) => saidBy(embeds.get(begin + offset) ?? null));
  const start = text.lastIndexOf(PARAGRAPH_END, from - 1) + 1;
  add(lead(text.slice(start, from).replaceAll(EMBED, ' ')), 'none');
  for (const edit of hunk) {
    if (edit.kind === 'insert') add(shortened(edit.pieces.map(wordsOfPiece).join('')), 'insert');
    else add(shortened(lettersOf(edit.from, edit.to)), 'delete');
  }
  const end = text.indexOf(PARAGRAPH_END, to);
  const behind = text.slice(to, end === -1 ? text.length : end).replaceAll(EMBED, ' ');
  add(behind.length > AROUND ? `${behind.slice(0, AROUND).toWellFormed().trimEnd()}…` : behind, 'none');
  return parts;
}

function wordsOfPiece(piece: NewPiece): string {
  return piece.kind === 'embed' ? saidBy(piece.embed) : textOf([piece]);
}

/** What a note, a table or a picture says, set apart from the text it stands in. */
function saidBy(embed: EmbedContent | null): string {
  if (embed === null) return ' ';
  const words = embed.kind === 'image' ? embed.alt : wordsInside(embed);
  return words === '' ? '⟨…⟩' : `⟨${words.replaceAll(EMBED, ' ')}⟩`;
}

function lead(before: string): string {
  return before.length <= AROUND ? before : `…${before.slice(-AROUND).toWellFormed().trimStart()}`;
}

/** The words of a stretch of the base, as the file has them. */
export function wordsOf(comparison: Comparison, from: number, to: number): string {
  let words = '';
  for (let letter = from; letter < to && words.length < MOST; letter++)
    if (isKept(comparison, letter)) words += comparison.base.letters.text[letter];
  return shortened(words.replaceAll(EMBED, ' '));
}

export function shortened(words: string): string {
  return words.length > MOST ? `${words.slice(0, MOST).toWellFormed()}…` : words;
}
