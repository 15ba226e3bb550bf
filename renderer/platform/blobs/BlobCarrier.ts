/**
 * Carries pictures between this device and its host. One question tells which of all that matter the host has; what
 * it lacks and this device has is brought, what it has and this device wants is fetched, each one after the other, so
 * that a slow line is left to the text. What could not be done is tried again after pauses that grow to half a minute,
 * and at once when there is news. A picture the host had and lost comes back from any desk that opens its document.
 */
import { hashOf } from '../../../shared/exchange/pictures/hashOf.ts';
import { pictureHead } from '../../../shared/exchange/pictures/pictureHead.ts';
import type { PictureBlob } from '../../../shared/platform/BlobStore.ts';
import type { BlobEntry } from './BlobEntry.ts';
import type { BlobKeeper } from './BlobKeeper.ts';
import type { BlobClient } from './blobClient.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Failures after which a picture is given up until there is a new line. */
const PATIENCE = 6;
/** Hashes in one question. */
const MOST_ASKED = 5_000;

export interface CarrierOptions {
  readonly client: BlobClient;
  readonly keeper: BlobKeeper;
  readonly entries: () => Iterable<BlobEntry>;
  readonly isConnected: () => boolean;
  /** Resolves when the text has gone ahead. */
  readonly textFirst: () => Promise<void>;
  /** The host has it now. */
  readonly sent: (entry: BlobEntry) => void;
  /** It is here now. */
  readonly arrived: (entry: BlobEntry) => void;
  readonly changed: (entry: BlobEntry) => void;
}

export class BlobCarrier {
  readonly #options: CarrierOptions;
  readonly #abort = new AbortController();
  #running = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #pause = FIRST_PAUSE_MS;
  /** Why the host could not store the last one; null where it could. */
  trouble: string | null = null;

  constructor(options: CarrierOptions) {
    this.#options = options;
  }

  /** There is news: something to bring or to fetch. */
  kick(): void {
    this.#pause = FIRST_PAUSE_MS;
    void this.#run();
  }

  /** There is a line again: nothing that failed on the last one counts. */
  connected(): void {
    for (const entry of this.#options.entries()) {
      entry.tries = 0;
      entry.confirmed = false;
      if (entry.refused === 'stalled') entry.refused = null;
    }
    this.kick();
  }

  /** One picture now; null where the host does not give it. */
  async fetch(entry: BlobEntry): Promise<PictureBlob | null> {
    const answer = await this.#options.client.fetch(entry.hash, this.#abort.signal);
    if (!answer.ok) {
      if (answer.reason === 'unknown') entry.why = 'awaited';
      else if (answer.reason !== 'unreachable') this.#failed(entry);
      return null;
    }
    const { bytes } = answer.value;
    const head = pictureHead(bytes);
    if (head === null || hashOf(bytes) !== entry.hash) {
      this.#failed(entry);
      return null;
    }
    const blob = { hash: entry.hash, type: head.type, bytes };
    Object.assign(entry, { tries: 0, why: null, confirmed: true });
    await this.#options.keeper.keep(entry, blob);
    this.#options.arrived(entry);
    return blob;
  }

  close(): void {
    this.#abort.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return;
    }
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = true;
    await this.#options.keeper.ready;
    do {
      this.#again = false;
      if (this.#options.isConnected()) await this.#pass();
    } while (this.#again && !this.#abort.signal.aborted);
    this.#running = false;
    // Without a line nothing is tried; a new one brings this about.
    if (this.#abort.signal.aborted || !this.#options.isConnected() || this.#open().length === 0) return;
    this.#timer = setTimeout(() => void this.#run(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  /** What is left to be asked for, brought or fetched. */
  #open(): BlobEntry[] {
    return [...this.#options.entries()].filter((entry) => {
      if (entry.waiting) return entry.refused === null;
      return entry.wanted && (entry.place === 'nowhere' ? entry.tries < PATIENCE : !entry.confirmed);
    });
  }

  async #pass(): Promise<void> {
    const open = this.#open().slice(0, MOST_ASKED);
    if (open.length === 0) return;
    const answer = await this.#options.client.known(
      open.map(({ hash }) => hash),
      this.#abort.signal,
    );
    if (!answer.ok) return;
    const toBring: BlobEntry[] = [];
    const toFetch: BlobEntry[] = [];
    for (const entry of open) {
      const known = answer.value.has(entry.hash);
      if (known) this.#atHost(entry);
      if (entry.place === 'nowhere') {
        if (known) toFetch.push(entry);
        else entry.why = 'awaited';
        this.#options.changed(entry);
      } else if (!known) {
        if (!entry.waiting) {
          entry.waiting = true;
          void this.#options.keeper.mark(entry);
          this.#options.changed(entry);
        }
        if (entry.later <= Date.now()) toBring.push(entry);
      }
    }
    // What is looked at before what may be.
    toFetch.sort((a, b) => Number(b.watchers > 0) - Number(a.watchers > 0));
    await Promise.all([this.#bring(toBring), this.#fetchAll(toFetch)]);
  }

  #atHost(entry: BlobEntry): void {
    entry.confirmed = true;
    if (!entry.waiting) return;
    Object.assign(entry, { waiting: false, tries: 0, refused: null });
    void this.#options.keeper.mark(entry);
    this.#options.sent(entry);
    this.#options.changed(entry);
  }

  async #bring(entries: readonly BlobEntry[]): Promise<void> {
    for (const entry of entries) {
      await this.#options.textFirst();
      if (!this.#options.isConnected()) return;
      const blob = await this.#options.keeper.bytesOf(entry);
      if (blob === null) {
        // Taken away from this device by somebody else, or not to be read now.
        if (entry.place === 'nowhere') entry.waiting = false;
        else this.#failed(entry);
        this.#options.changed(entry);
        continue;
      }
      const answer = await this.#options.client.send(blob, this.#abort.signal);
      this.trouble = !answer.ok && answer.reason === 'storing' ? answer.code : null;
      if (answer.ok) this.#atHost(entry);
      else if (answer.reason === 'refused') entry.refused = 'final';
      else if (answer.reason === 'failed' || answer.reason === 'unknown') this.#failed(entry);
      this.#options.changed(entry);
      // The others would fare no better.
      if (!answer.ok && (answer.reason === 'unreachable' || answer.reason === 'storing')) return;
    }
  }

  async #fetchAll(entries: readonly BlobEntry[]): Promise<void> {
    for (const entry of entries) {
      if (!this.#options.isConnected()) return;
      await this.fetch(entry);
      this.#options.changed(entry);
    }
  }

  #failed(entry: BlobEntry): void {
    entry.tries++;
    entry.why = 'failed';
    if (entry.waiting && entry.tries >= PATIENCE) entry.refused = 'stalled';
  }
}
