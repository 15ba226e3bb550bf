/** What one person's deed did, to the text and to the records beside it, in terms that stay true: what undo needs. */
import type { Change } from '../document/Change.ts';
import { appendChange, emptyChange, isEmptyChange } from '../document/Change.ts';
import type { CharacterId } from '../document/ids.ts';
import type { Element } from './ElementLog.ts';

export interface ReviewChange {
  readonly text: Change;
  /** Entries written (deletions, formats, properties): undo takes them out. */
  readonly entries: CharacterId[];
  /** Entries taken out: undo writes them again. */
  readonly withdrawn: Element[];
  readonly decisions: CharacterId[];
  readonly retracted: Element[];
  /** Decisions that had come in when it was done (`Changes.arrivals`): undo leaves alone what later ones are about. */
  readonly arrivals: number;
}

export function emptyReviewChange(arrivals: number): ReviewChange {
  return { text: emptyChange(), entries: [], withdrawn: [], decisions: [], retracted: [], arrivals };
}

export function isEmptyReviewChange(change: ReviewChange): boolean {
  const { entries, withdrawn, decisions, retracted } = change;
  return (
    isEmptyChange(change.text) &&
    entries.length + withdrawn.length + decisions.length + retracted.length === 0
  );
}

/**
 * Adds a later change to an earlier one, so that both are undone as one. What was proposed or decided and taken
 * back within the two is in neither part of the result: undo must not bring it back.
 */
export function appendReviewChange(to: ReviewChange, later: ReviewChange): void {
  appendChange(to.text, later.text);
  appendElements(to.entries, to.withdrawn, later.withdrawn);
  to.entries.push(...later.entries);
  appendElements(to.decisions, to.retracted, later.retracted);
  to.decisions.push(...later.decisions);
}

/** Notes what was taken out, unless it is among what was `written` in the same step. */
export function appendElements(written: CharacterId[], gone: Element[], taken: readonly Element[]): void {
  for (const element of taken) {
    const { client, clock } = element.id;
    const index = written.findIndex((one) => one.client === client && one.clock === clock);
    if (index === -1) gone.push(element);
    else written.splice(index, 1);
  }
}
