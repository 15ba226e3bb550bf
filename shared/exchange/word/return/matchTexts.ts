/**
 * Which letters of one text are letters of another: whole paragraphs first, then words, then parts of words where
 * something was only added or taken away. What is matched keeps its identity, so a match that is not sure is none:
 * two words that merely look alike are a replacement.
 */
import fastDiff from 'fast-diff';
import { PARAGRAPH_END } from '../../../document/DocumentContent.ts';

/** The same letters in both texts. */
export interface Match {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** In the order of both texts, none empty. */
export function matchTexts(a: string, b: string): Match[] {
  const matches: Match[] = [];
  let [fromA, fromB] = [0, 0];
  let [gapA, gapB] = ['', ''];
  const closeGap = () => {
    for (const one of matchPassages(gapA, gapB))
      push(matches, { ...one, a: one.a + fromA - gapA.length, b: one.b + fromB - gapB.length });
    [gapA, gapB] = ['', ''];
  };
  for (const { op, tokens } of compare(paragraphsOf(a), paragraphsOf(b))) {
    const text = tokens.join('');
    if (op === 'same') {
      closeGap();
      push(matches, { a: fromA, b: fromB, length: text.length });
    } else if (op === 'gone') gapA += text;
    else gapB += text;
    if (op !== 'new') fromA += text.length;
    if (op !== 'gone') fromB += text.length;
  }
  closeGap();
  return matches;
}

const paragraphsOf = (text: string) => text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];

function push(matches: Match[], next: Match): void {
  if (next.length === 0) return;
  const last = matches.at(-1);
  const goesOn = last !== undefined && last.a + last.length === next.a && last.b + last.length === next.b;
  if (goesOn) matches[matches.length - 1] = { ...last, length: last.length + next.length };
  else matches.push(next);
}

// ---- words ----

/** Written without spaces between words. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
/** What belongs to the letter in front of it: marks, joiners, variants. */
const BEHIND_LETTER = String.raw`(?:\p{M}|\u200c|\u200d|\ufe0f)`;
/**
 * Words, signs, spaces and paragraph ends each by themselves. Scripts without spaces between words are taken letter
 * by letter, with the marks that belong to each.
 */
const TOKENS = new RegExp(
  `${UNSPACED}${BEHIND_LETTER}*|(?:(?!${UNSPACED})(?:\\p{L}|\\p{N}|['’]|${BEHIND_LETTER}))+|[^\\n]${BEHIND_LETTER}*|\\n`,
  'gu',
);

/** What two texts must share of their words, at least, for one to be the other edited. */
const ALIKE = 0.3;

type Step = { readonly op: 'same' | 'gone' | 'new'; readonly tokens: readonly string[] };

function matchPassages(a: string, b: string): Match[] {
  if (a === '' || b === '') return [];
  const matches = inPlace(mended(wordSteps(a, b)));
  const size = (text: string) => text.replace(/\s+/gu, '').length;
  const shared = size(matches.map((one) => a.slice(one.a, one.a + one.length)).join(''));
  if (shared < ALIKE * Math.max(size(a), size(b))) {
    // Another text altogether, in the same paragraph.
    const isSameEnd = a.endsWith(PARAGRAPH_END) && b.endsWith(PARAGRAPH_END);
    return isSameEnd ? [{ a: a.length - 1, b: b.length - 1, length: 1 }] : [];
  }
  return matches;
}

const tokensOf = (text: string): string[] => text.match(TOKENS) ?? [];
const isSpace = (token: string) => token.trim() === '';

/**
 * The steps from one text to the other, by their words alone: spaces and ends of paragraphs are everywhere, and would
 * be matched with one another before the words they stand between. They follow the words in front of them, or else those behind.
 */
