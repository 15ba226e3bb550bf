/**
 * Undo and redo of one's own work, and of nobody else's: text, suggestions and decisions. Steps are bursts:
 * edits made within half a second of each other, until the caret goes elsewhere or a command begins a new one.
 */
import type { Changes } from './Changes.ts';
import type { ReviewChange } from './ReviewChange.ts';
import { appendReviewChange, isEmptyReviewChange } from './ReviewChange.ts';
import { revertReview } from './revertReview.ts';

/** Milliseconds without an edit that end a burst. */
const BURST = 500;
/** Older steps are forgotten. */
const MOST_STEPS = 500;

export class History {
  readonly #changes: Changes;
  readonly #now: () => number;
  #undo: ReviewChange[] = [];
  #redo: ReviewChange[] = [];
  #last = Number.NEGATIVE_INFINITY;

  /** Origin of the transactions that undo and redo. */
  readonly origin = Symbol('history');

  constructor(changes: Changes, now: () => number) {
    this.#changes = changes;
    this.#now = now;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** Whether undo would take back exactly this. */
  isLast(change: ReviewChange): boolean {
    return this.#undo.at(-1) === change;
  }

  /** Notes an edit just made. */
  record(change: ReviewChange): void {
    if (isEmptyReviewChange(change)) return;
    const time = this.#now();
    const current = this.#undo.at(-1);
    if (current !== undefined && time - this.#last < BURST) appendReviewChange(current, change);
    else this.#undo.push(change);
    if (this.#undo.length > MOST_STEPS) this.#undo.shift();
    this.#last = time;
    this.#redo = [];
  }

  /** The next edit begins a step of its own. */
  endBurst(): void {
    this.#last = Number.NEGATIVE_INFINITY;
  }

  /** Takes back the last step that still has something to take back; false when there is none. */
  undo(): boolean {
    return this.#revert(this.#undo, this.#redo);
  }

  redo(): boolean {
    return this.#revert(this.#redo, this.#undo);
  }

  #revert(from: ReviewChange[], to: ReviewChange[]): boolean {
    this.endBurst();
    for (let step = from.pop(); step !== undefined; step = from.pop()) {
      const done = revertReview(this.#changes, step, this.origin);
      if (isEmptyReviewChange(done)) continue;
      to.push(done);
      return true;
    }
    return false;
  }
}
