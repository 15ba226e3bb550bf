/**
 * Which letters of a returned file are letters of its base. Paragraphs are recognised by their bookmarks, then by
 * Word's numbers, then by their text; between those that are, words are compared. What the file says was inserted by
 * somebody since is never looked for in the base.
 */
import { PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { Proposed, Revision } from '../../tracked/TrackedContent.ts';
import { bookmarkedId } from '../wordBookmarks.ts';
import type { BaseLetters } from './BaseLetters.ts';
import type { Letters } from './Letters.ts';
import { matchTexts } from './matchTexts.ts';
import type { TextIdentities } from './textIdentities.ts';

export interface Alignment {
  /** By letter of the file: that of the base it is; -1 for a new one. */
  readonly baseOf: Int32Array;
  /** By letter of the base: that of the file; -1 for one that is gone. */
  readonly fileOf: Int32Array;
  /** By a paragraph's end that is new in the file: the end that says who put it there, where that is another. */
  readonly saidBy: ReadonlyMap<number, number>;
  /** Letters of the file that an office put there of itself. */
  readonly nobodys: ReadonlySet<number>;
}

export function align(base: BaseLetters, file: Letters, identities: TextIdentities): Alignment {
  const nobodys = endsOfContents(base.letters, file, identities);
  const kept = keptLetters(base.letters, file).filter((letter) => !nobodys.has(letter));
  const text = kept.map((letter) => file.text[letter]).join('');
  const baseOf = new Int32Array(file.length).fill(-1);
  const fileOf = new Int32Array(base.letters.length).fill(-1);
  const pair = (a: number, b: number) => {
    const letter = kept[b] as number;
    baseOf[letter] = a;
    fileOf[a] = letter;
  };
  let [fromA, fromB] = [0, 0];
  const between = (a: number, b: number) => {
    for (const one of matchTexts(base.letters.text.slice(fromA, a), text.slice(fromB, b)))
      for (let at = 0; at < one.length; at++) pair(fromA + one.a + at, fromB + one.b + at);
  };
  for (const [a, b] of anchors(base, file, identities, kept, text)) {
    between(a, b);
    pair(a, b);
    [fromA, fromB] = [a + 1, b + 1];
  }
  between(base.letters.length, text.length);
  partUnlike(base.letters, file, baseOf, fileOf);
  const saidBy = turnSplits(file, baseOf, fileOf, isOpen(base), nobodys);
  turnJoins(base.letters.text, baseOf, fileOf);
  return { baseOf, fileOf, saidBy, nobodys };
}

/** The last paragraph had no end of its own, which every file gives it. */
export const isOpen = ({ letters, ids, printed }: BaseLetters): boolean =>
  ids[letters.length - 1] === null && !printed.has(letters.paragraphs.length - 1);

/** One character stands for a note as for a table: those that stand for different things are not the same. */
function partUnlike(base: Letters, file: Letters, baseOf: Int32Array, fileOf: Int32Array): void {
  for (const { from, run } of file.stretches) {
    const known = baseOf[from] as number;
    if (run?.embed === undefined || known === -1) continue;
    if (base.at(known).run?.embed?.kind === run.embed.kind) continue;
    baseOf[from] = -1;
    fileOf[known] = -1;
  }
}

/**
 * Ends of contents. Word ends them by a line within them that says nothing; of that LibreOffice makes an empty paragraph
 * behind them.
 */
function endsOfContents(base: Letters, file: Letters, { bookmarks }: TextIdentities): Set<number> {
  const behindContents = ({ paragraphs }: Letters) =>
    paragraphs.flatMap(({ runs }, index) =>
      runs.some(({ embed }) => embed?.kind === 'contents') ? [index + 1] : [],
    );
  const isEmpty = ({ paragraphs }: Letters, index: number) => paragraphs[index]?.runs.length === 0;
  const named = new Set(bookmarks.map(({ to }) => to.paragraph));
  const known = behindContents(base);
  const found = behindContents(file).filter(
    (index, nth) =>
      isEmpty(file, index) &&
      !named.has(index) &&
      file.paragraphOf(index).inserted === undefined &&
      // One that was there before stands behind it still.
      (isEmpty(file, index + 1) || !isEmpty(base, known[nth] ?? -1)),
  );
  return new Set(found.map((index) => file.ends[index] as number));
}

/** Letters that may be the base's: not those somebody inserted who had nothing pending when it went out. */
function keptLetters(base: Letters, file: Letters): number[] {
  const inserters = new Set<string>();
  for (const one of base.stretches) {
    const by = base.proposedOf(one).inserted;
    if (by !== undefined) inserters.add(by.author.id);
  }
  const isNew = ({ inserted }: Proposed) => inserted !== undefined && !inserters.has(inserted.author.id);
  const kept: number[] = [];
  for (const one of file.stretches) {
    if (isNew(file.proposedOf(one))) continue;
    for (let letter = one.from; letter < one.to; letter++) kept.push(letter);
  }
  return kept;
}

/** Two of the same person and second: a file has no more of it. */
export function sameRevision(a: Revision | undefined, b: Revision | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.author.id === b.author.id && Math.floor(a.at / 1000) === Math.floor(b.at / 1000);
}

// ---- paragraphs ----

type Pair = readonly [base: number, file: number];

/** Ends of paragraphs that are the same one, in the order of both texts; of the file in places of its kept letters. */
function anchors(
  base: BaseLetters,
  file: Letters,
  identities: TextIdentities,
  kept: readonly number[],
  text: string,
): Pair[] {
  const endBehind = (letter: number): number => text.indexOf(PARAGRAPH_END, firstFrom(kept, letter));
  const byId = new Map(base.names.flatMap(({ id }, index) => (id === null ? [] : [[id, index] as const])));
  const byNumber = new Map(base.names.map(({ number }, index) => [number, index] as const));
  /** By the end in the file: where the bookmark that says so ends, and which paragraph it names. */
  const found = new Map<number, { readonly at: number; readonly paragraph: number }>();
  const named = new Set<number>();
  for (const { name, to } of identities.bookmarks) {
    const paragraph = byId.get(bookmarkedId(name) ?? '');
    if (paragraph === undefined) continue;
    const at = file.letterAt(to);
    const end = endBehind(at);
    const known = found.get(end);
    named.add(paragraph);
    // Of paragraphs that were joined, the end that is left is the last one's.
    if (end !== -1 && (known === undefined || known.at <= at)) found.set(end, { at, paragraph });
  }
  // What stands behind a bookmark is the next paragraph's text: its own end is gone, and this is another.
  for (const [end, { at, paragraph }] of found)
    if (isTextOf(base, paragraph + 1, text.slice(firstFrom(kept, at), end))) found.delete(end);
  for (const [index, number] of identities.numbers.entries()) {
    const paragraph = number === '' ? undefined : byNumber.get(number);
    const end = paragraph === undefined ? -1 : endBehind(file.ends[index] as number);
    if (paragraph === undefined || end === -1 || named.has(paragraph) || found.has(end)) continue;
    found.set(end, { at: file.ends[index] as number, paragraph });
  }
  const pairs = [...found].map(([end, { paragraph }]): Pair => [base.letters.ends[paragraph] as number, end]);
  const [lastEnd, lastKept] = [base.letters.length - 1, text.length - 1];
  if (isOpen(base) && !found.has(lastKept) && text[lastKept] === PARAGRAPH_END)
    pairs.push([lastEnd, lastKept]);
  return longestRising(pairs.sort((a, b) => a[0] - b[0]));
}

/** Whether most words of a text are those of a paragraph of the base. */
function isTextOf({ letters }: BaseLetters, paragraph: number, text: string): boolean {
  const words = wordsIn(text);
  if (words.length === 0 || paragraph >= letters.paragraphs.length) return false;
  const own = new Set(wordsIn(letters.text.slice(letters.starts[paragraph], letters.ends[paragraph])));
  return words.filter((word) => own.has(word)).length * 2 > words.length;
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** Index of the first kept letter not in front of this one. */
function firstFrom(kept: readonly number[], letter: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle] as number) < letter) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The most of these whose second numbers rise: a paragraph that was moved is gone there and new here. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [index, [, file]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number] as Pair)[1] < file) low = middle + 1;
      else high = middle;
    }
    before[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const rising: Pair[] = [];
  for (let index = tails.at(-1) ?? -1; index !== -1; index = before[index] as number)
    rising.push(pairs[index] as Pair);
  return rising.reverse();
}

