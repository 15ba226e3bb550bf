/**
 * Files that are kept as they are, under what they are made of: `files/<first two digits>/<SHA-256 in hex>`. The same
 * bytes are kept once, whoever brings them, and are never changed. A file is there whole or not at all: it is written
 * in `files/incoming/`, brought to the disk, and only then gets its name. What is read is compared with the name;
 * what is no longer what it was counts as absent, and is written anew when somebody brings it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isHash } from '../../../shared/exchange/pictures/hashOf.ts';

export type Received =
  | { readonly ok: true; readonly isNew: boolean }
  /** The bytes are others than were announced. */
  | { readonly ok: false; readonly reason: 'otherBytes' }
  /** Whoever asked does not want them. */
  | { readonly ok: false; readonly reason: 'unwanted' };

export class KeptFiles {
  readonly #folder: string;
  /** Files that were read and found right, by what the disk says of them. */
  readonly #right = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Resolves to the hash once the bytes are on disk. Rejects with what the disk says. */
  async keep(bytes: Uint8Array): Promise<string> {
    const hash = hashOf(bytes);
    if (!(await this.has(hash))) await this.receive(hash, [bytes]);
    return hash;
  }

  /**
   * A file as it comes in, of which no more than a part is in memory until it is all there.
   * @param wanted asked once, with all of it; everything is where left out
   * Rejects with what the disk says, or what its source does; nothing is kept then.
   */
  async receive(
    hash: string,
    parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    wanted?: (bytes: Uint8Array) => boolean,
  ): Promise<Received> {
    const incoming = join(this.#folder, INCOMING);
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const beside = join(incoming, randomUUID());
    try {
      const found = await write(beside, parts);
      if (found !== hash) return { ok: false, reason: 'otherBytes' };
      if (wanted?.(await readFile(beside)) === false) return { ok: false, reason: 'unwanted' };
      if (await this.has(hash)) return { ok: true, isNew: false };
      const shelf = join(this.#folder, hash.slice(0, 2));
      await mkdir(shelf, { recursive: true, mode: 0o700 });
      await rename(beside, this.#path(hash));
      await syncFolder(shelf);
      await syncFolder(this.#folder);
      return { ok: true, isNew: true };
    } finally {
      await rm(beside, { force: true });
    }
  }

  /** null for one that is not here, or is no longer what it was. */
  async read(hash: string): Promise<Uint8Array | null> {
    if (!isHash(hash)) return null;
    const path = this.#path(hash);
    try {
      const state = await stateOf(path);
      const bytes = await readFile(path);
      if (hashOf(bytes) === hash) {
        this.#right.set(hash, state);
        return bytes;
      }
      this.#right.delete(hash);
      return null;
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  /** As `read`, without giving it; quick for one that was looked at before and was not touched since. */
  async has(hash: string): Promise<boolean> {
    if (!isHash(hash)) return false;
    try {
      if (this.#right.get(hash) === (await stateOf(this.#path(hash)))) return true;
    } catch (error) {
      if (isAbsent(error)) return false;
      throw error;
    }
    return (await this.read(hash)) !== null;
  }

  /** Takes away what was on its way in when the desk stopped. Only whoever holds the folder's lock may. */
  async clearIncoming(): Promise<void> {
    await rm(join(this.#folder, INCOMING), { recursive: true, force: true });
  }

  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }
}

const INCOMING = 'incoming';

/** Node's own: what the screens use is four times as slow. */
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Resolves to the hash once the bytes are on disk. */
async function write(path: string, parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const part of parts) {
      hash.update(part);
      await file.writeFile(part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

/** A name is on disk once its folder is. Windows has no such thing, and does it by itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function stateOf(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path);
  return `${size} ${mtimeMs} ${ino}`;
}

/** Also where something else stands in the place of a folder. */
const isAbsent = (error: unknown) =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
