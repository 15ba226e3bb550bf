/**
 * Deleting by place without letting a format run on. Yjs (13.6) finds the place through a marker somewhere in
 * the text and does not know which formats are in force there; the end of one that lies at the deleted text it
 * then takes for needless, and the rest of the document becomes bold. It knows them when it walks from the
 * start, which it is made to do where a format begins or ends nearby.
 */
import * as Y from 'yjs';
import type { CharacterId } from './ids.ts';

/**
 * Inside the caller's transaction.
 * @param first the character at this place
 */
export function deleteText(text: Y.Text, at: number, length: number, first: CharacterId): void {
  if (!isFormatNear(text, length, first)) {
    text.delete(at, length);
    return;
  }
  const markers = text._searchMarker;
  text._searchMarker = null;
  text.delete(at, length);
  // Those there were knew nothing of this.
  text._searchMarker = markers === null ? null : [];
}

/** Whether a format begins or ends anywhere between the characters that will be neighbours. */
function isFormatNear(text: Y.Text, length: number, { client, clock }: CharacterId): boolean {
  const item = Y.getItem((text.doc as Y.Doc).store, Y.createID(client, clock)) as Y.Item;
  const isFormat = (one: Y.Item) => !one.deleted && one.content instanceof Y.ContentFormat;
  const isShown = (one: Y.Item) => !one.deleted && one.countable;
  if (clock === item.id.clock) {
    for (let left = item.left; left !== null && !isShown(left); left = left.left)
      if (isFormat(left)) return true;
  }
  let left = length + clock - item.id.clock;
  for (let right: Y.Item | null = item; right !== null; right = right.right) {
    if (isFormat(right)) return true;
    if (!isShown(right)) continue;
    if (left <= 0) return false;
    left -= right.length;
    if (left < 0) return false;
  }
  return false;
}
