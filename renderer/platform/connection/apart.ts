/**
 * When this device and the host went separate ways, told in keys of the replica's rows: what both had, what
 * was made here and what came from the host can then be read from the store at any time later, even after a
 * crash in the middle of a return. Nothing is copied and nothing computed while somebody types.
 *
 * Kept as the note `apart`, beside the rows. Rows are not replaced by a snapshot while there is one.
 */
import type { ApartUpdates } from '../../../shared/changes/returning/compareApart.ts';

export const APART = 'apart';

export interface ApartPeriod {
  /** Key of the last row known to the window that lost the host. */
  readonly seen: number;
  /** Keys of own changes up to there that were not known to be safe on the host. */
  readonly owed: readonly number[];
  /** Key of the last row of the return; null while the two are apart. */
  readonly until: number | null;
}

/** What is needed of a row of the store. */
interface Row {
  readonly key: number;
  readonly update: Uint8Array;
  readonly own: boolean;
}

export type ApartStep = { readonly kind: 'begin'; readonly seen: number } | { readonly kind: 'end' };

/** @param owed keys of all own changes not known to be safe; @param last the key of the last row */
export function takeStep(
  periods: readonly ApartPeriod[],
  step: ApartStep,
  owed: readonly number[],
  last: number,
): readonly ApartPeriod[] {
  const open = periods.find(({ until }) => until === null);
  if (step.kind === 'end') {
    return open === undefined
      ? periods
      : periods.map((period) => (period === open ? { ...period, until: last } : period));
  }
  // Windows lose the host one after the other: the first has seen least.
  if (open !== undefined && open.seen <= step.seen) return periods;
  const period = { seen: step.seen, owed: owed.filter((key) => key <= step.seen), until: null };
  return [...periods.filter((one) => one !== open), period];
}

/** Whether something came from the host in a period that lasts. */
export function hasCome({ seen, owed }: ApartPeriod, rows: readonly Row[]): boolean {
  return rows.some(({ key, own }) => !own && key > seen && !owed.includes(key));
}

/** null where nothing came from the host, or nothing was made here. */
export function updatesOf({ seen, owed, until }: ApartPeriod, rows: readonly Row[]): ApartUpdates | null {
  const mineToo = new Set(owed);
  const updates: Record<keyof ApartUpdates, Uint8Array[]> = { before: [], mine: [], theirs: [] };
  for (const { key, update, own } of rows) {
    if (until !== null && key > until) continue;
    if (mineToo.has(key)) updates.mine.push(update);
    else if (key <= seen) updates.before.push(update);
    else updates[own ? 'mine' : 'theirs'].push(update);
  }
  return updates.mine.length > 0 && updates.theirs.length > 0 ? updates : null;
}

/** What was kept, whichever version wrote it. */
export function readPeriods(note: unknown): readonly ApartPeriod[] {
  return Array.isArray(note) ? (note as unknown[]).filter(isPeriod) : [];
}

function isPeriod(value: unknown): value is ApartPeriod {
  if (typeof value !== 'object' || value === null) return false;
  const { seen, owed, until } = value as Partial<Record<keyof ApartPeriod, unknown>>;
  const isKey = (key: unknown) => Number.isSafeInteger(key);
  return isKey(seen) && Array.isArray(owed) && owed.every(isKey) && (until === null || isKey(until));
}
