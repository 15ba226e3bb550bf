/**
 * What undo takes as one step, beyond the pause that ends a burst of typing: a caret put elsewhere begins a
 * new one, and a format, a paste or a cut is one by itself.
 */
import { mergeRegister } from '@lexical/utils';
import type { BaseSelection, LexicalEditor } from 'lexical';
import {
  $addUpdateTag,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  CUT_COMMAND,
  FORMAT_TEXT_COMMAND,
  HISTORY_PUSH_TAG,
  PASTE_COMMAND,
} from 'lexical';

export function registerBursts(editor: LexicalEditor, endBurst: () => void): () => void {
  const ownStep = () => {
    $addUpdateTag(HISTORY_PUSH_TAG);
    return false;
  };
  const ofSelection = () => {
    const selection = $getSelection();
    return $isRangeSelection(selection) && !selection.isCollapsed() ? ownStep() : false;
  };
  return mergeRegister(
    editor.registerCommand(FORMAT_TEXT_COMMAND, ofSelection, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(PASTE_COMMAND, ownStep, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(CUT_COMMAND, ownStep, COMMAND_PRIORITY_CRITICAL),
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, editorState, prevEditorState }) => {
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) return;
      if (!samePlace(editorState._selection, prevEditorState._selection)) endBurst();
    }),
  );
}

function samePlace(a: BaseSelection | null, b: BaseSelection | null): boolean {
  if (!$isRangeSelection(a) || !$isRangeSelection(b)) return a === b;
  return a.anchor.is(b.anchor) && a.focus.is(b.focus);
}
