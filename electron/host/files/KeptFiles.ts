/**
 * Files that are kept as they are, under what they are made of: `files/<first two digits>/<SHA-256 in hex>`. The same
 * bytes are kept once, whoever brings them, and are never changed. A file is there whole or not at all.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export class KeptFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Resolves to the hash once the bytes are on disk. Rejects with what the disk says. */
  async keep(bytes: Uint8Array): Promise<string> {
    const hash = hashOf(bytes);
    const path = this.#path(hash);
    if (existsSync(path)) return hash;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const beside = `${path}.${randomUUID()}`;
    try {
      const file = await open(beside, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    return hash;
  }

  /** null for one that is not here, or is no longer what it was. */
  async read(hash: string): Promise<Uint8Array | null> {
    if (!/^[0-9a-f]{64}$/.test(hash)) return null;
    try {
      const bytes = await readFile(this.#path(hash));
      return hashOf(bytes) === hash ? bytes : null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
