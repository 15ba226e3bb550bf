/**
 * Words that came and went in a returned file, put into the live text: what of it is there already, where the rest
 * goes, and whether the live text has other words there.
 */
import { EMBED, PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { IdRange } from '../../../document/ids.ts';
import { pushRange } from '../../../document/ids.ts';
import type { Comparison, Reach } from './Comparison.ts';
import { commonAround, isKept, isSameReading, readings } from './Comparison.ts';
import type { DifferenceEdit, NewPiece } from './Difference.ts';
import type { LiveRun } from './LiveText.ts';
import type { Beside, ReturnConflict, ReturnDeed } from './ReturnPlan.ts';
import { sameEmbed } from './sameEmbed.ts';

export type TextEdit = Extract<DifferenceEdit, { kind: 'insert' | 'delete' }>;
type InsertEdit = Extract<DifferenceEdit, { kind: 'insert' }>;

export interface PlacedText {
  readonly deeds: readonly ReturnDeed[];
  readonly conflict: ReturnConflict | null;
}

/** Edits with no letter between them, as one. */
export function hunksOf(edits: readonly TextEdit[]): TextEdit[][] {
  const hunks: TextEdit[][] = [];
  let end = -1;
  for (const edit of edits) {
    const [from, to] = reachOf(edit);
    if (from === end) hunks.at(-1)?.push(edit);
    else hunks.push([edit]);
    end = to;
  }
  return hunks;
}

const reachOf = (edit: TextEdit): readonly [number, number] =>
  edit.kind === 'insert' ? [edit.at, edit.at] : [edit.from, edit.to];

export function hunkReach(hunk: readonly TextEdit[]): Reach {
  const reaches = hunk.map(reachOf);
  return { from: Math.min(...reaches.map(([from]) => from)), to: Math.max(...reaches.map(([, to]) => to)) };
}

/** @returns null where the live text reads so already */
export function placeHunk(
  comparison: Comparison,
  flow: string,
  hunk: readonly TextEdit[],
  author: string,
): PlacedText | null {
  const common = commonAround(comparison, hunkReach(hunk));
  const read = readings(comparison, common);
  const { letters, ids } = comparison.base;
  // The last paragraph had no end of its own, which every file gives it.
  const isOpen = common.to >= letters.length && ids[letters.length - 1] === null;
  // One character stands for any note or table: that there is one says nothing of what it holds.
  const isTold = !hunk.some(
    (edit) => edit.kind === 'insert' && edit.pieces.some(({ kind }) => kind === 'embed'),
  );
  if (isTold && read.live !== null && isSameReading(read.live, read.file, isOpen)) return null;
  const deeds = hunk.flatMap((edit): ReturnDeed[] => {
    if (edit.kind === 'insert') return placeInsertion(comparison, flow, edit, author);
    const ranges = standing(comparison, edit.from, edit.to);
    return ranges.length === 0 ? [] : [{ kind: 'delete', ranges }];
  });
  if (deeds.length === 0) return null;
  const kind = conflictOf(comparison, hunk);
  const conflict = kind && { kind, base: read.base, file: read.file, live: read.live ?? '' };
  return { deeds, conflict };
}

/** Of these letters, those that stand and that nobody proposes to go. */
export function standing({ live }: Comparison, from: number, to: number): IdRange[] {
  const ranges: IdRange[] = [];
  for (let letter = from; letter < to; letter++) {
    const id = live.idOf(letter);
    if (id !== null && live.stays(letter)) pushRange(ranges, { ...id, length: 1 });
  }
  return ranges;
}

/** What was taken out of the live text around there, and what was put in. */
function conflictOf(comparison: Comparison, hunk: readonly TextEdit[]): ReturnConflict['kind'] | null {
  if (hunk.every(({ kind }) => kind === 'delete')) return null;
  const { live } = comparison;
  const { from, to } = hunkReach(hunk);
  const { front, behind } = standingAround(comparison, from, to);
  let isGone = false;
  for (let letter = front + 1; letter < behind; letter++) {
    if (live.stands(letter)) continue;
    const isBetween = letter >= from && letter < to;
    if (!isBetween && isKept(comparison, letter)) return 'gone';
    isGone = true;
  }
  return isGone && newBetween(comparison, front, behind).some(({ going }) => !going) ? 'both' : null;
}

/** The nearest letters that stand, in front of `from` and from `to` on. */
function standingAround(
  { live, base }: Comparison,
  from: number,
  to: number,
): { readonly front: number; readonly behind: number } {
  let [front, behind] = [from - 1, to];
  while (front >= 0 && !live.stands(front)) front--;
  while (behind < base.letters.length && !live.stands(behind)) behind++;
  return { front, behind };
}

/** What the live text has between two letters that stand, and the base had not. */
function newBetween({ live, base }: Comparison, front: number, behind: number) {
  const from = front < 0 ? 0 : live.at(front) + 1;
  const to = behind >= base.letters.length ? live.length : live.at(behind);
  const known = new Set<string>();
  for (let letter = front + 1; letter < behind; letter++) {
    const id = live.idOf(letter);
    if (id !== null && live.stands(letter)) known.add(`${id.client}:${id.clock}`);
  }
  return from > to
    ? []
    : live.between(from, to).filter(({ client, clock }) => !known.has(`${client}:${clock}`));
}

function placeInsertion(
  comparison: Comparison,
  flow: string,
  edit: InsertEdit,
  author: string,
): ReturnDeed[] {
  const { changes } = comparison;
  const { front, behind } = standingAround(comparison, edit.at, edit.at);
  const there = newBetween(comparison, front, behind);
  const text = textOf(edit.pieces);
  const isOwn = (ids: readonly string[]) =>
    ids.some((id) => changes.suggestions.get(id)?.author.id === author);
  const own = there.filter(({ insertedBy }) => isOwn(insertedBy));
  const said = own.map((run) => run.text).join('');
  const deed = (beside: Beside, pieces: readonly NewPiece[], skipped: number): ReturnDeed => ({
    kind: 'insert',
    flow,
    beside,
    pieces,
    file: edit.file + skipped,
  });
  if (edit.pieces.some(({ kind }) => kind === 'embed'))
    return said === text && areSameEmbeds(comparison, own, edit.pieces)
      ? []
      : [deed(besideOf(comparison, edit), edit.pieces, 0)];
  // Somebody put the very same words there.
  if (textsIn(there).includes(text)) return [];
  const [first, last] = [own[0], own.at(-1)];
  if (first !== undefined && last !== undefined) {
    // The same person went on writing in a file that was taken in before.
    if (said.includes(text)) return [];
    if (text.startsWith(said)) {
      const end = { client: last.client, clock: last.clock + last.text.length - 1 };
      const rest = cutPieces(edit.pieces, said.length, text.length);
      return [deed({ side: 'behind', id: end }, rest, said.length)];
    }
    if (text.endsWith(said)) {
      const rest = cutPieces(edit.pieces, 0, text.length - said.length);
      return [deed({ side: 'before', id: { client: first.client, clock: first.clock } }, rest, 0)];
    }
  }
  return [deed(besideOf(comparison, edit), edit.pieces, 0)];
}

/** Of two lines that read alike: whether their notes, tables and pictures are alike too. */
function areSameEmbeds({ live }: Comparison, runs: readonly LiveRun[], pieces: readonly NewPiece[]): boolean {
  const standing = runs.flatMap(({ client, clock, text }) =>
    [...text].flatMap((one, at) => (one === EMBED ? [{ client, clock: clock + at }] : [])),
  );
  const wanted = pieces.flatMap((piece) => (piece.kind === 'embed' ? [piece.embed] : []));
  return wanted.every((embed, index) => {
    const id = standing[index];
    return id !== undefined && sameEmbed(live, id, embed);
  });
}

/** All of what is new there, and what of it came by each proposal. */
function textsIn(runs: readonly LiveRun[]): string[] {
  const said = runs.filter(({ going }) => !going);
  const ids = new Set(said.flatMap(({ insertedBy }) => insertedBy));
  const joined = (some: readonly LiveRun[]) => some.map((run) => run.text).join('');
  return [
    joined(said),
    ...[...ids].map((id) => joined(said.filter(({ insertedBy }) => insertedBy.includes(id)))),
  ];
}

/** Beside which letter it goes: in its own paragraph, and where that has gone, where it was. */
function besideOf({ live, base }: Comparison, { at, pieces }: InsertEdit): Beside {
  const [front, behind] = [at - 1, at];
  const frontId = front >= 0 ? live.idOf(front) : null;
  const behindId = behind < base.letters.length ? live.idOf(behind) : null;
  const isNewParagraph = pieces.some(({ kind }) => kind === 'end');
  const beginsParagraph = front < 0 || base.letters.text[front] === PARAGRAPH_END;
  const prefersBehind = !beginsParagraph || isNewParagraph;
  const options = [
    frontId === null ? null : { side: 'behind' as const, id: frontId, stands: live.stands(front) },
    behindId === null ? null : { side: 'before' as const, id: behindId, stands: live.stands(behind) },
  ].filter((one) => one !== null);
  if (!prefersBehind) options.reverse();
  const chosen = options.find(({ stands }) => stands) ?? options[0];
  return chosen === undefined ? { side: 'end' } : { side: chosen.side, id: chosen.id };
}

export function textOf(pieces: readonly NewPiece[]): string {
  return pieces.map(textOfPiece).join('');
}

function textOfPiece(piece: NewPiece): string {
  if (piece.kind === 'text') return piece.text;
  return piece.kind === 'end' ? PARAGRAPH_END : EMBED;
}

function cutPieces(pieces: readonly NewPiece[], from: number, to: number): NewPiece[] {
  let at = 0;
  return pieces.flatMap((piece): NewPiece[] => {
    const { length } = textOfPiece(piece);
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
    at += length;
    if (start >= end) return [];
    return [piece.kind === 'text' ? { ...piece, text: piece.text.slice(start, end) } : piece];
  });
}
