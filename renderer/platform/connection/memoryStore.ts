/** A replica store that lasts as long as its `MemoryDisk`: for tests, which "reload the page" with it. */
import { APART, readPeriods, takeStep } from './apart.ts';
import type { ReplicaStore, StoredRow, StoreWrite } from './ReplicaStore.ts';
import { ReplicaLost } from './ReplicaStore.ts';

export class MemoryDisk {
  readonly rows = new Map<number, StoredRow>();
  readonly notes = new Map<string, unknown>();
  position: number | null = null;
  device: Uint8Array | null = null;
  next = 1;
  /** Told when the disk is wiped. */
  readonly open = new Set<(error: ReplicaLost) => void>();
  /** While set, everything fails with it. */
  failure: Error | null = null;
  /** While set, writes wait for it. */
  gate: Promise<void> | null = null;

  /** Somebody deletes everything, as "clear site data" does. */
  wipe(): void {
    this.rows.clear();
    this.notes.clear();
    this.position = null;
    this.device = null;
    const told = [...this.open];
    this.open.clear();
    for (const lost of told) lost(new ReplicaLost('wiped'));
  }
}

const inOrder = (disk: MemoryDisk) => [...disk.rows.values()].sort((a, b) => a.key - b.key);

function setNote(disk: MemoryDisk, name: string, value: unknown): void {
  if (value === null) disk.notes.delete(name);
  else disk.notes.set(name, structuredClone(value));
}

export function openMemoryStore(
  disk: MemoryDisk,
  lost: (error: ReplicaLost) => void = () => {},
): ReplicaStore {
  // One of its own, so that two stores may share a listener.
  const told = (error: ReplicaLost) => lost(error);
  disk.open.add(told);
  const check = async () => {
    await disk.gate;
    if (disk.failure !== null) throw disk.failure;
    if (!disk.open.has(told)) throw new ReplicaLost('wiped');
  };
  return {
    async read(device) {
      await check();
      disk.device ??= device ?? crypto.getRandomValues(new Uint8Array(16));
      const apart = readPeriods(disk.notes.get(APART));
      return { rows: inOrder(disk), position: disk.position, device: disk.device, apart };
    },
    async since(key) {
      await check();
      return inOrder(disk).filter((row) => row.key > key);
    },
    async write(change: StoreWrite) {
      await check();
      const keys = change.append.map(({ update, waiting, own = waiting === 'own' }) => {
        const key = disk.next++;
        disk.rows.set(key, { key, update: update.slice(), waiting, own });
        return key;
      });
      for (const key of change.settle) {
        const row = disk.rows.get(key);
        if (row !== undefined) disk.rows.set(key, { ...row, waiting: null });
      }
      if (change.position === 'unknown') disk.position = null;
      else if (change.position !== null) disk.position = Math.max(disk.position ?? 0, change.position);
      if (change.apart !== undefined) {
        const owed = inOrder(disk).flatMap((row) => (row.waiting === 'own' ? [row.key] : []));
        const periods = readPeriods(disk.notes.get(APART));
        const next = takeStep(periods, change.apart, owed, disk.next - 1);
        if (next !== periods) setNote(disk, APART, next);
      }
      return keys;
    },
    async replace(keys, snapshot) {
      await check();
      for (const key of keys) disk.rows.delete(key);
      const key = Math.max(...keys);
      disk.rows.set(key, { key, update: snapshot, waiting: null, own: false });
    },
    async note(name) {
      await check();
      return disk.notes.get(name) ?? null;
    },
    async changeNote(name, next) {
      await check();
      const value = next(disk.notes.get(name) ?? null);
      setNote(disk, name, value);
      return value;
    },
    close() {
      disk.open.delete(told);
    },
  };
}
