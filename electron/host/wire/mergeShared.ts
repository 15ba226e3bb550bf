/**
 * Merges updates once for everybody who waits for the same ones. In a full room nearly all connections do,
 * and merging for each of them anew would be most of a host's work.
 */
import * as Y from 'yjs';

interface Merged {
  readonly of: readonly Uint8Array[];
  readonly update: Uint8Array;
}

/** By first update; gone when that is. */
const known = new WeakMap<Uint8Array, Merged[]>();
/** Different lists that begin alike and are kept: not everybody is equally far. */
const KEPT = 4;

/** One update out of one or more, in order. The bytes are shared: nobody may change them. */
export function mergeShared(updates: readonly [Uint8Array, ...Uint8Array[]]): Uint8Array {
  const [first] = updates;
  if (updates.length === 1) return first;
  const lists = known.get(first) ?? [];
  const same = lists.find(
    ({ of }) => of.length === updates.length && of.every((update, index) => update === updates[index]),
  );
  if (same !== undefined) return same.update;
  const update = Y.mergeUpdates([...updates]);
  known.set(first, [{ of: updates, update }, ...lists].slice(0, KEPT));
  return update;
}
