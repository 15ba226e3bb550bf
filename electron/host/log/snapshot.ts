/** Makes one Yjs update out of many, and makes sure that it says the same before anything is thrown away. */
import * as Y from 'yjs';

export type SnapshotResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'damaged' | 'incomplete'; readonly message: string };

/** A document of these updates. Structs it waits for in vain are `missing`. */
export function loadDocument(updates: Iterable<Uint8Array>): {
  readonly doc: Y.Doc;
  readonly missing: boolean;
} {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update, 'log');
  }, 'log');
  return { doc, missing: doc.store.pendingStructs !== null || doc.store.pendingDs !== null };
}

export function makeSnapshot(updates: readonly Uint8Array[]): SnapshotResult {
  let loaded: ReturnType<typeof loadDocument>;
  try {
    loaded = loadDocument(updates);
  } catch (error) {
    return {
      ok: false,
      reason: 'damaged',
      message: `A stored update cannot be read (${(error as Error).message}).`,
    };
  }
  const { doc, missing } = loaded;
  if (missing) {
    doc.destroy();
    return {
      ok: false,
      reason: 'incomplete',
      message: 'Some updates build on others that were never stored.',
    };
  }
  const bytes = Y.encodeStateAsUpdate(doc);
  const again = loadDocument([bytes]);
  const same = !again.missing && Buffer.from(Y.encodeStateAsUpdate(again.doc)).equals(bytes);
  doc.destroy();
  again.doc.destroy();
  return same
    ? { ok: true, bytes }
    : { ok: false, reason: 'damaged', message: 'The snapshot did not read back the same.' };
}
