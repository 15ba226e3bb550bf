/** Where the caret goes when the text changes under it. */
import type { Edit } from '../../../shared/document/editFlow.ts';
import type { CaretPlace } from './caret.ts';
import type { Delta } from './mapPosition.ts';
import { insertedLength, mapPosition } from './mapPosition.ts';
import { growthOf } from './rebaseEdits.ts';

/** Through changes of others. */
export function mapCaret(caret: CaretPlace | null, deltas: readonly Delta[]): CaretPlace | null {
  if (caret === null) return null;
  const move = (position: number) => deltas.reduce((place, delta) => mapPosition(delta, place), position);
  return { ...caret, anchor: move(caret.anchor), focus: move(caret.focus) };
}

/** Behind the last thing that changed: where undo takes the caret. null where no text came or went. */
export function placeOf(delta: Delta): CaretPlace | null {
  let position = 0;
  let place: number | null = null;
  for (const step of delta) {
    if (step.retain !== undefined) {
      position += step.retain;
    } else {
      if (step.delete === undefined) position += insertedLength(step);
      place = position;
    }
  }
  return place === null ? null : { anchor: place, focus: place };
}

/** Behind what was typed, after edits were rebased and applied (they come last place first). */
export function caretAfter(edits: readonly Edit[], rebased: readonly Edit[]): CaretPlace | null {
  const typed = rebased.find((edit) => edit.kind === 'insert' && edit.closes !== true);
  if (typed?.kind !== 'insert' || edits.length === 0) return null;
  const index = rebased.indexOf(typed);
  const earlier = rebased.slice(index + 1).reduce((sum, edit) => sum + growthOf(edit), 0);
  const place = typed.at + typed.text.length + earlier;
  return { anchor: place, focus: place };
}

/** The caret, where nothing was typed (an input method was cancelled): through the person's deletions, back and forth. */
export function carryCaret(
  caret: CaretPlace | null,
  edits: readonly Edit[],
  missed: readonly Delta[],
  rebased: readonly Edit[],
): CaretPlace | null {
  if (caret === null) return null;
  const gone = (all: readonly Edit[], place: number) =>
    all.reduce((sum, edit) => (edit.kind === 'delete' && edit.at < place ? sum - growthOf(edit) : sum), 0);
  const old = (place: number) => place + gone(edits, place);
  const moved = mapCaret(
    { ...caret, anchor: old(caret.anchor), focus: old(caret.focus) },
    missed,
  ) as CaretPlace;
  return {
    ...moved,
    anchor: moved.anchor - gone(rebased, moved.anchor),
    focus: moved.focus - gone(rebased, moved.focus),
  };
}

/** A stretch of the flow, in characters from its start. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The caret after something was written beside the text and not in it: behind what was typed; else on the far
 * side of what was to be deleted, so that the key pressed again goes on. null where no text came or was to go.
 * @param edits as they were meant, last place first, and `placed` what of them was done to the text
 * @param before the caret as it was
 * @param meant what was selected to be deleted, where that is known: of letters alike another may have gone
 * @param hidden whether what was to be deleted is not shown any more
 */
export function caretBeside(
  edits: readonly Edit[],
  placed: readonly Edit[],
  before: { readonly anchor: number; readonly focus: number } | null,
  meant: Stretch | null,
  hidden: boolean,
): CaretPlace | null {
  const typed = caretAfter(edits, placed);
  if (typed !== null) return typed;
  const deletions = edits.filter((edit) => edit.kind === 'delete');
  const [last, first] = [deletions[0], deletions.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { from, to } = meant ?? { from: first.at, to: last.at - growthOf(last) };
  const backward = before !== null && before.anchor === before.focus && before.focus >= to;
  const goal = backward || hidden ? from : to;
  const place = placed.reduce((at, edit) => {
    if (edit.kind !== 'delete' || edit.at >= goal) return at;
    return at - Math.min(-growthOf(edit), goal - edit.at);
  }, goal);
  return { anchor: place, focus: place };
}
