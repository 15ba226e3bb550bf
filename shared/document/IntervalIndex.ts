/**
 * Ranges of characters by identity, each with something to say about them: which of them cover a given range
 * is found without looking at all. Ranges may overlap. Per client they are kept sorted by their start, with
 * the furthest end reached so far beside each, which tells where looking back may stop.
 */
import type { IdRange } from './ids.ts';

export interface Interval<T> {
  /** First clock. */
  readonly from: number;
  /** Clock behind the last; may be infinite. */
  readonly to: number;
  readonly value: T;
}

interface Row<T> extends Interval<T> {
  /** Furthest end among this row and those before it. */
  reach: number;
}

export class IntervalIndex<T> {
  readonly #rows = new Map<number, Row<T>[]>();

  get empty(): boolean {
    return this.#rows.size === 0;
  }

  clear(): void {
    this.#rows.clear();
  }

  add(client: number, from: number, to: number, value: T): void {
    const rows = this.#rows.get(client);
    if (rows === undefined) {
      this.#rows.set(client, [{ from, to, value, reach: to }]);
      return;
    }
    const index = firstBehind(rows, from);
    rows.splice(index, 0, { from, to, value, reach: to });
    settleReach(rows, index);
  }

  /** Gives what was added with just these another end; false where there is nothing like it. */
  end(client: number, from: number, value: T, to: number): boolean {
    const rows = this.#rows.get(client) ?? [];
    for (let index = firstBehind(rows, from) - 1; index >= 0 && rows[index]?.from === from; index--) {
      const row = rows[index] as Row<T>;
      if (row.value !== value) continue;
      rows[index] = { ...row, to, reach: to };
      settleReach(rows, index);
      return true;
    }
    return false;
  }

  /** Takes away what was added with just these; false where there is nothing like it. */
  remove(client: number, from: number, value: T): boolean {
    const rows = this.#rows.get(client) ?? [];
    for (let index = firstBehind(rows, from) - 1; index >= 0 && rows[index]?.from === from; index--) {
      if (rows[index]?.value !== value) continue;
      rows.splice(index, 1);
      if (rows.length === 0) this.#rows.delete(client);
      else settleReach(rows, index);
      return true;
    }
    return false;
  }

  /** Those that share a character with the range, by their start; of equal starts the one added first. */
  overlapping({ client, clock, length }: IdRange): Interval<T>[] {
    const rows = this.#rows.get(client);
    if (rows === undefined || !this.touches(client, clock, length)) return [];
    const found: Interval<T>[] = [];
    for (let index = firstBehind(rows, clock + length - 1) - 1; index >= 0; index--) {
      const row = rows[index] as Row<T>;
      if (row.reach <= clock) break;
      if (row.to > clock) found.push(row);
    }
    return found.reverse();
  }

  /** Whether any shares a character with the range. */
  touches(client: number, clock: number, length: number): boolean {
    const rows = this.#rows.get(client);
    if (rows === undefined) return false;
    const last = firstBehind(rows, clock + length - 1) - 1;
    return last >= 0 && (rows[last] as Row<T>).reach > clock;
  }
}

/** Index of the first row that starts behind `clock`. */
function firstBehind<T>(rows: readonly Row<T>[], clock: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as Row<T>).from <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Brings the reaches from `index` on up to date, as far as they change. */
function settleReach<T>(rows: Row<T>[], index: number): void {
  let reach = rows[index - 1]?.reach ?? Number.NEGATIVE_INFINITY;
  for (let at = index; at < rows.length; at++) {
    const row = rows[at] as Row<T>;
    reach = Math.max(reach, row.to);
    if (at > index && row.reach === reach) return;
    row.reach = reach;
  }
}
