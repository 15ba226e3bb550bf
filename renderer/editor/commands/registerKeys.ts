/** Keys that mean something in a text of paragraphs, beyond what Lexical's rich text knows. */
import { mergeRegister } from '@lexical/utils';
import type { LexicalEditor } from 'lexical';
import {
  $addUpdateTag,
  $getSelection,
  $isRangeSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  DELETE_CHARACTER_COMMAND,
  HISTORY_PUSH_TAG,
  INSERT_PARAGRAPH_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_TAB_COMMAND,
  REDO_COMMAND,
  SELECTION_CHANGE_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import type { ParagraphStyle } from '../../../shared/document/paragraphProperties.ts';
import { $offsetInBlock } from '../binding/blockPoints.ts';
import { $isParagraphBlock } from '../nodes/ParagraphBlock.ts';
import { $deleteCluster } from './deleteCluster.ts';
import { $leaveLinkAtItsEnd } from './linkCommands.ts';
import { $indent, $moveParagraphs, $setStyle, $toggleList } from './paragraphCommands.ts';
import { $isAtStart, $selectedBlocks } from './selectedBlocks.ts';
import { $toTextEdge, textEdgeOf } from './toTextEdge.ts';

const STYLE_KEYS: Readonly<Record<string, ParagraphStyle>> = {
  Digit0: 'body',
  Digit1: 'heading1',
  Digit2: 'heading2',
  Digit3: 'heading3',
  Digit4: 'heading4',
};

export function registerKeys(editor: LexicalEditor, undo: () => void, redo: () => void): () => void {
  const done = (act: () => void) => () => {
    act();
    return true;
  };
  /** Of the last press of the pointer: 2 for a double click. */
  let presses = 0;
  const onPress = ({ detail }: MouseEvent) => {
    presses = detail;
  };
  return mergeRegister(
    editor.registerCommand(UNDO_COMMAND, done(undo), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(REDO_COMMAND, done(redo), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $leaveEmptyParagraph, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, $backAtStart, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, $deleteCluster, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(CLICK_COMMAND, $keepToParagraph, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_TAB_COMMAND, $tab, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        presses = 0;
        return $paragraphKey(editor, event);
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      SELECTION_CHANGE_COMMAND,
      () => {
        if (presses === 2) $leaveParagraphEnd();
        $leaveLinkAtItsEnd();
        return false;
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerRootListener((root, before) => {
      before?.removeEventListener('mousedown', onPress);
      root?.addEventListener('mousedown', onPress);
    }),
  );
}

/** Enter in an empty list item: one level out, then out of the list. In an empty quote: out of it. */
function $leaveEmptyParagraph(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const [block] = $selectedBlocks(selection);
  if (block === undefined || !block.isEmpty()) return false;
  const { list, level, style } = block.getProperties();
  if (list !== 'none') block.setProperties(level > 0 ? { level: level - 1 } : { list: 'none' });
  else if (style === 'quote') block.setProperties({ style: 'body' });
  else return false;
  return true;
}

/**
 * Backspace at the start of a paragraph takes away its list, style or indent before it joins anything.
 * An empty paragraph above a heading goes first: that is what was meant.
 */
function $backAtStart(isBackward: boolean): boolean {
  const selection = $getSelection();
  if (!isBackward || !$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const [block] = $selectedBlocks(selection);
  if (block === undefined || !$isAtStart(block, selection.anchor)) return false;
  const above = block.getPreviousSibling();
  const { list } = block.getProperties();
  if (list === 'none' && $isParagraphBlock(above) && above.isEmpty() && !block.isEmpty()) return false;
  if (!block.collapseAtStart()) return false;
  $addUpdateTag(HISTORY_PUSH_TAG);
  return true;
}

/** A triple click selects up to the start of the next paragraph; typing over it must not join the two. */
function $keepToParagraph({ detail }: MouseEvent): boolean {
  const selection = $getSelection();
  if (detail < 3 || !$isRangeSelection(selection) || selection.isCollapsed()) return false;
  const { anchor, focus } = selection;
  const block = anchor.getNode().getTopLevelElement();
  const next = focus.getNode().getTopLevelElement();
  if (!$isParagraphBlock(block) || !$isParagraphBlock(next) || block.is(next) || !$isAtStart(next, focus))
    return false;
  block.select(0, block.getChildrenSize());
  return true;
}

/** A double click behind the last word selects nothing but the paragraph's end: a caret is what was meant. */
function $leaveParagraphEnd(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return;
  const { anchor, focus } = selection;
  const block = anchor.getNode().getTopLevelElement();
  const next = focus.getNode().getTopLevelElement();
  if (!$isParagraphBlock(block) || !$isParagraphBlock(next) || !block.is(next.getPreviousSibling())) return;
  if (!$isAtStart(next, focus) || $offsetInBlock(block, anchor) < block.getTextContentSize()) return;
  focus.set(anchor.key, anchor.offset, anchor.type);
  selection.dirty = true;
}

/** Tab changes the level of list items; elsewhere it is left to move the focus on, as everywhere. */
function $tab(event: KeyboardEvent): boolean {
  const blocks = $selectedBlocks();
  if (blocks.length === 0 || blocks.every((block) => block.getProperties().list === 'none')) return false;
  event.preventDefault();
  $addUpdateTag(HISTORY_PUSH_TAG);
  $indent(event.shiftKey ? -1 : 1);
  return true;
}

function $paragraphKey(editor: LexicalEditor, event: KeyboardEvent): boolean {
  // AltGr is Ctrl+Alt to a page on Windows, and types signs such as } on many keyboards.
  if (event.getModifierState('AltGraph')) return false;
  const edge = textEdgeOf(event);
  if (edge !== null) {
    event.preventDefault();
    $toTextEdge(editor, edge, event.shiftKey);
    return true;
  }
  const command = event.ctrlKey || event.metaKey;
  const act = (action: () => void) => {
    event.preventDefault();
    $addUpdateTag(HISTORY_PUSH_TAG);
    action();
    return true;
  };
  if (command && event.altKey && !event.shiftKey) {
    const style = STYLE_KEYS[event.code];
    if (style !== undefined) return act(() => $setStyle(style));
  }
  if (command && event.shiftKey && !event.altKey) {
    if (event.code === 'Digit7') return act(() => $toggleList('number'));
    if (event.code === 'Digit8') return act(() => $toggleList('bullet'));
  }
  if (command && !event.shiftKey && !event.altKey) {
    if (event.code === 'BracketRight') return act(() => $indent(1));
    if (event.code === 'BracketLeft') return act(() => $indent(-1));
  }
  if (event.altKey && event.shiftKey && !command) {
    if (event.code === 'ArrowUp') return act(() => $moveParagraphs(-1));
    if (event.code === 'ArrowDown') return act(() => $moveParagraphs(1));
  }
  return false;
}
