/**
 * Delete takes what a reader calls one character: a letter with its vowel signs and accents. Lexical (0.52) looks
 * at it from behind there and takes the last sign only, so that the letter in front of the caret changes.
 */
import { $getSelection, $isRangeSelection, $isTextNode } from 'lexical';

const clusters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** No cluster is longer but on purpose. */
const LONGEST = 64;

/** False where there is nothing special to do. */
export function $deleteCluster(isBackward: boolean): boolean {
  const selection = $getSelection();
  if (isBackward || !$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const { anchor, focus } = selection;
  const node = anchor.getNode();
  if (!$isTextNode(node)) return false;
  const ahead = node.getTextContent().slice(anchor.offset, anchor.offset + LONGEST);
  const [cluster] = clusters.segment(ahead);
  if (cluster === undefined || cluster.segment.length < 2) return false;
  focus.set(node.getKey(), anchor.offset + cluster.segment.length, 'text');
  selection.removeText();
  return true;
}