/**
 * A paragraph that is begun behind the end of another has, for Word, the end the other had, and the other a new one.
 * For the desk it is the new one: the identity stays with the text that was there.
 */
function turnSplits(
  file: Letters,
  baseOf: Int32Array,
  fileOf: Int32Array,
  isLastOpen: boolean,
  nobodys: ReadonlySet<number>,
): Map<number, number> {
  const saidBy = new Map<number, number>();
  const { text } = file;
  for (let end = 0; end < text.length; end++) {
    const base = baseOf[end] as number;
    if (text[end] !== PARAGRAPH_END || base === -1) continue;
    // An end that the text has not is no place to put anything behind.
    if (isLastOpen && base === fileOf.length - 1) continue;
    let first = end;
    while (first > 0 && baseOf[first - 1] === -1 && !nobodys.has(first - 1)) first--;
    const isBehindText = first > 0 ? baseOf[first - 1] === base - 1 : base === 0;
    if (first === end || text[first] !== PARAGRAPH_END || !isBehindText) continue;
    // One that somebody takes out again is not the one that stays.
    if (file.proposedAt(first).deleted !== undefined) continue;
    baseOf[end] = -1;
    baseOf[first] = base;
    fileOf[base] = first;
    saidBy.set(end, first);
  }
  return saidBy;
}

/** The other way round: of a paragraph taken out from the end of the one in front, it is its own end that goes. */
function turnJoins(text: string, baseOf: Int32Array, fileOf: Int32Array): void {
  for (let end = 0; end < text.length; end++) {
    const file = fileOf[end] as number;
    if (text[end] !== PARAGRAPH_END || file === -1) continue;
    let first = end;
    while (first > 0 && fileOf[first - 1] === -1) first--;
    const isBehindText = first > 0 && text[first - 1] !== PARAGRAPH_END && fileOf[first - 1] === file - 1;
    if (first === end || text[first] !== PARAGRAPH_END || !isBehindText) continue;
    fileOf[end] = -1;
    fileOf[first] = file;
    baseOf[file] = first;
  }
}
