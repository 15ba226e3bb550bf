/**
 * Deleting by place without letting a format run on. Yjs (13.6) finds the place through a marker somewhere in
 * the text and does not know which formats are in force there; the end of one that lies in the deleted text it
 * then takes for needless, and the rest of the document becomes bold. It knows them when it walks from the
 * start, which it is made to do where there are any.
 */
import type * as Y from 'yjs';
import { PARAGRAPH_END } from './DocumentContent.ts';
import type { InlineFormats } from './inlineFormats.ts';

/**
 * Inside the caller's transaction.
 * @param pieces the deleted text in its pieces; paragraph ends are read without formats and may have some
 */
export function deleteText(
  text: Y.Text,
  at: number,
  length: number,
  pieces: readonly { readonly text: string; readonly formats: InlineFormats }[],
): void {
  const isPlain = pieces.every(
    (piece) => Object.keys(piece.formats).length === 0 && !piece.text.includes(PARAGRAPH_END),
  );
  if (isPlain) {
    text.delete(at, length);
    return;
  }
  const markers = text._searchMarker;
  text._searchMarker = null;
  text.delete(at, length);
  // Those there were knew nothing of this.
  text._searchMarker = markers === null ? null : [];
}
