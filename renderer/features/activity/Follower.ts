/**
 * Follows a document for one person on this device: what is new is made out when they arrive (the document is
 * opened, the line or the window comes back) and stands until they have looked. What others do while it is open
 * before them is no news to them. Nothing is worked out in a keystroke.
 *
 * What somebody has seen is kept as the note `seen <person>`; where nothing is kept, all there is counts as seen.
 */
import type * as Y from 'yjs';
import type { Author } from '../../../shared/changes/Author.ts';
import type { DeviceNotes } from '../../../shared/platform/DocumentConnection.ts';
import type { Readable } from '../../../shared/platform/Readable.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { News } from './News.ts';
import { newSince } from './newSince.ts';
import { SeenMark } from './SeenMark.ts';

export interface FollowerOptions {
  readonly doc: Y.Doc;
  readonly notes: DeviceNotes;
  /** Everything the host had is here. */
  readonly caughtUp: Readable<boolean>;
  readonly personId: string;
  /** Sessions of those who are here, by name. */
  readonly here: () => ReadonlyMap<number, Author>;
  /** Whether the document is before somebody's eyes. */
  readonly isVisible: () => boolean;
  /** Runs something when nothing else is going on; gives how to call it off. */
  readonly whenIdle: (run: () => void) => () => void;
}

const NOTHING: readonly News[] = Object.freeze([]);

export class Follower {
  readonly #options: FollowerOptions;
  readonly #name: string;
  readonly #news = writable<readonly News[]>(NOTHING);
  readonly #stop: () => void;
  /** What had been seen when the person arrived, and their own work since; null until it is known. */
  #mark: SeenMark | null = null;
  #looked = false;
  #callOff: () => void = () => {};
  #callOffKeeping: () => void = () => {};
  #isPresent = false;

  constructor(options: FollowerOptions) {
    this.#options = options;
    const { doc, notes, caughtUp, personId } = options;
    this.#name = `seen ${personId}`;
    const kept = notes.watch(this.#name);
    const begin = () => {
      const note = kept.get();
      if (note === undefined) return;
      const seen = SeenMark.read(note);
      if (this.#mark === null) {
        // Whoever is here for the first time has read nothing yet, and is told of nothing.
        this.#mark = seen ?? (caughtUp.get() ? SeenMark.now(doc) : null);
        if (this.#mark === null) return;
        if (seen === null) this.#keep();
        this.looks();
      } else if (seen !== null && this.#mark.join(seen) && this.#news.get().length > 0) {
        // Looked at in another window.
        this.#arrive();
      }
    };
    const line = () => {
      begin();
      if (caughtUp.get()) this.#arrive();
      else this.#leave();
    };
    const own = (transaction: Y.Transaction) => {
      if (this.#mark?.addOwn(transaction) === true) this.#keepSoon();
    };
    const stops = [kept.subscribe(begin), caughtUp.subscribe(line)];
    doc.on('afterTransaction', own);
    this.#stop = () => {
      for (const stop of stops) stop();
      doc.off('afterTransaction', own);
    };
    begin();
  }

  /** In the order of `newSince`. */
  get news(): Readable<readonly News[]> {
    return this.#news;
  }

  /** The window came before the person's eyes, or went. */
  looks(): void {
    if (this.#options.isVisible()) this.#arrive();
    else this.#leave();
  }

  /** The list is before them: it is done with when they leave. */
  looked(): void {
    this.#looked = true;
  }

  /** They have seen all there is. */
  markSeen(): void {
    this.#mark = SeenMark.now(this.#options.doc);
    this.#looked = false;
    this.#news.set(NOTHING);
    this.#keep();
  }

  close(): void {
    this.#callOff();
    this.#callOffKeeping();
    this.#stop();
    this.#leave();
  }

  #arrive(): void {
    this.#isPresent = true;
    this.#callOff();
    this.#callOff = this.#options.whenIdle(() => this.#make());
  }

  #make(): void {
    const { doc, personId, here } = this.#options;
    if (this.#mark === null) return;
    const found = newSince({ doc, seen: this.#mark, personId, here: here() });
    // The same list where nothing changed: it may be being read.
    if (
      found.map(({ id }) => id).join() !==
      this.#news
        .get()
        .map(({ id }) => id)
        .join()
    )
      this.#news.set(found.length === 0 ? NOTHING : found);
  }

  /** What was there to be seen has been, unless it waits in a list that nobody has looked at. */
  #leave(): void {
    if (this.#mark === null) return;
    if (this.#isPresent && (this.#news.get().length === 0 || this.#looked)) {
      this.#mark = SeenMark.now(this.#options.doc);
      this.#looked = false;
    }
    this.#isPresent = false;
    this.#keep();
  }

  /** A window may end without a word. */
  #keepSoon(): void {
    this.#callOffKeeping();
    this.#callOffKeeping = this.#options.whenIdle(() => this.#keep());
  }

  #keep(): void {
    const mark = this.#mark;
    if (mark === null) return;
    void this.#options.notes.change(this.#name, (kept) => {
      const seen = SeenMark.read(kept);
      if (seen !== null) mark.join(seen);
      return mark.write();
    });
  }
}
