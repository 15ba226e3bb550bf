/** Pasting: from the desk itself as it is, from Word and web pages by meaning, else as plain text. */
import { mergeRegister } from '@lexical/utils';
import type { LexicalEditor } from 'lexical';
import {
  $addUpdateTag,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  HISTORY_PUSH_TAG,
  PASTE_COMMAND,
} from 'lexical';
import { cleanText } from '../../../shared/document/cleanText.ts';
import type { ParagraphContent } from '../../../shared/document/DocumentContent.ts';
import { PARAGRAPH_END } from '../../../shared/document/DocumentContent.ts';
import { isSafeLink } from '../../../shared/document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { $renderTokens } from '../binding/blockTokens.ts';
import { $setLink } from '../commands/linkCommands.ts';
import { $selectedBlocks } from '../commands/selectedBlocks.ts';
import { $createParagraphBlock } from '../nodes/ParagraphBlock.ts';
import { decodeParagraphs, OWN_FORMAT } from './ownFormat.ts';
import { readHtml } from './readHtml.ts';
import { isAdorned } from './writeFragment.ts';

export function registerPaste(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = 'clipboardData' in event ? event.clipboardData : null;
        if (data === null || !$insertData(data)) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (event) => {
        // What is dropped; the browser has put the selection where it goes.
        if (typeof event === 'string' || event.inputType !== 'insertFromDrop' || event.dataTransfer === null)
          return false;
        $addUpdateTag(HISTORY_PUSH_TAG);
        return $insertData(event.dataTransfer);
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

/** False where there is nothing a text can take. */
function $insertData(data: DataTransfer): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const text = cleanText(data.getData('text/plain'));
  const address = text.trim();
  if (isSafeLink(address) && $selectedBlocks(selection).length === 1) {
    $setLink(address);
    if (selection.isCollapsed()) selection.setStyle('');
    return true;
  }
  const paragraphs = decodeParagraphs(data.getData(OWN_FORMAT)) ?? readHtml(data.getData('text/html'));
  if (paragraphs.length > 0) $insertParagraphs(paragraphs);
  else if (text !== '') $insertPlainText(text);
  else return false;
  return true;
}

/** A single paragraph goes in as text, and brings its style to an empty line; more are paragraphs of their own. */
export function $insertParagraphs(paragraphs: readonly ParagraphContent[]): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  if (!selection.isCollapsed()) selection.removeText();
  const blocks = paragraphs.map(({ properties, runs }) => {
    const block = $createParagraphBlock(properties);
    $renderTokens(block, runs);
    return block;
  });
  const [only] = blocks;
  const [first] = paragraphs;
  const [here] = $selectedBlocks(selection);
  const asText =
    only !== undefined &&
    blocks.length === 1 &&
    first !== undefined &&
    !(isAdorned(first) && here?.isEmpty());
  selection.insertNodes(asText ? only.getChildren() : blocks);
}

/** One line goes where the caret is; more are paragraphs like the one they come into. */
function $insertPlainText(text: string): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const lines = text.split(PARAGRAPH_END);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  const properties = $selectedBlocks(selection)[0]?.getProperties() ?? DEFAULT_PROPERTIES;
  if (lines.length > 1) {
    $insertParagraphs(
      lines.map((line) => ({ properties, runs: line === '' ? [] : [{ text: line, formats: {} }] })),
    );
  } else if (text !== PARAGRAPH_END) {
    selection.insertText(lines[0] ?? '');
  }
}
