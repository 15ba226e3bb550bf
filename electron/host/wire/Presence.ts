/**
 * Who is in a room, and where. States are kept as the text they came in and forwarded in batches, to
 * everybody but their sender. A state belongs to the connection that owns its client id; what a client
 * says about others is left aside (the stock client repeats every cursor it sees). Whoever's socket dies
 * is taken out at once.
 */
import { PRESENCE_INTERVAL } from '../../../shared/sync/limits.ts';
import type { PresenceEntry } from '../../../shared/sync/presence.ts';
import { encodePresence, GONE } from '../../../shared/sync/presence.ts';

export interface Watcher {
  sendPresence(presence: Uint8Array): void;
}

interface Known {
  readonly entry: PresenceEntry;
  readonly from: Watcher;
}

export class Presence {
  readonly #states = new Map<number, Known>();
  readonly #watchers = new Set<Watcher>();
  readonly #changed = new Map<number, Known>();
  #timer: NodeJS.Timeout | null = null;

  /** Begins to tell a connection; it hears who is here right away. */
  add(watcher: Watcher): void {
    this.#watchers.add(watcher);
    this.tell(watcher);
  }

  /** Tells one connection about everybody else. */
  tell(watcher: Watcher): void {
    const others = [...this.#states.values()].filter((known) => known.from !== watcher);
    if (others.length > 0) watcher.sendPresence(encodePresence(others.map((known) => known.entry)));
  }

  remove(watcher: Watcher): void {
    this.#watchers.delete(watcher);
    for (const [client, known] of this.#states) {
      if (known.from !== watcher) continue;
      this.#states.delete(client);
      // A clock of its own, above the last: the state stays gone even where messages cross.
      this.#change(client, { entry: { client, clock: known.entry.clock + 1, state: GONE }, from: watcher });
    }
  }

  /** Takes in what a connection says of an id that is its own. */
  set(entry: PresenceEntry, from: Watcher): void {
    const before = this.#states.get(entry.client);
    if (
      before !== undefined &&
      before.from === from &&
      before.entry.clock >= entry.clock &&
      entry.state !== GONE
    )
      return;
    const known = { entry, from };
    if (entry.state === GONE) {
      if (!this.#states.delete(entry.client)) return;
    } else {
      this.#states.set(entry.client, known);
    }
    this.#change(entry.client, known);
  }

  get size(): number {
    return this.#states.size;
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#watchers.clear();
  }

  #change(client: number, known: Known): void {
    this.#changed.set(client, known);
    this.#timer ??= setTimeout(() => this.#flush(), PRESENCE_INTERVAL);
  }

  #flush(): void {
    this.#timer = null;
    const changed = [...this.#changed.values()];
    this.#changed.clear();
    const all = encodePresence(changed.map((known) => known.entry));
    for (const watcher of this.#watchers) {
      const others = changed.filter((known) => known.from !== watcher);
      if (others.length === changed.length) watcher.sendPresence(all);
      else if (others.length > 0) watcher.sendPresence(encodePresence(others.map((known) => known.entry)));
    }
  }
}
