/** The replica store in IndexedDB: one database per document, one object store of updates. */
import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import { APART, readPeriods, takeStep } from './apart.ts';
import type { ReplicaStore, StoredRow, StoreWrite, Waiting } from './ReplicaStore.ts';
import { ReplicaLost } from './ReplicaStore.ts';

interface Schema extends DBSchema {
  /** `own` is missing in rows of earlier versions, which are compared with nothing. */
  updates: {
    key: number;
    value: { update: Uint8Array; waiting: Waiting; own?: boolean };
    indexes: { waiting: string };
  };
  /** 'position', 'device', and notes under `note <name>`. */
  meta: { key: string; value: unknown };
}

/** With 'strict' a transaction is complete only once it is on disk. */
const STRICT = { durability: 'strict' } as const;

export interface WaitingReplica {
  readonly name: string;
  /** Own changes that are not known to be safe on the host. */
  readonly waiting: number;
  /** Key of the one that has waited longest. */
  readonly oldest: number;
}

/** The replicas on this device whose names begin with `prefix` and that hold changes not safe on the host. */
export async function replicasWaiting(prefix: string): Promise<WaitingReplica[]> {
  const found: WaitingReplica[] = [];
  for (const { name } of (await indexedDB.databases?.()) ?? []) {
    if (name?.startsWith(prefix) !== true) continue;
    const replica = await replicaWaiting(name);
    if (replica !== null) found.push(replica);
  }
  return found;
}

/** Whether this device has a replica of this name. */
export async function replicaExists(name: string): Promise<boolean> {
  return ((await indexedDB.databases?.()) ?? []).some((database) => database.name === name);
}

/** null where nothing waits, or there is no such replica. */
export async function replicaWaiting(name: string): Promise<WaitingReplica | null> {
  let db: IDBPDatabase<Schema>;
  try {
    db = await openDB<Schema>(name, undefined, {
      // Deleted since it was listed: to open it must not leave an empty one, without a layout, behind.
      upgrade(_db, _old, _new, tx) {
        // The end of it is told by the opening, which fails.
        tx.done.catch(() => null);
        tx.abort();
      },
      blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
  try {
    if (!db.objectStoreNames.contains('updates')) return null;
    const keys = await db.getAllKeysFromIndex('updates', 'waiting', 'own');
    return keys[0] === undefined ? null : { name, waiting: keys.length, oldest: keys[0] };
  } finally {
    db.close();
  }
}

/** Rejects where there is no IndexedDB, or it will not open (private windows, a full disk). */
export async function openIndexedDbStore(
  name: string,
  onLost: (error: ReplicaLost) => void = () => {},
): Promise<ReplicaStore> {
  let lost: ReplicaLost | null = null;
  const lose = (error: ReplicaLost) => {
    if (lost !== null) return;
    lost = error;
    onLost(error);
  };
  const db: IDBPDatabase<Schema> = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      // Null is no key: the index holds the rows that wait and nothing else.
      fresh.createObjectStore('updates', { autoIncrement: true }).createIndex('waiting', 'waiting');
      fresh.createObjectStore('meta');
    },
    // Another window wants a newer layout, or to delete it: let go, or that window waits for ever.
    blocking() {
      db.close();
      lose(new ReplicaLost('the replica was taken over by another window'));
    },
    terminated() {
      lose(new ReplicaLost('the browser closed its database'));
    },
  });
  const check = () => {
    if (lost !== null) throw lost;
  };

  return {
    async read(known) {
      check();
      const tx = db.transaction(['updates', 'meta'], 'readwrite', STRICT);
      const rows: StoredRow[] = [];
      const updates = tx.objectStore('updates');
      const [keys, values] = await Promise.all([updates.getAllKeys(), updates.getAll()]);
      for (const [index, key] of keys.entries()) {
        const value = values[index];
        if (value !== undefined) rows.push(rowOf(key, value));
      }
      const meta = tx.objectStore('meta');
      const position = (await meta.get('position')) as number | null | undefined;
      let device = (await meta.get('device')) as Uint8Array | undefined;
      if (device === undefined) {
        device = known ?? crypto.getRandomValues(new Uint8Array(16));
        await meta.put(device, 'device');
      }
      const apart = readPeriods(await meta.get(noteKey(APART)));
      await tx.done;
      return { rows, position: position ?? null, device, apart };
    },

    async since(key) {
      check();
      const tx = db.transaction('updates', 'readonly');
      const later = IDBKeyRange.lowerBound(key, true);
      const [keys, values] = await Promise.all([tx.store.getAllKeys(later), tx.store.getAll(later)]);
      return keys.flatMap((at, index) => {
        const value = values[index];
        return value === undefined ? [] : [rowOf(at, value)];
      });
    },

    async write(change: StoreWrite) {
      check();
      const tx = db.transaction(['updates', 'meta'], 'readwrite', STRICT);
      const updates = tx.objectStore('updates');
      const meta = tx.objectStore('meta');
      const work = async () => {
        const keys = await Promise.all(
          change.append.map(({ update, waiting, own = waiting === 'own' }) =>
            updates.add({ update, waiting, own }),
          ),
        );
        await Promise.all(
          change.settle.map(async (key) => {
            const row = await updates.get(key);
            // Gone when another window has made a snapshot of it; that one holds its text.
            if (row !== undefined) await updates.put({ ...row, waiting: null }, key);
          }),
        );
        if (change.position === 'unknown') {
          await meta.put(null, 'position');
        } else if (change.position !== null) {
          const before = (await meta.get('position')) as number | null | undefined;
          await meta.put(Math.max(before ?? 0, change.position), 'position');
        }
        if (change.apart !== undefined) {
          const owed = await updates.index('waiting').getAllKeys('own');
          const last = (await updates.openKeyCursor(null, 'prev'))?.key ?? 0;
          const before = readPeriods(await meta.get(noteKey(APART)));
          const periods = takeStep(before, change.apart, owed, last);
          if (periods !== before) await meta.put(periods, noteKey(APART));
        }
        return keys;
      };
      // Both: a failing request says why, and only the end of the transaction means it is on disk.
      const [keys] = await Promise.all([work(), tx.done]);
      return keys;
    },

    async replace(keys, snapshot) {
      check();
      const tx = db.transaction('updates', 'readwrite', STRICT);
      const work = async () => {
        await Promise.all(keys.map((key) => tx.store.delete(key)));
        await tx.store.put({ update: snapshot, waiting: null, own: false }, Math.max(...keys));
      };
      await Promise.all([work(), tx.done]);
    },

    async note(name) {
      check();
      return (await db.get('meta', noteKey(name))) ?? null;
    },

    async changeNote(name, next) {
      check();
      const tx = db.transaction('meta', 'readwrite', STRICT);
      const work = async () => {
        const value = next((await tx.store.get(noteKey(name))) ?? null);
        if (value === null) await tx.store.delete(noteKey(name));
        else await tx.store.put(value, noteKey(name));
        return value;
      };
      const [value] = await Promise.all([work(), tx.done]);
      return value;
    },

    close() {
      db.close();
    },
  };
}

const noteKey = (name: string) => `note ${name}`;

function rowOf(key: number, { update, waiting, own }: Schema['updates']['value']): StoredRow {
  return { key, update, waiting, own: own ?? waiting === 'own' };
}
