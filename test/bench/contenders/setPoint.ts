/** A point at an offset in characters within a block, for any kind of block. */
import type { ElementNode, PointType } from 'lexical';

export function $setPoint(point: PointType, block: ElementNode, offset: number): void {
  let rest = offset;
  const texts = block.getAllTextNodes();
  for (const text of texts) {
    const size = text.getTextContentSize();
    if (rest <= size) {
      point.set(text.getKey(), rest, 'text');
      return;
    }
    rest -= size;
  }
  const last = texts.at(-1);
  if (last === undefined) point.set(block.getKey(), 0, 'element');
  else point.set(last.getKey(), last.getTextContentSize(), 'text');
}
