/**
 * Makes both copies of the log hold the same good rows. A copy that is merely behind is brought up to date;
 * a damaged one is written anew beside the old file, which is set aside as evidence and never deleted.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Checked, type Copy, type CopyOptions, openCopy } from './Copy.ts';
import type { SnapshotRow, UpdateRow } from './checksum.ts';
import type { DocumentPlan, Examination } from './examine.ts';
import type { Inventory } from './inventory.ts';
import { meansDamage } from './troubles.ts';

const PARTS = ['', '-wal', '-shm'] as const;

type Sources = readonly (Copy | null)[];

/**
 * A row that was seen to be good, from the file it was seen in or else from the other. In a damaged file a
 * row may be there and yet not be found by its key: then the whole file is gone through for it.
 */
function fetch<Row>(
  sources: Sources,
  seenIn: number,
  what: string,
  byKey: (copy: Copy) => Checked<Row> | null,
  all: (copy: Copy, order: 'asc' | 'desc') => Iterable<Checked<Row>>,
  isIt: (row: Row) => boolean,
): Row {
  const inOrder = [sources[seenIn], ...sources.filter((_, index) => index !== seenIn)].filter(
    (each) => !!each,
  );
  const goThrough = (copy: Copy, order: 'asc' | 'desc') => {
    for (const each of all(copy, order)) if (each.good && isIt(each.row)) return each;
    return null;
  };
  const ways = [byKey, (copy: Copy) => goThrough(copy, 'asc'), (copy: Copy) => goThrough(copy, 'desc')];
  for (const way of ways) {
    for (const copy of inOrder) {
      try {
        const found = way(copy);
        if (found?.good) return found.row;
      } catch (error) {
        if (!meansDamage(error)) throw error;
      }
    }
  }
  throw Object.assign(new Error(`${what} cannot be read again`), { errcode: 11 });
}

export function* plannedUpdates(plan: DocumentPlan, sources: Sources, after: number): Iterable<UpdateRow> {
  const { document } = plan;
  for (const { copy, position } of plan.updates) {
    if (position <= after) continue;
    yield fetch(
      sources,
      copy,
      `update ${position}`,
      (from) => from.update(document, position),
      (from, order) => from.allUpdates(order),
      (row) => row.document === document && row.position === position,
    );
  }
}

export function plannedSnapshot(plan: DocumentPlan, sources: Sources, at: number): SnapshotRow | null {
  const place = plan.snapshots[at];
  if (place === undefined) return null;
  const { document } = plan;
  const { generation } = place;
  return fetch(
    sources,
    place.copy,
    `snapshot ${generation}`,
    (from) => from.snapshot(document, generation),
    (from, order) => from.allSnapshots(order),
    (row) => row.document === document && row.generation === generation,
  );
}

/**
 * All in one transaction: a file that has one document's newest changes and lacks another's older ones would
 * look as if it had lost them.
 */
function bringUpToDate(copy: Copy, own: Inventory, plans: readonly DocumentPlan[], sources: Sources): void {
  function* updates(): Iterable<UpdateRow> {
    for (const plan of plans) {
      const had = own.documents.get(plan.document)?.updates;
      for (const row of plannedUpdates(plan, sources, plan.floor))
        if (had?.has(row.position) !== true) yield row;
    }
  }
  function* snapshots(): Iterable<SnapshotRow> {
    for (const plan of plans) {
      for (const [at, { generation }] of plan.snapshots.entries()) {
        if (own.documents.get(plan.document)?.snapshots.has(generation) === true) continue;
        const row = plannedSnapshot(plan, sources, at);
        if (row !== null) yield row;
      }
    }
  }
  const removals = plans.flatMap(({ document, floor, snapshots: [newest] }) =>
    newest === undefined ? [] : [{ document, floor, generation: newest.generation }],
  );
  copy.put(updates(), snapshots(), removals);
}

/** Writes `<file>.new` with everything the plans name. The old file is not touched. */
function writeAnew(
  file: string,
  logId: string,
  plans: Iterable<DocumentPlan>,
  sources: Sources,
  options: CopyOptions,
): void {
  const path = `${file}.new`;
  for (const part of PARTS) rmSync(path + part, { force: true });
  const fresh = openCopy(path, options);
  try {
    for (const plan of plans) {
      const snapshots = plan.snapshots
        .map((_, at) => plannedSnapshot(plan, sources, at))
        .filter((row) => row !== null);
      fresh.put(plannedUpdates(plan, sources, plan.floor), snapshots);
    }
    // Last: a file that names its log is complete.
    fresh.setMeta('log', logId);
  } finally {
    fresh.close();
  }
}

/** Makes a rename survive a power cut; not possible, nor needed, on Windows. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Moves a file and its -wal and -shm into `evidence`, then puts the new one in its place. */
function exchange(file: string, evidence: string): void {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  mkdirSync(evidence, { recursive: true, mode: 0o700 });
  for (const part of PARTS) {
    if (existsSync(file + part)) renameSync(file + part, join(evidence, `${stamp}-${basename(file)}${part}`));
  }
  renameSync(`${file}.new`, file);
  syncFolder(evidence);
  syncFolder(dirname(file));
}

export interface RepairOptions {
  readonly files: readonly string[];
  readonly evidence: string;
  readonly logId: string;
  readonly copyOptions: (index: number) => CopyOptions;
}

/**
 * Repairs in place: `copies[i]` is replaced where a file was written anew. Throws what the disk throws; the
 * copies are then as readable as before.
 */
export function repairCopies(
  copies: (Copy | null)[],
  inventories: readonly (Inventory | null)[],
  { documents, verdicts }: Examination,
  { files, evidence, logId, copyOptions }: RepairOptions,
): void {
  const plans = [...documents.values()];
  const anew = verdicts.flatMap((verdict, index) => (verdict === 'damaged' ? [index] : []));
  // All are written before any is exchanged: each may hold what the others lack.
  for (const index of anew) writeAnew(files[index] as string, logId, plans, copies, copyOptions(index));
  verdicts.forEach((verdict, index) => {
    const copy = copies[index];
    const own = inventories[index];
    if (verdict === 'behind' && copy && own) bringUpToDate(copy, own, plans, copies);
  });
  for (const index of anew) {
    closeDamaged(copies[index] ?? null);
    copies[index] = null;
    exchange(files[index] as string, evidence);
    copies[index] = openCopy(files[index] as string, copyOptions(index));
  }
}

/** A damaged database may fail even at closing; it is being replaced, and its damage has been reported. */
export function closeDamaged(copy: Copy | null): void {
  try {
    copy?.close();
  } catch {
    // Reported as damage already: that is why it is closed.
  }
}
