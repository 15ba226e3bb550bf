/** The pictures that a document names, by what they are made of: those in deleted text, too, which may come back. */
import type * as Y from 'yjs';
import { isEntryValue, type StoredKind } from './embedEntries.ts';

/** Of these entries of the document's map of embeds, or of all. */
export function picturesOf(doc: Y.Doc, keys?: Iterable<string>): Set<string> {
  const embeds = doc.getMap('embeds');
  const hashes = new Set<string>();
  for (const key of keys ?? embeds.keys()) {
    const value = key.endsWith(':kind') ? embeds.get(key) : undefined;
    if (!isEntryValue('kind', value)) continue;
    const stored = value as StoredKind;
    if (stored.kind === 'image') hashes.add(stored.hash);
  }
  return hashes;
}
