/** The caret as places in the flow, so that it can be carried through changes Lexical knows nothing of. */
import {
  $createRangeSelection,
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
} from 'lexical';
import { $isParagraphBlock } from '../nodes/ParagraphBlock.ts';
import { withoutChange } from '../nodes/runStyle.ts';
import { $offsetInBlock, $setPointInBlock } from './blockPoints.ts';
import type { MirrorBlock } from './mirror.ts';
import { blockAt, indexOfKey, shownOffset, startOfBlock, storedOffset } from './mirror.ts';

export interface CaretPlace {
  readonly anchor: number;
  readonly focus: number;
  /** What the next character typed would get. */
  readonly format?: number;
  readonly style?: string;
}

/**
 * Takes the caret out of Lexical (it would point into nodes that are about to change) and says where it
 * was; null when there is none in the text.
 */
export function $liftCaret(blocks: readonly MirrorBlock[]): CaretPlace | null {
  const place = $placeOfCaret(blocks);
  $setSelection(null);
  return place;
}

/** null when there is no caret in the text. */
export function $placeOfCaret(blocks: readonly MirrorBlock[]): CaretPlace | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const place = (point: typeof selection.anchor) => {
    const block = point.getNode().getTopLevelElement();
    if (!$isParagraphBlock(block)) return null;
    const index = indexOfKey(blocks, block.getKey());
    return index === -1
      ? null
      : startOfBlock(blocks, index) + storedOffset(blocks[index], $offsetInBlock(block, point));
  };
  const anchor = place(selection.anchor);
  const focus = selection.isCollapsed() ? anchor : place(selection.focus);
  return anchor === null || focus === null
    ? null
    : { anchor, focus, format: selection.format, style: selection.style };
}

export function $restoreCaret(blocks: readonly MirrorBlock[], caret: CaretPlace): void {
  const selection = $createRangeSelection();
  selection.format = caret.format ?? 0;
  selection.style = withoutChange(caret.style ?? '');
  for (const [point, position] of [
    [selection.anchor, caret.anchor],
    [selection.focus, caret.focus],
  ] as const) {
    const { index, offset } = blockAt(blocks, position);
    const block = $getNodeByKey(blocks[index]?.key ?? '');
    if (!$isParagraphBlock(block)) return;
    $setPointInBlock(point, block, shownOffset(blocks[index], offset));
  }
  // Where it stands in a proposal, what is typed next may as well go on in the same node.
  const node = selection.anchor.getNode();
  const own = $isTextNode(node) ? node.getStyle() : '';
  if (withoutChange(own) === selection.style) selection.style = own;
  selection.dirty = true;
  $setSelection(selection);
}
