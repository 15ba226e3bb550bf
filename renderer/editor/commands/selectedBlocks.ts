/**
 * The paragraphs a command is about: all that the selection touches. One whose very start is all that the
 * selection reaches (what a triple click or Shift+Down leaves) is not meant.
 */
import type { PointType, RangeSelection } from 'lexical';
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
    block =
      next instanceof Object && $isParagraphBlock(next as ParagraphBlock) ? (next as ParagraphBlock) : null;
  }
  if (
    blocks.length > 1 &&
    last !== null &&
    $isAtStart(last, selection.isBackward() ? selection.anchor : selection.focus)
  ) {
    blocks.pop();
  }
  return blocks;
}

/** Whether nothing of the block stands in front of the point. */
export function $isAtStart(block: ParagraphBlock, point: PointType): boolean {
  return (
    point.offset === 0 && (point.key === block.getKey() || point.key === block.getFirstChild()?.getKey())
  );
}

function $endsOf(selection: RangeSelection): [ParagraphBlock | null, ParagraphBlock | null] {
  const block = (point: RangeSelection['anchor']) => {
    const element = point.getNode().getTopLevelElement();
    return $isParagraphBlock(element) ? element : null;
  };
  const ends: [ParagraphBlock | null, ParagraphBlock | null] = [
    block(selection.anchor),
    block(selection.focus),
  ];
  return selection.isBackward() ? [ends[1], ends[0]] : ends;
}
