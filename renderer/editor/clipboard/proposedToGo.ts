/**
 * What of a paragraph is proposed to be deleted. It stands struck on the page, and whoever copies a passage
 * copies what it would read as: struck text must not come back as live text where it is pasted. Where
 * decisions differ it stands, as in every view.
 */
import { $isLineBreakNode, $isTextNode } from 'lexical';
import { readChangeKey } from '../../../shared/changes/changeKey.ts';
import { cleanText } from '../../../shared/document/cleanText.ts';
import type { ParagraphBlock } from '../nodes/ParagraphBlock.ts';
import { readRunStyle } from '../nodes/runStyle.ts';

/** Characters of the paragraph as they are shown, from and up to (not included). */
export type Stretch = readonly [from: number, to: number];

const goes = (change: string) =>
  readChangeKey(change).some(({ op, contested }) => op === 'delete' && !contested);

export function $proposedToGo(block: ParagraphBlock): Stretch[] {
  const going: Stretch[] = [];
  let at = 0;
  for (const node of block.getChildren()) {
    const length = $isTextNode(node)
      ? cleanText(node.getTextContent()).length
      : $isLineBreakNode(node)
        ? 1
        : 0;
    if ($isTextNode(node) && goes(readRunStyle(node.getStyle()).change ?? '')) going.push([at, at + length]);
    at += length;
  }
  return going;
}

export const $endIsProposedToGo = (block: ParagraphBlock): boolean => goes(block.getChange());