function wordSteps(a: string, b: string): Step[] {
  const [tokensA, tokensB] = [tokensOf(a), tokensOf(b)];
  const words = (tokens: readonly string[]) => tokens.filter((token) => !isSpace(token));
  const steps: Step[] = [];
  const add = (op: Step['op'], text: string) => {
    if (text !== '') steps.push({ op, tokens: [text] });
  };
  const [readA, readB] = [reader(tokensA), reader(tokensB)];
  let [gapA, gapB] = ['', ''];
  const closeGap = (behind: string) => {
    const [front, back] = sharedSpaces(gapA, gapB);
    add('same', gapA.slice(0, front));
    add('gone', gapA.slice(front, gapA.length - back));
    add('new', gapB.slice(front, gapB.length - back));
    add('same', gapA.slice(gapA.length - back) + behind);
    [gapA, gapB] = ['', ''];
  };
  for (const { op, tokens } of compare(words(tokensA), words(tokensB))) {
    for (const token of tokens) {
      if (op !== 'new') gapA += readA(op === 'same');
      if (op !== 'gone') gapB += readB(op === 'same');
      if (op === 'same') closeGap(token);
    }
  }
  gapA += readA(true);
  gapB += readB(true);
  closeGap('');
  return steps;
}

/** Reads on through the next word; with `upTo`, only what stands in front of it. The word itself is then behind us. */
function reader(tokens: readonly string[]): (upTo: boolean) => string {
  let at = 0;
  return (upTo) => {
    let text = '';
    while (at < tokens.length && isSpace(tokens[at] as string)) text += tokens[at++];
    const word = tokens[at++] ?? '';
    return upTo ? text : text + word;
  };
}

/** How many letters of white space two gaps share at their beginning and at their end. */
function sharedSpaces(a: string, b: string): readonly [number, number] {
  const most = Math.min(a.length, b.length);
  let front = 0;
  while (front < most && a[front] === b[front] && /\s/.test(a[front] as string)) front++;
  let back = 0;
  while (back < most - front && a.at(-1 - back) === b.at(-1 - back) && /\s/.test(a.at(-1 - back) as string))
    back++;
  return [front, back];
}
const textOf = ({ tokens }: Step) => tokens.join('');

function inPlace(steps: readonly Step[]): Match[] {
  const matches: Match[] = [];
  let [a, b] = [0, 0];
  for (const [index, step] of steps.entries()) {
    const text = textOf(step);
    const next = steps[index + 1];
    if (step.op === 'same') push(matches, { a, b, length: text.length });
    if (step.op === 'gone' && next?.op === 'new')
      for (const { from, to, length } of keptWithin(text, textOf(next)))
        push(matches, { a: a + from, b: b + to, length });
    if (step.op !== 'new') a += text.length;
    if (step.op !== 'gone') b += text.length;
  }
  return matches;
}

