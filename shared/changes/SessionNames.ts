/**
 * Who each session says it is. One session is one person: of what it writes under several names, only what
 * bears the name it gave first is believed. First is by the session's own clock, so that every desk believes
 * the same whatever came to it first.
 */
import type { CharacterId } from '../document/ids.ts';
import type { Author } from './Author.ts';

interface Named {
  readonly author: string;
  /** Of the first record under this name. */
  clock: number;
  /** Records under it that stand. */
  records: number;
  /** There are records under another name. */
  disputed: boolean;
}

export class SessionNames {
  readonly #named = new Map<number, Named>();
  #doubtful = false;

  /** What was answered before may be otherwise now: all has to be read anew, in the order of the clocks. */
  get doubtful(): boolean {
    return this.#doubtful;
  }

  clear(): void {
    this.#named.clear();
    this.#doubtful = false;
  }

  /** Notes a record; false where it is under another name than the session's. */
  take({ client, clock }: CharacterId, author: Author): boolean {
    const known = this.#named.get(client);
    if (known === undefined) {
      this.#named.set(client, { author: author.id, clock, records: 1, disputed: false });
      return true;
    }
    if (known.author !== author.id) {
      known.disputed = true;
      this.#doubtful ||= clock < known.clock;
      return false;
    }
    known.clock = Math.min(known.clock, clock);
    known.records++;
    return true;
  }

  /** A record that bore the session's name was taken out. */
  drop(client: number): void {
    const known = this.#named.get(client);
    if (known === undefined) return;
    this.#doubtful ||= known.disputed;
    if (--known.records === 0) this.#named.delete(client);
  }
}
