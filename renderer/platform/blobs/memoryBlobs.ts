/** Pictures kept for as long as their `BlobMemory` lasts: for tests, which "reload the page" with it. */
import type { PictureBlob } from '../../../shared/platform/BlobStore.ts';
import { ReplicaLost } from '../connection/ReplicaStore.ts';
import type { BlobDisk } from './BlobDisk.ts';

export class BlobMemory {
  /** In the order in which they were last kept or read. */
  readonly blobs = new Map<string, PictureBlob & { waiting: boolean }>();
  /** Told when it is wiped. */
  readonly open = new Set<() => void>();
  /** While set, everything fails with it. */
  failure: Error | null = null;
  /** Bytes it has room for. */
  room = Number.POSITIVE_INFINITY;

  /** Somebody deletes everything, as "clear site data" does. */
  wipe(): void {
    this.blobs.clear();
    const told = [...this.open];
    this.open.clear();
    for (const lost of told) lost();
  }

  get size(): number {
    return [...this.blobs.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  }
}

export function openMemoryBlobs(memory: BlobMemory, lost: () => void = () => {}): BlobDisk {
  // One of its own, so that two may share a listener.
  const told = () => lost();
  memory.open.add(told);
  const check = async () => {
    if (memory.failure !== null) throw memory.failure;
    if (!memory.open.has(told)) throw new ReplicaLost('wiped');
  };
  return {
    async list() {
      await check();
      return [...memory.blobs.values()].map(({ hash, waiting }) => ({ hash, waiting }));
    },
    async read(hash) {
      await check();
      const found = memory.blobs.get(hash);
      if (found === undefined) return null;
      memory.blobs.delete(hash);
      memory.blobs.set(hash, found);
      return { hash, type: found.type, bytes: found.bytes.slice() };
    },
    async keep(blob, waiting) {
      await check();
      if (memory.blobs.has(blob.hash)) return;
      for (const [hash, one] of memory.blobs) {
        if (memory.size + blob.bytes.length <= memory.room) break;
        if (!one.waiting) memory.blobs.delete(hash);
      }
      if (memory.size + blob.bytes.length > memory.room)
        throw new DOMException('no room', 'QuotaExceededError');
      memory.blobs.set(blob.hash, { ...blob, bytes: blob.bytes.slice(), waiting });
    },
    async mark(hash, waiting) {
      await check();
      const found = memory.blobs.get(hash);
      if (found !== undefined) found.waiting = waiting;
    },
    close() {
      memory.open.delete(told);
    },
  };
}
