/** Has all pictures of a document fetched and kept while it is open: those in sight are, and the rest for offline. */
import type * as Y from 'yjs';
import { picturesOf } from '../../../shared/document/picturesOf.ts';

/** Gives how to stop. */
export function followImages(doc: Y.Doc, want: (hashes: readonly string[]) => void): () => void {
  const embeds = doc.getMap('embeds');
  const look = (keys?: Iterable<string>) => {
    const found = picturesOf(doc, keys);
    if (found.size > 0) want([...found]);
  };
  const onChange = (event: Y.YMapEvent<unknown>) => look(event.keysChanged);
  embeds.observe(onChange);
  look();
  return () => embeds.unobserve(onChange);
}
