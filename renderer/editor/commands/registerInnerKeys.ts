/** The keys in a note or a cell: Tab and the arrows lead from cell to cell, Escape and the arrows out. */
import type { LexicalEditor } from 'lexical';
import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  KEY_DOWN_COMMAND,
} from 'lexical';
import { $isParagraphBlock } from '../nodes/ParagraphBlock.ts';
import { arrowAlong, isOnEdgeLine } from './edgeLine.ts';
import { $isAtStart } from './selectedBlocks.ts';

export interface InnerKeys {
  /** @returns whether there is one */
  nextCell(by: 1 | -1): boolean;
  cellBeside(by: 1 | -1): boolean;
  /** Behind the last cell: one more row. */
  newRow(): void;
  leave(by: 1 | -1): void;
}

/** @param kind of the text in which the keys are pressed */
export function registerInnerKeys(
  editor: LexicalEditor,
  kind: 'cell' | 'note',
  { nextCell, cellBeside, newRow, leave }: InnerKeys,
): () => void {
  /** After this update: another editor is about to have the caret. */
  const later = (act: () => void) => {
    queueMicrotask(act);
    return true;
  };
  const $onKey = (event: KeyboardEvent): boolean => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return false;
    if (key === 'Escape') return later(() => leave(1));
    if (key === 'Tab' && kind === 'cell') {
      return later(() => {
        if (!nextCell(shiftKey ? -1 : 1) && !shiftKey) newRow();
      });
    }
    const root = editor.getRootElement();
    if (shiftKey || root === null) return false;
    const along = arrowAlong(root, key);
    if (along !== null && $isAtEnd(along))
      return later(() => {
        if (kind === 'note' || !nextCell(along)) leave(along);
      });
    const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : null;
    const edge = by === 1 ? root.lastElementChild : root.firstElementChild;
    if (by !== null && $isInEdgeBlock(by) && edge instanceof HTMLElement && isOnEdgeLine(edge, by))
      return later(() => {
        if (kind === 'note' || !cellBeside(by)) leave(by);
      });
    return false;
  };
  return editor.registerCommand(
    KEY_DOWN_COMMAND,
    (event) => {
      if (!$onKey(event)) return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    COMMAND_PRIORITY_CRITICAL,
  );
}

function $isInEdgeBlock(by: 1 | -1): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const edge = by === 1 ? $getRoot().getLastChild() : $getRoot().getFirstChild();
  return selection.anchor.getNode().getTopLevelElement()?.is(edge) ?? false;
}

/** Whether the caret is at the very start or end of the text. */
function $isAtEnd(by: 1 | -1): boolean {
  const selection = $getSelection();
  if (!$isInEdgeBlock(by) || !$isRangeSelection(selection)) return false;
  const block = selection.anchor.getNode().getTopLevelElement();
  if (!$isParagraphBlock(block)) return false;
  if (by === -1) return $isAtStart(block, selection.anchor);
  const { key, offset } = selection.anchor;
  const last = block.getLastChild();
  return key === block.getKey()
    ? offset === block.getChildrenSize()
    : key === last?.getKey() && offset === last.getTextContentSize();
}
