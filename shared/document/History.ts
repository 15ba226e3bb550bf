/**
 * Undo and redo of one's own work, and of nobody else's. Steps are bursts: edits made within half a
 * second of each other, until the caret goes elsewhere or a command begins a new one.
 */
import type { Change } from './Change.ts';
import { appendChange, isEmptyChange } from './Change.ts';
import type { Flow } from './Flow.ts';
import { revertChange } from './revertChange.ts';

/** Milliseconds without an edit that end a burst. */
const BURST = 500;
/** Older steps are forgotten. */
const MOST_STEPS = 500;

export class History {
  readonly #flow: Flow;
  readonly #now: () => number;
  #undo: Change[] = [];
  #redo: Change[] = [];
  #last = Number.NEGATIVE_INFINITY;

  /** Origin of the transactions that undo and redo. */
  readonly origin = Symbol('history');

  constructor(flow: Flow, now: () => number) {
    this.#flow = flow;
    this.#now = now;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** Notes an edit just made. */
  record(change: Change): void {
    if (isEmptyChange(change)) return;
    const time = this.#now();
    const current = this.#undo.at(-1);
    if (current !== undefined && time - this.#last < BURST) appendChange(current, change);
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

  #revert(from: Change[], to: Change[]): boolean {
    this.endBurst();
    for (let step = from.pop(); step !== undefined; step = from.pop()) {
      const done = revertChange(this.#flow, step, this.origin);
      if (isEmptyChange(done)) continue;
      to.push(done);
      return true;
    }
    return false;
  }
}