interface Kept {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

function keptWithin(old: string, text: string): Kept[] {
  return endsIn(old) === endsIn(text) ? keptEnds(old, text) : keptParts(old, text);
}

const endsIn = (text: string) => text.split(PARAGRAPH_END).length;

/** Where paragraphs are joined or split, words may touch that did not: these are known by their letters. */
function keptParts(old: string, text: string): Kept[] {
  const kept: Kept[] = [];
  let [from, to] = [0, 0];
  for (const [op, { length }] of fastDiff(old, text)) {
    if (op === 0) {
      const isWhole =
        isBorder(old, from) &&
        isBorder(text, to) &&
        isBorder(old, from + length) &&
        isBorder(text, to + length);
      if (isWhole && length >= SHORTEST) kept.push({ from, to, length });
    }
    if (op <= 0) from += length;
    if (op >= 0) to += length;
  }
  return kept;
}

/** Fewer letters are the same by chance. */
const SHORTEST = 3;

/** What a replacement keeps at its beginning and its end, where it only adds, or only takes away. */
function keptEnds(old: string, text: string): Kept[] {
  const most = Math.min(old.length, text.length);
  let front = 0;
  while (front < most && old[front] === text[front]) front++;
  while (front > 0 && !(isBorder(old, front) && isBorder(text, front))) front--;
  let back = 0;
  while (back < most - front && old[old.length - 1 - back] === text[text.length - 1 - back]) back++;
  while (back > 0 && !(isBorder(old, old.length - back) && isBorder(text, text.length - back))) back--;
  if (front + back < most) return [];
  return [
    { from: 0, to: 0, length: front },
    { from: old.length - back, to: text.length - back, length: back },
  ];
}

const CONTINUES = new RegExp(`^(?:${BEHIND_LETTER}|[\\udc00-\\udfff])`, 'u');

/** Whether a text may be cut there without taking a letter from its marks. */
function isBorder(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const before = text[at - 1] as string;
  return !/[\ud800-\udbff\u200d]/.test(before) && !CONTINUES.test(text.slice(at));
}

/** A space or a sign between two words that are both replaced is replaced with them: one reads it as one change. */
function mended(steps: readonly Step[]): Step[] {
  const groups: { gone: string[]; new: string[]; same: string[] }[] = [{ gone: [], new: [], same: [] }];
  for (const { op, tokens } of steps) {
    let last = groups.at(-1) as (typeof groups)[number];
    if (op !== 'same' && last.same.length > 0) {
      const text = last.same.join('');
      const before = last.gone.length > 0 && last.new.length > 0;
      if (before && /^[^\p{L}\p{N}\n]{1,2}$/u.test(text) && op === 'gone' && isReplaced(steps, tokens)) {
        last.gone.push(...last.same);
        last.new.push(...last.same);
        last.same = [];
      } else {
        last = { gone: [], new: [], same: [] };
        groups.push(last);
      }
    }
    last[op].push(...tokens);
  }
  return groups.flatMap(({ gone, new: added, same }): Step[] =>
    (
      [
        { op: 'gone', tokens: gone },
        { op: 'new', tokens: added },
        { op: 'same', tokens: same },
      ] as const
    ).filter(({ tokens }) => tokens.length > 0),
  );
}

/** Whether what goes there is followed by what comes in its place. */
function isReplaced(steps: readonly Step[], gone: readonly string[]): boolean {
  const index = steps.findIndex(({ tokens }) => tokens === gone);
  return steps[index + 1]?.op === 'new';
}

// ---- tokens ----

/** Two lists whose product is longer are not compared: nobody edits a text so, and it would take minutes. */
const MOST = 100_000_000;

/** The steps from one list to the other, each with tokens as they are in it. */
function compare(a: readonly string[], b: readonly string[]): Step[] {
  let front = 0;
  while (front < a.length && front < b.length && a[front] === b[front]) front++;
  let back = 0;
  while (back < Math.min(a.length, b.length) - front && a.at(-1 - back) === b.at(-1 - back)) back++;
  const [midA, midB] = [a.slice(front, a.length - back), b.slice(front, b.length - back)];
  const steps: Step[] = [
    { op: 'same', tokens: a.slice(0, front) },
    ...(midA.length * midB.length > MOST ? replaced(midA, midB) : compareMiddles(midA, midB)),
    { op: 'same', tokens: a.slice(a.length - back) },
  ];
  return steps.filter(({ tokens }) => tokens.length > 0);
}

const replaced = (a: readonly string[], b: readonly string[]): Step[] => [
  { op: 'gone', tokens: a },
  { op: 'new', tokens: b },
];

/** Characters that stand for tokens; none of them is half of a pair. */
const FIRST = 0x20;
const SURROGATES = 0xd800;
const BEHIND = 0xe000;

function compareMiddles(a: readonly string[], b: readonly string[]): Step[] {
  if (a.length === 0 || b.length === 0) return replaced(a, b);
  const codes = new Map<string, string>();
  const names = new Map<string, string>();
  const codeOf = (token: string) => {
    let code = codes.get(token);
    if (code === undefined) {
      const number = FIRST + codes.size;
      code = String.fromCharCode(number < SURROGATES ? number : number - SURROGATES + BEHIND);
      codes.set(token, code);
      names.set(code, token);
    }
    return code;
  };
  const [codedA, codedB] = [a.map(codeOf).join(''), b.map(codeOf).join('')];
  if (codes.size > SURROGATES - FIRST + 0x10000 - BEHIND) return replaced(a, b);
  return fastDiff(codedA, codedB).map(([op, text]) => ({
    op: op === 0 ? 'same' : op < 0 ? 'gone' : 'new',
    tokens: [...text].map((code) => names.get(code) as string),
  }));
}
