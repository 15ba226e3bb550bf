/** Pasting: from the desk itself as it is, from Word and web pages by meaning, else as plain text. */
import { mergeRegister } from '@lexical/utils';
import type { LexicalEditor } from 'lexical';
import {
  $addUpdateTag,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  HISTORY_PUSH_TAG,
  KEY_DOWN_COMMAND,
  PASTE_COMMAND,
} from 'lexical';
import { cleanText } from '../../../shared/document/cleanText.ts';
import type { ParagraphContent } from '../../../shared/document/DocumentContent.ts';
import { EMBED, PARAGRAPH_END } from '../../../shared/document/DocumentContent.ts';
import type { EmbedContent } from '../../../shared/document/EmbedContent.ts';
import { isSafeLink, NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { $renderTokens } from '../binding/blockTokens.ts';
import { $setLink } from '../commands/linkCommands.ts';
import { $blockEmbedOf } from '../commands/registerAroundEmbeds.ts';
import { $isAtStart, $selectedBlocks } from '../commands/selectedBlocks.ts';
import { $createParagraphBlock, type ParagraphBlock } from '../nodes/ParagraphBlock.ts';
import { flatParagraphs } from './flatParagraphs.ts';
import { decodeParagraphs, OWN_FORMAT } from './ownFormat.ts';
import { readHtml } from './readHtml.ts';
import { textTable } from './textTable.ts';
import { isAdorned } from './writeFragment.ts';

/** @param inside a note or a cell: what stands in a paragraph of its own comes in as text there */
export function registerPaste(editor: LexicalEditor, inside: 'note' | 'cell' | null): () => void {
  // Whoever holds Shift too wants the text and nothing else; what is pasted then does not say so.
  let isPlain = false;
  const $insertData = (data: DataTransfer) => {
    const wasPlain = isPlain;
    isPlain = false;
    return $insert(data, inside, wasPlain);
  };
  return mergeRegister(
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      ({ shiftKey, ctrlKey, metaKey, code }) => {
        isPlain = code === 'KeyV' && shiftKey && (ctrlKey || metaKey);
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
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
function $insert(data: DataTransfer, inside: 'note' | 'cell' | null, isPlain: boolean): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const text = cleanText(data.getData('text/plain'));
  const address = text.trim();
  if (isSafeLink(address) && $selectedBlocks(selection).length === 1) {
    $setLink(address);
    if (selection.isCollapsed()) selection.setStyle('');
    return true;
  }
  const own = decodeParagraphs(data.getData(OWN_FORMAT));
  const read = own?.paragraphs ?? readHtml(data.getData('text/html'));
  const paragraphs = inside === null ? read : flatParagraphs(read, inside);
  const table = inside === null && !isPlain && paragraphs.length === 0 ? textTable(text) : null;
  if (paragraphs.length > 0) $insertParagraphs(paragraphs, own?.withEnd);
  else if (table !== null) $insertParagraphs([paragraphOf(table)]);
  else if (text !== '') $insertPlainText(text);
  else return false;
  return true;
}

const paragraphOf = (embed: EmbedContent): ParagraphContent => ({
  properties: DEFAULT_PROPERTIES,
  runs: [{ text: EMBED, formats: NO_FORMATS, embed }],
});

/**
 * A single paragraph goes in as text, and brings its style to an empty line; more are paragraphs of their own.
 * `withEnd`: what stands behind the caret starts a paragraph then.
 */
export function $insertParagraphs(paragraphs: readonly ParagraphContent[], withEnd = false): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  if (!selection.isCollapsed()) selection.removeText();
  const [first] = paragraphs;
  const [here] = $selectedBlocks(selection);
  if (first === undefined || here === undefined) return;
  const before = withEnd && $isAtStart(here, selection.anchor);
  if (!before && paragraphs.length > 1 && first.runs.length === 0 && !here.isEmpty()) {
    // It stands for the end of the paragraph the caret is in.
    selection.insertParagraph();
    $insertParagraphs(paragraphs.slice(1), withEnd);
    return;
  }
  const blocks = paragraphs.map(({ properties, runs }) => {
    const block = $createParagraphBlock(properties);
    $renderTokens(block, runs);
    return block;
  });
  if (blocks.some((block) => $blockEmbedOf(block) !== null)) {
    $insertWithBlocks(blocks);
    return;
  }
  if (before) {
    for (const block of blocks) here.insertBefore(block);
    return;
  }
  const [only] = blocks;
  const asText = only !== undefined && blocks.length === 1 && !(isAdorned(first) && here.isEmpty());
  selection.insertNodes(asText ? only.getChildren() : blocks);
  if (withEnd) selection.insertParagraph();
}

/** Tables and their like keep to paragraphs of their own: the paragraph at the caret is cut there. */
function $insertWithBlocks(blocks: readonly ParagraphBlock[]): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  let [here] = $selectedBlocks(selection);
  if (here === undefined) return;
  if (!$isAtStart(here, selection.anchor)) {
    selection.insertParagraph();
    [here] = $selectedBlocks();
  }
  for (const block of blocks) here?.insertBefore(block);
  const last = blocks.at(-1);
  const isText = last !== undefined && $blockEmbedOf(last) === null;
  // The line that was empty is what was pasted over; the text needs one behind a table all the same.
  if (here?.isEmpty() && (isText || here.getNextSibling() !== null)) {
    here.remove();
    if (isText) {
      last.selectEnd();
      return;
    }
  }
  last?.selectNext(0, 0);
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
