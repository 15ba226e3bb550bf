/**
 * Keeps pictures on this device's disk. One that cannot be kept stays in memory and is tried again with growing
 * pauses; so is everything in memory when the disk is taken away under the page. What the host does not have stays in
 * memory until it has it: then a disk that is deleted loses nothing.
 */
import type { PictureBlob } from '../../../shared/platform/BlobStore.ts';
import { storeTrouble } from '../connection/storeTrouble.ts';
import type { BlobDisk, OpenBlobDisk } from './BlobDisk.ts';
import type { BlobEntry } from './BlobEntry.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Waiting pictures of earlier sessions that are held in memory, in bytes. */
const MOST_HELD = 64 * 1024 * 1024;

export interface KeeperOptions {
  readonly openDisk: OpenBlobDisk;
  readonly entry: (hash: string) => BlobEntry;
  readonly entries: () => Iterable<BlobEntry>;
  readonly changed: (entry: BlobEntry) => void;
}

export class BlobKeeper {
  readonly #options: KeeperOptions;
  #disk: BlobDisk | null = null;
  #pause = FIRST_PAUSE_MS;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #closed = false;
  /** Why the last attempt failed; null while keeping works. */
  trouble: string | null = null;
  /** Resolves when it is known what is here, or that it cannot be known. */
  readonly ready: Promise<void>;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.ready = this.#open();
  }

  /** Resolves when it is on the disk, or could not be. */
  async keep(entry: BlobEntry, blob: PictureBlob): Promise<void> {
    if (entry.place === 'nowhere') entry.place = 'window';
    entry.file = blob;
    this.#options.changed(entry);
    await this.ready;
    await this.#write(entry);
  }

  /** null where there are none (then it is `nowhere`), or they cannot be read now. */
  async bytesOf(entry: BlobEntry): Promise<PictureBlob | null> {
    await this.ready;
    if (entry.file !== null || this.#disk === null) return entry.file;
    try {
      // Another window may have kept it meanwhile.
      const found = await this.#disk.read(entry.hash);
      entry.place = found === null ? 'nowhere' : 'disk';
      this.#options.changed(entry);
      return found;
    } catch {
      return null;
    }
  }

  /** Notes whether the host has it. */
  async mark(entry: BlobEntry): Promise<void> {
    if (!entry.waiting && entry.place === 'disk') entry.file = null;
    // A note that is lost is made again: the host is asked in the next session.
    await this.#disk?.mark(entry.hash, entry.waiting).catch(() => {});
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#disk?.close();
  }

  async #open(): Promise<void> {
    try {
      const disk = await this.#options.openDisk(() => this.#lost());
      if (this.#closed) return disk.close();
      this.#disk = disk;
      for (const { hash, waiting } of await disk.list()) {
        const entry = this.#options.entry(hash);
        entry.place = 'disk';
        entry.waiting ||= waiting;
      }
      this.trouble = null;
      await this.#holdWaiting(disk);
    } catch (error) {
      this.#disk = null;
      this.trouble = storeTrouble(error);
      this.#again();
    }
    for (const entry of this.#options.entries()) this.#options.changed(entry);
  }

  async #holdWaiting(disk: BlobDisk): Promise<void> {
    let held = 0;
    for (const entry of this.#options.entries()) {
      if (!entry.waiting || entry.file !== null || held > MOST_HELD) continue;
      entry.file = await disk.read(entry.hash);
      held += entry.file?.bytes.length ?? 0;
    }
  }

  async #write(entry: BlobEntry): Promise<void> {
    const { file } = entry;
    if (file === null || this.#closed) return;
    try {
      if (this.#disk === null) return;
      await this.#disk.keep(file, entry.waiting);
      await this.#disk.mark(entry.hash, entry.waiting);
      entry.place = 'disk';
      if (!entry.waiting) entry.file = null;
      this.trouble = null;
      this.#pause = FIRST_PAUSE_MS;
    } catch (error) {
      this.trouble = storeTrouble(error);
      this.#again();
    }
    this.#options.changed(entry);
  }

  /** The disk was deleted, or closed from elsewhere. */
  #lost(): void {
    if (this.#closed) return;
    this.#disk = null;
    this.trouble = 'device-lost';
    for (const entry of this.#options.entries()) {
      if (entry.place !== 'disk') continue;
      entry.place = entry.file === null ? 'nowhere' : 'window';
      // Nothing of it is left here that could be brought.
      entry.waiting &&= entry.file !== null;
      this.#options.changed(entry);
    }
    this.#again();
  }

  #again(): void {
    if (this.#timer !== null || this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#tryAgain();
    }, this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  async #tryAgain(): Promise<void> {
    if (this.#disk === null) await this.#open();
    for (const entry of this.#options.entries()) if (entry.place === 'window') await this.#write(entry);
  }
}
