/**
 * Brings changes into the replica store in order, one transaction at a time, everything that has gathered
 * meanwhile in the next. When the store fails nothing is dropped: it all stays queued, the trouble is told,
 * and it is tried again with growing pauses.
 */
import type { ApartStep } from './apart.ts';
import type { ReplicaStore, Waiting } from './ReplicaStore.ts';
import { storeTrouble } from './storeTrouble.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** A row on its way; the writer fills in `key`. */
export interface PendingRow {
  readonly update: Uint8Array;
  waiting: Waiting;
  /** Made on this device; stays so when it no longer waits. */
  readonly own: boolean;
  key: number | null;
}

/** In which order things happened is what these are about: nothing is written together with what follows. */
type Turn = { readonly kind: 'parted'; readonly owes: boolean } | { readonly kind: 'together' };

type Step =
  | Turn
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
  /** Key of the last row known here. */
  #seen = 0;
  /** The same when the host was lost; null while this window is together with it. */
  #parted: number | null = null;
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

  /** Rows up to here have been looked at, whoever wrote them. */
  saw(key: number): void {
    this.#seen = Math.max(this.#seen, key);
  }

  /**
   * The host is lost: own changes from here on are made apart from it. `owes`: some were on their way to it.
   */
  parted(owes: boolean): void {
    this.#add({ kind: 'parted', owes });
  }

  /** The host has all that was made here and this replica has all that was there. */
  together(): void {
    this.#add({ kind: 'together' });
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
      const turn = this.#steps.findIndex(isTurn);
      stored = await this.#write(this.#steps.splice(0, turn === -1 ? this.#steps.length : Math.max(turn, 1)));
      if (!this.#closed) this.#changed();
    }
    this.#running = null;
  }

  async #write(steps: Step[]): Promise<boolean> {
    const rows = steps.flatMap((step) => (step.kind === 'append' ? [step.row] : []));
    const settle = steps.flatMap((step) =>
      step.kind === 'settle' && step.row.key !== null ? [step.row.key] : [],
    );
    const apart = this.#apartStep(steps);
    if (apart === null && steps.every(isTurn)) {
      this.#turned(steps[0]);
      return true;
    }
    const positions = steps.flatMap((step) => (step.kind === 'position' ? [step.position] : []));
    try {
      const keys = await (this.#store as ReplicaStore).write({
        append: rows.map(({ update, waiting, own }) => ({ update, waiting, own })),
        settle,
        position: positions.at(-1) ?? null,
        ...(apart === null ? {} : { apart }),
      });
      if (this.#closed) return false;
      rows.forEach((row, index) => {
        row.key = keys[index] ?? null;
        this.saw(row.key ?? 0);
      });
      this.#turned(steps[0]);
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

  #apartStep(steps: readonly Step[]): ApartStep | null {
    const [first] = steps;
    if (first?.kind === 'together') return { kind: 'end' };
    if (first?.kind === 'parted') return first.owes ? { kind: 'begin', seen: this.#seen } : null;
    const own = steps.some((step) => step.kind === 'append' && step.row.own);
    return own && this.#parted !== null ? { kind: 'begin', seen: this.#parted } : null;
  }

  #turned(step: Step | undefined): void {
    if (step?.kind === 'parted') this.#parted = this.#seen;
    else if (step?.kind === 'together') this.#parted = null;
  }
}

const isTurn = ({ kind }: Step) => kind === 'parted' || kind === 'together';
