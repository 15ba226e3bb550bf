/** What the differences in one text come to in the live one: a suggestion each, or nothing where it says so already. */
import type { QuotePart } from '../../../changes/comments/Quote.ts';
import type { FormatSet } from '../../../changes/entries.ts';
import type { IdRange } from '../../../document/ids.ts';
import { pushRange } from '../../../document/ids.ts';
import type { ComparedText } from './compareTexts.ts';
import type { Difference, DifferenceEdit } from './Difference.ts';
import { passageOf, shortened, wordsOf } from './passageOf.ts';
import type { TextEdit } from './placeText.ts';
import { hunksOf, placeHunk } from './placeText.ts';
import type { ReturnConflict, ReturnDeed, ReturnItem, ReturnPart } from './ReturnPlan.ts';
import { returnKey } from './returnKey.ts';
import { placeOf, placeOfThread } from './returnPlace.ts';
import type { ReturnWords } from './returnWords.ts';

export interface PlanSetting {
  readonly exportId: string;
  readonly words: ReturnWords;
}

interface Gathered {
  readonly parts: ReturnPart[];
  readonly deeds: ReturnDeed[];
  conflict: ReturnConflict | null;
}

/** @returns null where the live text has all of it */
export function planDifference(
  text: ComparedText,
  difference: Difference,
  setting: PlanSetting,
): ReturnItem | null {
  const { comparison, flow } = text;
  const { who, tracked, edits } = difference;
  const gathered: Gathered = { parts: [], deeds: [], conflict: null };
  if (!text.stands) sayWhatIsLost(text, difference, setting, gathered);
  for (const hunk of text.stands ? hunksOf(edits.filter(isTextEdit)) : []) {
    const placed = placeHunk(comparison, flow, hunk, who.author.id);
    if (placed === null) continue;
    gathered.parts.push({ kind: 'words', passage: passageOf(comparison, hunk) });
    gathered.deeds.push(...placed.deeds);
    gathered.conflict ??= placed.conflict;
  }
  for (const edit of text.stands ? edits : []) {
    if (edit.kind === 'format') planFormat(text, edit, difference, setting, gathered);
    if (edit.kind === 'property') planProperty(text, edit, difference, setting, gathered);
  }
  if (gathered.deeds.length === 0) return null;
  return {
    key: keyOf(text, difference, setting),
    who: who.author,
    at: who.at,
    tracked,
    place: placeOf(text, startOf(edits)),
    ...gathered,
  };
}

/** What is done in a note or table that is no more is told where it stood. */
function sayWhatIsLost(
  text: ComparedText,
  { who, edits }: Difference,
  { words }: PlanSetting,
  gathered: Gathered,
): void {
  if (text.holder === null) return;
  const passages = hunksOf(edits.filter(isTextEdit)).map((hunk) => passageOf(text.comparison, hunk));
  // How it looks is of no use to anybody any more.
  if (passages.length === 0) return;
  const quote = passages.flat();
  const said = quote.flatMap(({ text: part, change }) => (change === 'delete' ? [] : [part])).join('');
  const message = `${words.insideGone} “${shortened(said)}”`;
  gathered.parts.push({ kind: 'comment', about: '', text: message });
  gathered.deeds.push({
    kind: 'thread',
    ...placeOfThread(text.holder),
    quote,
    messages: [{ who: who.author, at: who.at, text: message }],
    resolved: false,
  });
  gathered.conflict = {
    kind: 'gone',
    base: quote.flatMap(({ text: part, change }) => (change === 'insert' ? [] : [part])).join(''),
    file: said,
    live: '',
  };
}

export function keyOf({ flow }: ComparedText, { who, edits }: Difference, { exportId }: PlanSetting): string {
  return returnKey(exportId, flow, who.author.id, edits);
}

function isTextEdit(edit: DifferenceEdit): edit is TextEdit {
  return edit.kind === 'insert' || edit.kind === 'delete';
}

/** The letter of the base it begins at. */
export function startOf(edits: readonly DifferenceEdit[]): number {
  const [first] = edits;
  if (first === undefined) return 0;
  return first.kind === 'delete' || first.kind === 'format' ? first.from : first.at;
}

function planFormat(
  text: ComparedText,
  { from, to, set }: Extract<DifferenceEdit, { kind: 'format' }>,
  difference: Difference,
  setting: PlanSetting,
  gathered: Gathered,
): void {
  const { comparison } = text;
  const { live } = comparison;
  const words = wordsOf(comparison, from, to);
  const ranges: IdRange[] = [];
  let stands = false;
  for (let letter = from; letter < to; letter++) {
    const run = live.runOf(letter);
    const id = live.idOf(letter);
    if (run === null || id === null) continue;
    stands = true;
    if (!hasFormats(run.formats, set)) pushRange(ranges, { ...id, length: 1 });
  }
  if (!stands) {
    remarkOnGone(text, { from, to }, setting.words.formatGone, difference, gathered);
  } else if (ranges.length > 0) {
    gathered.parts.push({ kind: 'format', words, set });
    gathered.deeds.push({ kind: 'format', ranges, set });
  }
}

function hasFormats(formats: object, set: FormatSet): boolean {
  const has = formats as Readonly<Record<string, unknown>>;
  return Object.entries(set).every(([name, value]) => has[name] === value);
}

function planProperty(
  text: ComparedText,
  { at, name, before, value }: Extract<DifferenceEdit, { kind: 'property' }>,
  difference: Difference,
  setting: PlanSetting,
  gathered: Gathered,
): void {
  const { comparison } = text;
  const { live, base } = comparison;
  const mark = live.idOf(at);
  if (mark === null) return;
  const { paragraph } = base.letters.at(at);
  const from = base.letters.starts[paragraph] as number;
  if (!live.stands(at)) {
    remarkOnGone(text, { from, to: at }, setting.words.propertyGone, difference, gathered);
    return;
  }
  const current = live.view.propertiesOf(mark)[name];
  if (current === value) return;
  const words = wordsOf(comparison, from, at);
  gathered.parts.push({ kind: 'property', words, name, before: current, value });
  gathered.deeds.push({ kind: 'property', mark, name, value, before: current });
  if (current !== before)
    gathered.conflict ??= {
      kind: 'property',
      base: String(before),
      file: String(value),
      live: String(current),
    };
}

/** What can be done no more is said at the nearest place, so that somebody does it by hand or lets it be. */
function remarkOnGone(
  { comparison, flow }: ComparedText,
  { from, to }: { readonly from: number; readonly to: number },
  said: string,
  { who }: Difference,
  gathered: Gathered,
): void {
  const words = shortened(comparison.base.letters.text.slice(from, to));
  const { ids, letters } = comparison.base;
  const ranges: IdRange[] = [];
  for (let letter = from; letter < to; letter++) {
    const id = ids[letter] ?? null;
    if (id !== null) pushRange(ranges, { ...id, length: 1 });
  }
  const end = letters.ends[letters.at(from).paragraph] as number;
  const text = words === '' ? said : `${said} “${words}”`;
  const quote: QuotePart[] = words === '' ? [] : [{ text: words, change: 'none' }];
  gathered.parts.push({ kind: 'comment', about: words, text });
  gathered.deeds.push({
    kind: 'thread',
    flow,
    about: ranges.map((range) => ({ kind: 'base', range })),
    mark: ids[end] ?? null,
    quote,
    messages: [{ who: who.author, at: who.at, text }],
    resolved: false,
  });
  gathered.conflict ??= { kind: 'gone', base: words, file: words, live: '' };
}
