/** Places in a paragraph as offsets in characters, to and from Lexical's points. */
import type { PointType } from 'lexical';
import { $isTextNode } from 'lexical';
import type { ParagraphBlock } from '../nodes/ParagraphBlock.ts';

/** Characters in front of a point that lies in this block. */
export function $offsetInBlock(block: ParagraphBlock, point: PointType): number {
  const node = point.getNode();
  let offset = 0;
  for (const [index, child] of block.getChildren().entries()) {
    if (node.is(block) && index >= point.offset) return offset;
    if (node.is(child)) return offset + point.offset;
    offset += child.getTextContentSize();
  }
  return offset;
}

/** Puts a point at an offset; behind the end means at the end. */
export function $setPointInBlock(point: PointType, block: ParagraphBlock, offset: number): void {
  let rest = offset;
  let index = 0;
  for (let child = block.getFirstChild(); child !== null; child = child.getNextSibling(), index++) {
    const size = child.getTextContentSize();
    if ($isTextNode(child)) {
      if (rest <= size) {
        point.set(child.getKey(), rest, 'text');
        return;
      }
    } else if (rest === 0) {
      point.set(block.getKey(), index, 'element');
      return;
    }
    rest -= size;
  }
  const last = block.getLastChild();
  if ($isTextNode(last)) point.set(last.getKey(), last.getTextContentSize(), 'text');
  else point.set(block.getKey(), block.getChildrenSize(), 'element');
}
