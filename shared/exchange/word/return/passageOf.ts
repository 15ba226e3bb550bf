/** What came and went in a file, as one reads it: with a few words around, and old words struck out before new ones. */
import type { QuotePart } from '../../../changes/comments/Quote.ts';
import { PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { Comparison } from './Comparison.ts';
import { isKept } from './Comparison.ts';
import type { TextEdit } from './placeText.ts';
import { hunkReach, textOf } from './placeText.ts';

/** Letters around a change, and the most of a long passage. */
const AROUND = 30;
const MOST = 600;

export function passageOf(comparison: Comparison, hunk: readonly TextEdit[]): QuotePart[] {
  const { text } = comparison.base.letters;
  const { from, to } = hunkReach(hunk);
  const parts: QuotePart[] = [];
  const add = (words: string, change: QuotePart['change']) => {
    const last = parts.at(-1);
    if (words === '') return;
    if (last?.change === change) parts[parts.length - 1] = { ...last, text: last.text + words };
    else parts.push({ text: words, change });
  };
  const start = text.lastIndexOf(PARAGRAPH_END, from - 1) + 1;
  add(lead(text.slice(start, from)), 'none');
  for (const edit of hunk) {
    if (edit.kind === 'insert') add(shortened(textOf(edit.pieces)), 'insert');
    else add(shortened(text.slice(edit.from, edit.to)), 'delete');
  }
  const end = text.indexOf(PARAGRAPH_END, to);
  const behind = text.slice(to, end === -1 ? text.length : end);
  add(behind.length > AROUND ? `${behind.slice(0, AROUND).toWellFormed().trimEnd()}…` : behind, 'none');
  return parts;
}

function lead(before: string): string {
  return before.length <= AROUND ? before : `…${before.slice(-AROUND).toWellFormed().trimStart()}`;
}

/** The words of a stretch of the base, as the file has them. */
export function wordsOf(comparison: Comparison, from: number, to: number): string {
  let words = '';
  for (let letter = from; letter < to && words.length < MOST; letter++)
    if (isKept(comparison, letter)) words += comparison.base.letters.text[letter];
  return shortened(words);
}

export function shortened(words: string): string {
  return words.length > MOST ? `${words.slice(0, MOST).toWellFormed()}…` : words;
}
