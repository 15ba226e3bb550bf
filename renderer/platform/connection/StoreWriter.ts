/**
 * Brings changes into the replica store in order, one transaction at a time, everything that has gathered
 * meanwhile in the next. When the store fails nothing is dropped: it all stays queued, the trouble is told,
 * and it is tried again with growing pauses.
 */
import type { ReplicaStore, Waiting } from './ReplicaStore.ts';
import { storeTrouble } from './storeTrouble.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** A row on its way; the writer fills in `key`. */
export interface PendingRow {
  readonly update: Uint8Array;
  waiting: Waiting;
  key: number | null;
}

type Step =
  | { readonly kind: 'append'; readonly row: PendingRow }
  | { readonly kind: 'settle'; readonly row: PendingRow }
  | { readonly kind: 'position'; readonly position: number | 'unknown' };

export class StoreWriter {
  /** Null once nothing can be stored for good. */
  readonly #store: ReplicaStore | null;
  readonly #changed: () => void;
  #steps: Step[] = [];
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #pause = FIRST_PAUSE_MS;
  #closed = false;
  /** Why the last write failed; null while storing works. */
  trouble: string | null = null;

  /** `changed` is called after each write, failed or not. */
  constructor(store: ReplicaStore | null, trouble: string | null, changed: () => void) {
    this.#store = store;
    this.trouble = trouble;
    this.#changed = changed;
  }

  append(row: PendingRow): void {
    this.#add({ kind: 'append', row });
  }

  /** The row is safe on the host. */
  settle(row: PendingRow): void {
    row.waiting = null;
    this.#add({ kind: 'settle', row });
  }

  /** Everything appended so far makes up what the host has at this position. */
  position(position: number | 'unknown'): void {
    this.#add({ kind: 'position', position });
  }

  /** Resolves when everything asked so far is stored, or when the store has failed to. */
  async flush(): Promise<void> {
    if (this.#timer !== null) this.#kick();
    while (this.#running !== null) await this.#running;
  }

  async close(): Promise<void> {
    await this.flush();
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#store?.close();
  }

  /** The store is gone: what is under way in it counts for nothing. */
  abandon(): void {
    this.#closed = true;
    this.#steps = [];
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#store?.close();
  }

  #add(step: Step): void {
    if (this.#store === null || this.#closed) return;
    this.#steps.push(step);
    if (this.#running === null && this.#timer === null) this.#kick();
  }

  #kick(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = this.#run();
  }

  async #run(): Promise<void> {
    // What happens in one turn goes into one transaction.
    await Promise.resolve();
    let stored = true;
    while (stored && this.#steps.length > 0) {
      stored = await this.#write(this.#steps.splice(0));
      if (!this.#closed) this.#changed();
    }
    this.#running = null;
  }

  async #write(steps: Step[]): Promise<boolean> {
    const rows = steps.flatMap((step) => (step.kind === 'append' ? [step.row] : []));
    const settle = steps.flatMap((step) =>
      step.kind === 'settle' && step.row.key !== null ? [step.row.key] : [],
    );
    const positions = steps.flatMap((step) => (step.kind === 'position' ? [step.position] : []));
    try {
      const keys = await (this.#store as ReplicaStore).write({
        append: rows.map(({ update, waiting }) => ({ update, waiting })),
        settle,
        position: positions.at(-1) ?? null,
      });
      if (this.#closed) return false;
      rows.forEach((row, index) => {
        row.key = keys[index] ?? null;
      });
      this.trouble = null;
      this.#pause = FIRST_PAUSE_MS;
      return true;
    } catch (error) {
      if (this.#closed) return false;
      this.#steps = [...steps, ...this.#steps];
      this.trouble = storeTrouble(error);
      this.#timer = setTimeout(() => this.#kick(), this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
      return false;
    }
  }
}
