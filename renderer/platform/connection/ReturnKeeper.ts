/**
 * Compares what ended: each time this device has come back, what both sides touched is worked out from the
 * rows of the store and added to the list that is kept beside them. When exactly does not matter, and a crash
 * before it is done costs nothing: the next window to open the document finds the period still there.
 */
import type { ApartComparison, ApartUpdates } from '../../../shared/changes/returning/compareApart.ts';
import { addToReport, RETURNED, readReport } from '../../../shared/changes/returning/ReturnReport.ts';
import { APART, type ApartPeriod, readPeriods, updatesOf } from './apart.ts';
import type { Notes } from './Notes.ts';
import type { ReplicaStore } from './ReplicaStore.ts';

export type Compare = (updates: ApartUpdates) => Promise<ApartComparison>;

export class ReturnKeeper {
  readonly #compare: Compare;
  readonly #notes: Notes;
  #running: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(compare: Compare, notes: Notes) {
    this.#compare = compare;
    this.#notes = notes;
  }

  /** One after the other. Resolves when this one is done or has failed, and never rejects. */
  look(store: ReplicaStore): Promise<void> {
    this.#running = this.#running
      .then(() => this.#compareEnded(store))
      .catch((error: unknown) => {
        if (this.#closed) return;
        // Of the text nothing is lost, and the period stays for the next window that opens the document.
        console.error('What both sides touched while apart could not be compared:', error);
      });
    return this.#running;
  }

  /** What is not compared yet is left to the next window that opens the document. */
  close(): void {
    this.#closed = true;
  }

  async #compareEnded(store: ReplicaStore): Promise<void> {
    const ended = readPeriods(await store.note(APART)).filter(({ until }) => until !== null);
    for (const period of ended) {
      const updates = updatesOf(period, await store.since(0));
      if (updates !== null) {
        const { items, order } = await this.#compare(updates);
        if (items.length > 0)
          await this.#notes.change(RETURNED, (kept) => addToReport(readReport(kept), items, order));
      }
      // Only now: until the list is kept, the period is.
      await store.changeNote(APART, (periods) => without(readPeriods(periods), period));
    }
  }
}

function without(periods: readonly ApartPeriod[], done: ApartPeriod): readonly ApartPeriod[] | null {
  const rest = periods.filter(({ seen, until }) => seen !== done.seen || until !== done.until);
  return rest.length === 0 ? null : rest;
}
