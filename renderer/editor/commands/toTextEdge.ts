/**
 * To the beginning or the end of the whole text. The browser's own way there stops in front of the last
 * paragraph when that has not been drawn yet (`content-visibility`).
 */
import type { LexicalEditor } from 'lexical';
import { $getRoot, $getSelection, $isRangeSelection, $onUpdate } from 'lexical';
import { $setPointInBlock } from '../binding/blockPoints.ts';
import { $isParagraphBlock } from '../nodes/ParagraphBlock.ts';

/** Ctrl+Home and Ctrl+End, on a Mac Cmd+Up and Cmd+Down; null for any other key. */
export function textEdgeOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): 'start' | 'end' | null {
  if (altKey) return null;
  if ((ctrlKey && key === 'End') || (metaKey && key === 'ArrowDown')) return 'end';
  if ((ctrlKey && key === 'Home') || (metaKey && key === 'ArrowUp')) return 'start';
  return null;
}

/** With `extend` the selection grows that far. */
export function $toTextEdge(editor: LexicalEditor, edge: 'start' | 'end', extend: boolean): void {
  const selection = $getSelection();
  const block = edge === 'end' ? $getRoot().getLastChild() : $getRoot().getFirstChild();
  if (!$isRangeSelection(selection) || !$isParagraphBlock(block)) return;
  $setPointInBlock(selection.focus, block, edge === 'end' ? block.getTextContentSize() : 0);
  if (!extend) selection.anchor.set(selection.focus.key, selection.focus.offset, selection.focus.type);
  selection.dirty = true;
  $onUpdate(() => editor.getElementByKey(block.getKey())?.scrollIntoView({ block: 'nearest' }));
}
