/**
 * The update log: an index in memory, a queue of what is not committed yet, and the pair of files. An
 * update is acknowledged once both files have committed it.
 */
import type { UpdateRow } from './checksum.ts';
import { createCommitQueue } from './commitQueue.ts';
import { compactDocument } from './compactDocument.ts';
import type { Faults } from './faults.ts';
import { entryOf, type IndexEntry, linked, newEntry } from './logIndex.ts';
import { openPair, type Pair } from './pair.ts';
import { plannedSnapshot, plannedUpdates } from './repair.ts';
import { describeTrouble, meansDamage } from './troubles.ts';
import type { CompactResult, StoredDocument, StoredUpdate, UpdateLog } from './UpdateLog.ts';

export interface OpenLogOptions {
  /** Folder of the two files; made when absent. */
  readonly folder: string;
  /** Where damaged files are set aside. */
  readonly evidence: string;
  readonly readOnly?: boolean;
  readonly faults?: Faults | undefined;
}

export type OpenLogResult =
  | { readonly ok: true; readonly log: UpdateLog }
  | {
      readonly ok: false;
      readonly reason: 'damaged' | 'too-new' | 'mixed' | 'cannot-open';
      readonly message: string;
    };

/** Positions are reserved in blocks, one for each second since 1970: a crash never lets one be used twice. */
const BLOCK = 2 ** 20;

export function openLog(options: OpenLogOptions): OpenLogResult {
  let opened: ReturnType<typeof openPair>;
  try {
    opened = openPair(options.folder, options);
  } catch (error) {
    return { ok: false, reason: 'cannot-open', message: describeTrouble(error).message };
  }
  return opened.ok ? { ok: true, log: createLog(opened.pair, options.readOnly === true) } : opened;
}

