/** The caret as places in the flow, so that it can be carried through changes Lexical knows nothing of. */
import {
  $createNodeSelection,
  $createRangeSelection,
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
} from 'lexical';
import type { EmbedNode } from '../nodes/EmbedNode.ts';
import { $isEmbedNode } from '../nodes/EmbedNode.ts';
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
  /** What is selected is one embed as a whole. */
  readonly whole?: true;
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
  const embed = $selectedEmbed();
  if (embed !== null) return $placeOfEmbed(blocks, embed);
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

/** The embed that is selected as a whole; null where text is. */
export function $selectedEmbed(): EmbedNode | null {
  const selection = $getSelection();
  const [node, ...others] = $isNodeSelection(selection) ? selection.getNodes() : [];
  return others.length === 0 && $isEmbedNode(node) ? node : null;
}

export function $selectEmbed(node: EmbedNode): void {
  const selection = $createNodeSelection();
  selection.add(node.getKey());
  $setSelection(selection);
}

function $placeOfEmbed(blocks: readonly MirrorBlock[], embed: EmbedNode): CaretPlace | null {
  const block = embed.getTopLevelElement();
  const index = indexOfKey(blocks, block?.getKey());
  if (!$isParagraphBlock(block) || index === -1) return null;
  const before = embed.getPreviousSiblings().reduce((sum, sibling) => sum + sibling.getTextContentSize(), 0);
  const anchor = startOfBlock(blocks, index) + storedOffset(blocks[index], before);
  return { anchor, focus: anchor + 1, whole: true };
}

/** The embed behind a place; null where something else is. */
export function $embedAt(blocks: readonly MirrorBlock[], place: number): EmbedNode | null {
  const { index, offset } = blockAt(blocks, place);
  const block = $getNodeByKey(blocks[index]?.key ?? '');
  if (!$isParagraphBlock(block)) return null;
  let left = shownOffset(blocks[index], offset);
  for (const child of block.getChildren()) {
    if (left === 0 && $isEmbedNode(child)) return child;
    left -= child.getTextContentSize();
    if (left < 0) return null;
  }
  return null;
}

export function $restoreCaret(blocks: readonly MirrorBlock[], caret: CaretPlace): void {
  const embed = caret.whole === true ? $embedAt(blocks, caret.anchor) : null;
  if (embed !== null) {
    $selectEmbed(embed);
    return;
  }
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
