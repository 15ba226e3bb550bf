/**
 * The keys beside a table, a contents list or the end of a page: with the arrows one comes in, or selects it where
 * there is nothing to come into; nothing beside it joins it, and deleting takes it only once it is selected.
 */
import { mergeRegister } from '@lexical/utils';
import type { LexicalEditor, LexicalNode } from 'lexical';
import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_LOW,
  DELETE_CHARACTER_COMMAND,
  KEY_DOWN_COMMAND,
  SELECTION_CHANGE_COMMAND,
} from 'lexical';
import { $selectEmbed, $selectedEmbed } from '../binding/caret.ts';
import type { EmbedNode, EmbedPart } from '../nodes/EmbedNode.ts';
import { $isEmbedNode, BLOCK_KINDS } from '../nodes/EmbedNode.ts';
import { $createParagraphBlock, $isParagraphBlock, type ParagraphBlock } from '../nodes/ParagraphBlock.ts';
import { arrowAlong, isOnEdgeLine } from './edgeLine.ts';

/**
 * From a press on, Lexical takes the next change of the selection for the pointer's. One where the caret stood already
 * changes nothing, and then what the next key selects as a whole would be let go of at once.
 */
const tellSelection = () => void document.dispatchEvent(new Event('selectionchange'));

/** @param enter puts the caret into what is drawn there; false where that is nothing to write in */
export function registerAroundEmbeds(
  editor: LexicalEditor,
  enter: (embed: EmbedPart, where: 'start' | 'end') => boolean,
): () => void {
  const $go = (embed: EmbedNode, by: 1 | -1) => {
    $selectEmbed(embed);
    const part = embed.getPart();
    // Once the selection has been put there, and this update is through.
    queueMicrotask(() => enter(part, by === 1 ? 'start' : 'end'));
  };
  /**
   * Whoever points into the text means that. Lexical would keep to what is selected as a whole, and take the caret
   * away with it when the click is over.
   */
  const letGo = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('[data-embed]') !== null) return;
    const $letGo = () => {
      if ($selectedEmbed() !== null) $setSelection(null);
    };
    editor.update($letGo, { discrete: true });
  };
  return mergeRegister(
    editor.registerRootListener((root, before) => {
      before?.removeEventListener('mousedown', letGo);
      before?.removeEventListener('pointerup', tellSelection);
      root?.addEventListener('mousedown', letGo);
      root?.addEventListener('pointerup', tellSelection);
    }),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        const embed = $selectedEmbed();
        const handled = embed === null ? $intoBlock(editor, event, $go) : $fromSelected(event, embed, enter);
        if (handled) event.preventDefault();
        return handled;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, $selectBeside, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(
      SELECTION_CHANGE_COMMAND,
      () => {
        const selection = $getSelection();
        if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
        const block = selection.anchor.getNode().getTopLevelElement();
        const embed = $blockEmbedOf(block);
        if (embed !== null && $isParagraphBlock(block) && block.getChildrenSize() === 1) $selectEmbed(embed);
        return false;
      },
      COMMAND_PRIORITY_LOW,
    ),
  );
}

/** What stands as a block in this paragraph; null in one of text. */
export function $blockEmbedOf(block: LexicalNode | null): EmbedNode | null {
  if (!$isParagraphBlock(block)) return null;
  for (const child of block.getChildren())
    if ($isEmbedNode(child) && BLOCK_KINDS.includes(child.getPart().kind)) return child;
  return null;
}

/** The first paragraph in which one can write as it is; null where there are only blocks. */
export function $firstText(): ParagraphBlock | null {
  const blocks = $getRoot().getChildren().filter($isParagraphBlock);
  return blocks.find((block) => $blockEmbedOf(block) === null) ?? null;
}

/** The caret in the paragraph behind an embed, or in front of it; behind the last thing of a text one is made. */
export function $leaveEmbed(embed: EmbedNode, by: 1 | -1): void {
  const block = embed.getTopLevelElement();
  if (!$isParagraphBlock(block)) return;
  if (!BLOCK_KINDS.includes(embed.getPart().kind)) {
    if (by === 1) embed.selectNext(0, 0);
    else embed.selectPrevious();
    return;
  }
  const beside = by === 1 ? block.getNextSibling() : block.getPreviousSibling();
  const held = $blockEmbedOf(beside);
  if (held !== null) $selectEmbed(held);
  else if ($isParagraphBlock(beside) && by === 1) beside.selectStart();
  else if ($isParagraphBlock(beside)) beside.selectEnd();
  else if (by === 1) $paragraphBehind(block).selectStart();
}

function $paragraphBehind(block: ParagraphBlock): ParagraphBlock {
  const made = $createParagraphBlock();
  block.insertAfter(made);
  return made;
}

function $intoBlock(
  editor: LexicalEditor,
  event: KeyboardEvent,
  $go: (embed: EmbedNode, by: 1 | -1) => void,
): boolean {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (!key.startsWith('Arrow') || shiftKey || ctrlKey || metaKey || altKey) return false;
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const block = selection.anchor.getNode().getTopLevelElement();
  const element = block === null ? null : editor.getElementByKey(block.getKey());
  if (!$isParagraphBlock(block) || element === null) return false;
  const along = arrowAlong(element, key);
  const by = along ?? (key === 'ArrowDown' ? 1 : -1);
  const embed = $blockEmbedOf(by === 1 ? block.getNextSibling() : block.getPreviousSibling());
  if (embed === null) return false;
  const atEdge = along === null ? isOnEdgeLine(element, by) : $isAtEdge(block, by);
  if (!atEdge) return false;
  $go(embed, by);
  return true;
}

function $fromSelected(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent,
  embed: EmbedNode,
  enter: (embed: EmbedPart, where: 'start' | 'end') => boolean,
): boolean {
  if (shiftKey || ctrlKey || metaKey || altKey) return false;
  const isBlock = BLOCK_KINDS.includes(embed.getPart().kind);
  if (key === 'Enter') {
    if (!isBlock || enter(embed.getPart(), 'start')) return true;
    const block = embed.getTopLevelElement();
    if ($isParagraphBlock(block)) $paragraphBehind(block).selectStart();
    return true;
  }
  if (!isBlock || !key.startsWith('Arrow')) return false;
  $leaveEmbed(embed, key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1);
  return true;
}

/** Backspace behind a table, and Delete in front of it, select it: pressed again they take it. */
function $selectBeside(isBackward: boolean): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const block = selection.anchor.getNode().getTopLevelElement();
  if (!$isParagraphBlock(block) || !$isAtEdge(block, isBackward ? -1 : 1)) return false;
  const embed = $blockEmbedOf(isBackward ? block.getPreviousSibling() : block.getNextSibling());
  if (embed === null) return false;
  // An empty paragraph beside it goes first: that is what was meant.
  if (block.isEmpty() && block.getNextSibling() !== null) block.remove();
  $selectEmbed(embed);
  return true;
}

function $isAtEdge(block: ParagraphBlock, by: 1 | -1): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const { key, offset } = selection.anchor;
  const edge = by === 1 ? block.getLastChild() : block.getFirstChild();
  if (key === block.getKey()) return offset === (by === 1 ? block.getChildrenSize() : 0);
  return key === edge?.getKey() && offset === (by === 1 ? edge.getTextContentSize() : 0);
}
