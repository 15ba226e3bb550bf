/**
 * Small values that screens keep beside a replica on this device, by name. All windows share them; where the
 * device cannot store, this window holds its own.
 */
import type { DeviceNotes } from '../../../shared/platform/DocumentConnection.ts';
import type { Readable, Writable } from '../../../shared/platform/Readable.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { ReplicaStore } from './ReplicaStore.ts';

export class Notes implements DeviceNotes {
  readonly #told: () => void;
  readonly #watched = new Map<string, Writable<unknown>>();
  readonly #opened = Promise.withResolvers<void>();
  #store: ReplicaStore | null = null;

  /** `told`: the other windows are to look again. */
  constructor(told: () => void) {
    this.#told = told;
  }

  /** The store is open, or there is none. Called again for one that takes the place of one that was lost. */
  use(store: ReplicaStore | null): void {
    this.#store = store;
    this.#opened.resolve();
    if (store === null) return;
    // What this window knows is kept again where the store has nothing.
    for (const [name, watched] of this.#watched) {
      const value = watched.get() ?? null;
      if (value !== null) void this.change(name, (kept) => kept ?? value);
    }
  }

  watch(name: string): Readable<unknown> {
    let value = this.#watched.get(name);
    if (value === undefined) {
      value = writable<unknown>(undefined);
      this.#watched.set(name, value);
      void this.#read(name, value);
    }
    return value;
  }

  /** Never rejects: where the store fails, this window holds the value. */
  async change(name: string, next: (before: unknown) => unknown): Promise<void> {
    await this.#opened.promise;
    const watched = this.watch(name) as Writable<unknown>;
    if (this.#store !== null) {
      try {
        watched.set(await this.#store.changeNote(name, next));
        this.#told();
        return;
      } catch (error) {
        console.warn('A note could not be kept on this device:', error);
      }
    }
    watched.set(next(watched.get() ?? null));
  }

  /** Another window has changed some. */
  async look(): Promise<void> {
    await Promise.all([...this.#watched].map(([name, value]) => this.#read(name, value)));
  }

  async #read(name: string, value: Writable<unknown>): Promise<void> {
    await this.#opened.promise;
    try {
      value.set((await this.#store?.note(name)) ?? null);
    } catch (error) {
      // The store fails: its writer tries again and tells.
      console.warn('A note of this device could not be read:', error);
    }
  }
}
