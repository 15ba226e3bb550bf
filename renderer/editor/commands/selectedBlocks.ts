/** The paragraphs a command is about: all that the selection touches. */
import type { RangeSelection } from 'lexical';
import { $getSelection, $isRangeSelection } from 'lexical';
import { $isParagraphBlock, type ParagraphBlock } from '../nodes/ParagraphBlock.ts';

export function $selectedBlocks(selection: unknown = $getSelection()): ParagraphBlock[] {
  if (!$isRangeSelection(selection)) return [];
  const [first, last] = $endsOf(selection);
  const blocks: ParagraphBlock[] = [];
  for (let block = first; block !== null; ) {
    blocks.push(block);
    if (last === null || block.is(last)) break;
    const next: unknown = block.getNextSibling();
    block = next instanceof Object && $isParagraphBlock(next as ParagraphBlock) ? (next as ParagraphBlock) : null;
  }
  return blocks;
}

function $endsOf(selection: RangeSelection): [ParagraphBlock | null, ParagraphBlock | null] {
  const block = (point: RangeSelection['anchor']) => {
    const element = point.getNode().getTopLevelElement();
    return $isParagraphBlock(element) ? element : null;
  };
  const ends: [ParagraphBlock | null, ParagraphBlock | null] = [block(selection.anchor), block(selection.focus)];
  return selection.isBackward() ? [ends[1], ends[0]] : ends;
}
