/**
 * What is shown of pictures: an address that the browser can draw for each that is looked at, made from the bytes and
 * let go when nobody looks any more. Not at once: a page that is drawn anew looks away for a moment.
 */
import type { BlobState, PictureBlob } from '../../../shared/platform/BlobStore.ts';
import { type BlobEntry, LOADING } from './BlobEntry.ts';

const LINGER_MS = 10_000;

export interface UrlOptions {
  readonly make: (blob: PictureBlob) => string;
  readonly drop: (url: string) => void;
  readonly bytesOf: (entry: BlobEntry) => Promise<PictureBlob | null>;
  readonly isConnected: () => boolean;
  /** Somebody looks at one for the first time. */
  readonly looked: (entry: BlobEntry) => void;
}

export class BlobUrls {
  readonly #options: UrlOptions;
  readonly #leaving = new Map<BlobEntry, ReturnType<typeof setTimeout>>();

  constructor(options: UrlOptions) {
    this.#options = options;
  }

  /** Gives how to look away. */
  look(entry: BlobEntry, listener: () => void): () => void {
    const stop = entry.state.subscribe(listener);
    clearTimeout(this.#leaving.get(entry));
    this.#leaving.delete(entry);
    entry.watchers++;
    if (entry.watchers === 1 && entry.url === null) {
      this.#options.looked(entry);
      void this.show(entry);
    }
    let looking = true;
    return () => {
      if (!looking) return;
      looking = false;
      stop();
      entry.watchers--;
      if (entry.watchers > 0) return;
      this.#leaving.set(
        entry,
        setTimeout(() => this.#letGo(entry), LINGER_MS),
      );
    };
  }

  /** Its bytes may have come. */
  async show(entry: BlobEntry): Promise<void> {
    if (entry.url !== null || entry.watchers === 0) return;
    const blob = await this.#options.bytesOf(entry);
    // Meanwhile somebody may have looked away, or looked twice.
    if (blob !== null && entry.url === null && entry.watchers > 0) entry.url = this.#options.make(blob);
    entry.sought = true;
    this.refresh(entry);
  }

  refresh(entry: BlobEntry): void {
    if (entry.watchers === 0 && entry.url === null) return;
    const before = entry.state.get();
    const now = this.#stateOf(entry);
    if (JSON.stringify(before) !== JSON.stringify(now)) entry.state.set(now);
  }

  close(): void {
    for (const entry of this.#leaving.keys()) this.#letGo(entry);
  }

  #stateOf({ url, waiting, place, why, sought }: BlobEntry): BlobState {
    if (url !== null) return { kind: 'here', url, atHost: !waiting };
    if (place !== 'nowhere' || !sought) return LOADING;
    if (!this.#options.isConnected()) return { kind: 'missing', why: 'offline' };
    return why === null ? LOADING : { kind: 'missing', why };
  }

  #letGo(entry: BlobEntry): void {
    clearTimeout(this.#leaving.get(entry));
    this.#leaving.delete(entry);
    if (entry.url !== null) this.#options.drop(entry.url);
    entry.url = null;
    entry.state.set(LOADING);
  }
}