function createLog(pair: Pair, readOnly: boolean): UpdateLog {
  const index = new Map<string, IndexEntry>();
  const committedTo = [0, 0];
  const queue = createCommitQueue(store);
  let reservation: number | null = null;

  function reindex(): void {
    index.clear();
    for (const plan of pair.examination().documents.values()) index.set(plan.document, entryOf(plan));
    pair.copies.forEach((_, at) => {
      committedTo[at] = pair.lastIn(at);
    });
  }

  /** After a repair the queue's own rows are still to come: the index must not forget them. */
  function mend(): void {
    const before = new Map(index);
    pair.mend();
    reindex();
    for (const [document, { last }] of before) {
      const entry = index.get(document);
      const waiting = queue.waiting(document).filter(({ position }) => position > (entry?.committed ?? 0));
      if (entry === undefined && waiting.length > 0) {
        index.set(document, { ...newEntry(), last, since: waiting.length });
      } else if (entry !== undefined) {
        entry.last = Math.max(entry.last, last);
        entry.since += waiting.length;
      }
    }
  }

  function reserve(): void {
    if (reservation === null) return;
    pair.reserve(reservation);
    reservation = null;
  }

  function storeOnce(rows: readonly UpdateRow[]): void {
    if (pair.needsMending()) mend();
    reserve();
    pair.copies.forEach((copy, at) => {
      const missing = rows.filter(({ position }) => position > (committedTo[at] as number));
      const last = missing.at(-1);
      if (last === undefined) return;
      copy?.append(missing);
      committedTo[at] = last.position;
    });
    for (const { document, position } of rows) {
      const entry = index.get(document);
      if (entry !== undefined) entry.committed = Math.max(entry.committed, position);
    }
  }

  function store(rows: readonly UpdateRow[]): void {
    try {
      storeOnce(rows);
    } catch (error) {
      if (!meansDamage(error)) throw error;
      pair.suspect();
      storeOnce(rows);
    }
  }

  reindex();
  // Start well above everything an earlier run may have given out, stored or not.
  const highest = Math.max(pair.reserved, ...[...index.values()].map(({ last }) => last));
  // And above what the clock allows so far: a folder put back from a backup has forgotten what it gave out.
  let next = Math.max(Math.floor(highest / BLOCK) + 1, Math.floor(Date.now() / 1000)) * BLOCK;
  if (!readOnly) {
    reservation = next + BLOCK;
    // On a disk that is full already this fails; `status` says so, and the first update tries again.
    queue.flush();
  }

  /** The document's rows from one copy, when all of them are as they should be. */
  function readFast(document: string, entry: IndexEntry): Uint8Array[] | null {
    const copy = pair.copies.find((each) => each !== null);
    if (!copy) return null;
    try {
      const snapshot = entry.generation === 0 ? null : copy.snapshot(document, entry.generation);
      if (entry.generation > 0 && snapshot?.good !== true) return null;
      const rows = copy.updatesOf(document, entry.base).filter(({ row }) => row.position <= entry.committed);
      const reached = rows.at(-1)?.row.position ?? entry.base;
      if (!linked(rows, entry.base) || reached < entry.committed) return null;
      return [...(snapshot === null ? [] : [snapshot.row.payload]), ...rows.map(({ row }) => row.payload)];
    } catch (error) {
      if (!meansDamage(error)) throw error;
      return null;
    }
  }

  /** Everything good from wherever it is, after a comparison of both copies. */
  function readMended(document: string): Uint8Array[] {
    try {
      mend();
    } catch (error) {
      if (!meansDamage(error) && describeTrouble(error).reason === 'disk-failed') throw error;
      pair.suspect();
    }
    const plan = pair.examination().documents.get(document);
    if (plan === undefined) return [];
    const snapshot = plannedSnapshot(plan, pair.copies, 0);
    const rows = [...plannedUpdates(plan, pair.copies, snapshot?.upto ?? 0)].map(({ payload }) => payload);
    return snapshot === null ? rows : [snapshot.payload, ...rows];
  }

  /**
   * Whether the position is one this document has. One it lost (an update served before COMMIT, a folder put
   * back from a backup) belongs to a reader who has something we have not: they must compare everything.
   */
  function isKnown(document: string, entry: IndexEntry, position: number): boolean {
    if ([0, entry.floor, entry.base, entry.last].includes(position)) return true;
    if (queue.waiting(document).some((row) => row.position === position)) return true;
    return pair.copies.some((copy) => copy?.update(document, position)?.good === true);
  }

  const damageOf = (document: string) =>
    pair.damage().filter((each) => each.document === document || each.document === null);

  function read(document: string): StoredDocument {
    const entry = index.get(document);
    if (entry === undefined) return { updates: [], position: 0, damage: damageOf(document) };
    const stored = readFast(document, entry) ?? readMended(document);
    const now = index.get(document) ?? entry;
    const waiting = queue.waiting(document).filter(({ position }) => position > now.committed);
    return {
      updates: [...stored, ...waiting.map(({ payload }) => payload)],
      position: now.last,
      damage: damageOf(document),
    };
  }

  function readSince(document: string, position: number): StoredUpdate[] | null {
    const entry = index.get(document);
    if (entry === undefined) return position === 0 ? [] : null;
    if (position > entry.last || position < entry.floor || !isKnown(document, entry, position)) return null;
    const rows = pair.copies[0]
      ?.updatesOf(document, position)
      .filter(({ row }) => row.position <= entry.committed);
    if (!rows || !linked(rows, position) || (rows.at(-1)?.row.position ?? position) < entry.committed)
      return null;
    const waiting = queue
      .waiting(document)
      .filter((row) => row.position > Math.max(position, entry.committed));
    return [...rows.map(({ row }) => row), ...waiting].map((row) => ({
      update: row.payload,
      position: row.position,
    }));
  }

  function compact(document: string): CompactResult {
    if (!queue.flush().ok) {
      return { ok: false, reason: 'cannot-store', message: 'The disk does not take anything now.' };
    }
    const entry = index.get(document);
    if (entry === undefined) return { ok: false, reason: 'unknown', message: 'There is no such document.' };
    const lost = damageOf(document).some(({ healed }) => !healed);
    return compactDocument(pair, document, entry, lost, () => read(document).updates);
  }

  return {
    append(document, update) {
      if (readOnly) throw new Error('this log was opened for reading');
      const entry = index.get(document) ?? newEntry();
      index.set(document, entry);
      const position = next++;
      // The bytes may be a view on a buffer that the caller uses again.
      const row = { document, position, previous: entry.last, payload: update.slice() };
      entry.last = position;
      entry.since += 1;
      return { position, durable: queue.add(row) };
    },
    status: queue.status,
    read,
    readSince(document, position) {
      try {
        return readSince(document, position);
      } catch (error) {
        if (!meansDamage(error)) throw error;
        pair.suspect();
        return null;
      }
    },
    position: (document) => index.get(document)?.last ?? 0,
    sinceSnapshot: (document) => index.get(document)?.since ?? 0,
    compact,
    documents: () => [...index.keys()].sort(),
    has: (document) => index.has(document),
    damage: () => pair.damage(),
    flush: async () => queue.flush(),
    async close() {
      const status = readOnly ? queue.status.get() : queue.flush();
      queue.stop();
      pair.close();
      return status;
    },
  };
}
