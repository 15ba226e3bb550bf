/** What one copy holds, row by row, without the bytes: what the two copies are compared by. */
import type { Checked, Copy } from './Copy.ts';

export interface UpdateEntry {
  readonly previous: number;
  readonly good: boolean;
}

export interface SnapshotEntry {
  readonly upto: number;
  readonly good: boolean;
}

export interface DocumentInventory {
  readonly updates: Map<number, UpdateEntry>;
  readonly snapshots: Map<number, SnapshotEntry>;
}

export interface Inventory {
  readonly file: string;
  readonly documents: Map<string, DocumentInventory>;
  /** Highest position among its good rows: what came after in the other copy was still being stored. */
  readonly last: number;
  /** Positions below were given out by earlier runs. */
  readonly reserved: number;
  /** Both copies carry the same; null where it could not be read. */
  readonly logId: string | null;
  /** What is wrong with the file as a whole, or null. */
  readonly broken: string | null;
}

/** Reads the whole copy once, checking every row. Never throws: what cannot be read is `broken`. */
export function takeInventory(copy: Copy): Inventory {
  const documents = new Map<string, DocumentInventory>();
  let last = 0;
  let broken: string | null = null;
  const problem = (error: unknown) => {
    broken ??= error instanceof Error ? error.message : String(error);
  };
  const guarded = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      problem(error);
      return null;
    }
  };
  const of = (id: string): DocumentInventory => {
    const entry = documents.get(id) ?? { updates: new Map(), snapshots: new Map() };
    documents.set(id, entry);
    return entry;
  };
  /** Forwards; and if the file breaks off in the middle, what can still be had from its end. */
  const each = <Row>(
    rows: (order: 'asc' | 'desc') => Iterable<Checked<Row>>,
    take: (row: Checked<Row>) => void,
  ) => {
    for (const order of ['asc', 'desc'] as const) {
      const before = broken;
      guarded(() => {
        for (const row of rows(order)) take(row);
      });
      if (broken === before) return;
    }
  };

  const structure = guarded(() => copy.structure());
  const meta = (key: string) => guarded(() => copy.meta(key));
  const logId = meta('log');
  const reserved = Number(meta('reserved') ?? 0);
  each(copy.allUpdates, ({ row, good }) => {
    of(row.document).updates.set(row.position, { previous: row.previous, good });
    if (good) last = Math.max(last, row.position);
  });
  each(copy.allSnapshots, ({ row, good }) => {
    of(row.document).snapshots.set(row.generation, { upto: row.upto, good });
    if (good) last = Math.max(last, row.upto);
  });
  if (structure !== null) problem(structure);
  return {
    file: copy.file,
    documents,
    last,
    reserved: Number.isSafeInteger(reserved) ? reserved : 0,
    logId,
    broken,
  };
}
