/** Pictures in IndexedDB: one database a desk; what is said of them apart from the bytes, so that it is quickly read. */
import type { DBSchema } from 'idb';
import { openDB } from 'idb';
import type { PictureBlob } from '../../../shared/platform/BlobStore.ts';
import { ReplicaLost } from '../connection/ReplicaStore.ts';
import type { BlobDisk } from './BlobDisk.ts';

interface Schema extends DBSchema {
  bytes: { key: string; value: Uint8Array<ArrayBuffer> };
  about: {
    key: string;
    value: {
      type: PictureBlob['type'];
      size: number;
      waiting: boolean;
      /** When it was last kept or read, in ms since 1970. */
      used: number;
    };
  };
}

/** With 'strict' a transaction is complete only once it is on disk. */
const STRICT = { durability: 'strict' } as const;
const BOTH = ['bytes', 'about'] as const;

/** Rejects where there is no IndexedDB, or it will not open (private windows, a full disk). */
export async function openIndexedDbBlobs(name: string, onLost: () => void = () => {}): Promise<BlobDisk> {
  let lost = false;
  const lose = () => {
    if (lost) return;
    lost = true;
    onLost();
  };
  const db = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('bytes');
      fresh.createObjectStore('about');
    },
    // Another window wants a newer layout, or to delete it: let go, or that window waits for ever.
    blocking() {
      db.close();
      lose();
    },
    terminated: lose,
  });
  const check = () => {
    if (lost) throw new ReplicaLost('the pictures were deleted or closed from elsewhere');
  };

  async function write({ hash, type, bytes }: PictureBlob, waiting: boolean): Promise<void> {
    const tx = db.transaction(BOTH, 'readwrite', STRICT);
    const work = async () => {
      const about = tx.objectStore('about');
      if ((await about.getKey(hash)) !== undefined) return;
      await tx.objectStore('bytes').put(bytes, hash);
      await about.put({ type, size: bytes.length, waiting, used: Date.now() }, hash);
    };
    // Both: a failing request says why, and only the end of the transaction means it is on disk.
    await Promise.all([work(), tx.done]);
  }

  async function makeRoom(size: number): Promise<void> {
    const tx = db.transaction(BOTH, 'readwrite', STRICT);
    const about = tx.objectStore('about');
    const [keys, values] = await Promise.all([about.getAllKeys(), about.getAll()]);
    const spare = values
      .flatMap((one, index) => (one.waiting ? [] : [{ ...one, hash: keys[index] ?? '' }]))
      .sort((a, b) => a.used - b.used);
    let freed = 0;
    for (const one of spare) {
      if (freed >= size) break;
      freed += one.size;
      await Promise.all([about.delete(one.hash), tx.objectStore('bytes').delete(one.hash)]);
    }
    await tx.done;
  }

  return {
    async list() {
      check();
      const tx = db.transaction('about', 'readonly');
      const [keys, values] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
      return values.map(({ waiting }, index) => ({ hash: keys[index] ?? '', waiting }));
    },

    async read(hash) {
      check();
      const tx = db.transaction(BOTH, 'readwrite');
      const about = await tx.objectStore('about').get(hash);
      const bytes = await tx.objectStore('bytes').get(hash);
      if (about === undefined || bytes === undefined) return null;
      await tx.objectStore('about').put({ ...about, used: Date.now() }, hash);
      return { hash, type: about.type, bytes };
    },

    async keep(blob, waiting) {
      check();
      try {
        await write(blob, waiting);
      } catch (error) {
        if ((error as Error | null)?.name !== 'QuotaExceededError') throw error;
        // What a browser counts is more than the bytes.
        await makeRoom(blob.bytes.length * 2);
        await write(blob, waiting);
      }
    },

    async mark(hash, waiting) {
      check();
      const tx = db.transaction('about', 'readwrite', STRICT);
      const work = async () => {
        const about = await tx.store.get(hash);
        if (about !== undefined && about.waiting !== waiting) await tx.store.put({ ...about, waiting }, hash);
      };
      await Promise.all([work(), tx.done]);
    },

    close() {
      db.close();
    },
  };
}
