/**
 * Recorded editing sessions in the format of the editing-traces collection: `patches` are
 * `[position, deleted, inserted]`, positions in Unicode characters. In a sequential trace each transaction
 * follows the one before; in a concurrent one each is built on its `parents`.
 */
export type Patch = readonly [position: number, deleted: number, inserted: string];

export interface TraceTransaction {
  readonly patches: readonly Patch[];
  readonly agent?: number;
  readonly parents?: readonly number[];
}

export interface Trace {
  readonly kind?: 'concurrent';
  readonly startContent?: string;
  readonly endContent: string;
  readonly txns: readonly TraceTransaction[];
}

/** null for anything that is not a trace. */
export function parseTrace(json: string): Trace | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { txns, endContent } = value as Partial<Trace>;
  const isPatch = (patch: unknown) =>
    Array.isArray(patch) &&
    Number.isSafeInteger(patch[0]) &&
    Number.isSafeInteger(patch[1]) &&
    typeof patch[2] === 'string';
  const good =
    typeof endContent === 'string' &&
    Array.isArray(txns) &&
    txns.every((txn) => Array.isArray(txn?.patches) && txn.patches.every(isPatch));
  return good ? (value as Trace) : null;
}
