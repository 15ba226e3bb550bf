/** What one person's deed did, to the text and to the records beside it, in terms that stay true: what undo needs. */
import type { Change } from '../document/Change.ts';
import { appendChange, emptyChange, isEmptyChange } from '../document/Change.ts';
import type { CharacterId } from '../document/ids.ts';

export interface ReviewChange {
  readonly text: Change;
  /** Entries written (deletions, formats, properties): undo takes them out. */
  readonly entries: CharacterId[];
  /** Values of entries taken out: undo writes them again. */
  readonly withdrawn: unknown[];
  readonly decisions: CharacterId[];
  readonly retracted: unknown[];
}

export function emptyReviewChange(): ReviewChange {
  return { text: emptyChange(), entries: [], withdrawn: [], decisions: [], retracted: [] };
}

export function isEmptyReviewChange(change: ReviewChange): boolean {
  const { entries, withdrawn, decisions, retracted } = change;
  return (
    isEmptyChange(change.text) &&
    entries.length + withdrawn.length + decisions.length + retracted.length === 0
  );
}

/** Adds a later change to an earlier one, so that both are undone as one. */
export function appendReviewChange(to: ReviewChange, later: ReviewChange): void {
  appendChange(to.text, later.text);
  to.entries.push(...later.entries);
  to.withdrawn.push(...later.withdrawn);
  to.decisions.push(...later.decisions);
  to.retracted.push(...later.retracted);
}
