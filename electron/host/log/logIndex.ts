/** What the log keeps in memory of each document: where its rows begin and end, not the rows. */
import type { UpdateRow } from './checksum.ts';
import type { DocumentPlan } from './examine.ts';

export interface IndexEntry {
  /** Position of the last update taken, committed or not. */
  last: number;
  /** Position of the last committed one. */
  committed: number;
  /** The newest snapshot holds everything up to here (0: there is none). */
  base: number;
  generation: number;
  floor: number;
  since: number;
}

export const entryOf = (plan: DocumentPlan): IndexEntry => ({
  last: plan.last,
  committed: plan.last,
  base: plan.snapshots[0]?.upto ?? 0,
  generation: plan.snapshots[0]?.generation ?? 0,
  floor: plan.floor,
  since: plan.updates.filter(({ position }) => position > (plan.snapshots[0]?.upto ?? 0)).length,
});

export const newEntry = (): IndexEntry => ({
  last: 0,
  committed: 0,
  base: 0,
  generation: 0,
  floor: 0,
  since: 0,
});

/** Good rows in an unbroken chain that starts where `after` left off. */
export function linked(rows: readonly { row: UpdateRow; good: boolean }[], after: number): boolean {
  return rows.every(({ row, good }, at) => {
    const before = rows[at - 1]?.row.position;
    return good && (before === undefined ? row.previous <= after : row.previous === before);
  });
}
