/**
 * Compaction of one document: a snapshot of everything up to now, in one transaction a file. It removes only
 * what the snapshot before it already held, so that the last good generation can always be rebuilt; and it
 * refuses where anything at all is not as it should be.
 */
import type { Copy } from './Copy.ts';
import { type IndexEntry, linked } from './logIndex.ts';
import type { Pair } from './pair.ts';
import { makeSnapshot } from './snapshot.ts';
import { describeTrouble } from './troubles.ts';
import type { CompactResult } from './UpdateLog.ts';

/** Whether one copy has every row of the document, each of them good, and nothing less than was committed. */
function isWhole(copy: Copy | null, document: string, entry: IndexEntry): boolean {
  if (copy === null) return false;
  if (entry.generation > 0 && copy.snapshot(document, entry.generation)?.good !== true) return false;
  const rows = copy.updatesOf(document, entry.floor);
  const reached = Math.max(rows.at(-1)?.row.position ?? 0, entry.base);
  return linked(rows, entry.floor) && reached === entry.committed;
}

/** Everything of the document must be committed. `lost`: changes of it are known to be missing. */
export function compactDocument(
  pair: Pair,
  document: string,
  entry: IndexEntry,
  lost: boolean,
  read: () => Uint8Array[],
): CompactResult {
  if (lost) {
    return {
      ok: false,
      reason: 'damaged',
      message: 'Changes of this document are missing; nothing is thrown away.',
    };
  }
  try {
    if (!pair.copies.every((copy) => isWhole(copy, document, entry))) {
      pair.suspect();
      return { ok: false, reason: 'damaged', message: 'Stored changes are damaged; nothing is thrown away.' };
    }
    if (entry.since === 0) return { ok: true, removed: 0, bytes: 0 };
    const snapshot = makeSnapshot(read());
    if (!snapshot.ok) return snapshot;
    const generation = entry.generation + 1;
    const row = { document, generation, upto: entry.committed, payload: snapshot.bytes };
    let removed = 0;
    for (const copy of pair.copies) removed = copy?.putSnapshot({ row, floor: entry.base }) ?? removed;
    Object.assign(entry, { generation, base: row.upto, floor: entry.base, since: 0 });
    return { ok: true, removed, bytes: snapshot.bytes.length };
  } catch (error) {
    // One copy may have its snapshot and the other not: the comparison before the next commit settles it.
    pair.suspect();
    return { ok: false, reason: 'cannot-store', message: describeTrouble(error).message };
  }
}
