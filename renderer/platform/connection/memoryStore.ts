/** A replica store that lasts as long as its `MemoryDisk`: for tests, which "reload the page" with it. */
import type { ReplicaStore, StoredRow, StoreWrite } from './ReplicaStore.ts';

export class MemoryDisk {
  readonly rows = new Map<number, StoredRow>();
  position: number | null = null;
  readonly device = crypto.getRandomValues(new Uint8Array(16));
  next = 1;
  /** While set, everything fails with it. */
  failure: Error | null = null;
  /** While set, writes wait for it. */
  gate: Promise<void> | null = null;
}

export function openMemoryStore(disk: MemoryDisk): ReplicaStore {
  const check = async () => {
    await disk.gate;
    if (disk.failure !== null) throw disk.failure;
  };
  return {
    async read() {
      await check();
      return { rows: [...disk.rows.values()], position: disk.position, device: disk.device };
    },
    async write(change: StoreWrite) {
      await check();
      const keys = change.append.map(({ update, waiting }) => {
        const key = disk.next++;
        disk.rows.set(key, { key, update: update.slice(), waiting });
        return key;
      });
      for (const key of change.settle) {
        const row = disk.rows.get(key);
        if (row !== undefined) disk.rows.set(key, { ...row, waiting: null });
      }
      if (change.position === 'unknown') disk.position = null;
      else if (change.position !== null) disk.position = Math.max(disk.position ?? 0, change.position);
      return keys;
    },
    async replace(keys, snapshot) {
      await check();
      for (const key of keys) disk.rows.delete(key);
      const key = disk.next++;
      disk.rows.set(key, { key, update: snapshot, waiting: null });
    },
    close() {},
  };
}
