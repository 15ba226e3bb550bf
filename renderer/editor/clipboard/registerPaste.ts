/** Pasting: from the desk itself as it is, from Word and web pages by meaning, else as plain text. */
import type { LexicalEditor } from 'lexical';
import { $getSelection, $isRangeSelection, COMMAND_PRIORITY_HIGH, PASTE_COMMAND } from 'lexical';
import type { ParagraphContent } from '../../../shared/document/DocumentContent.ts';
import { $renderTokens } from '../binding/blockTokens.ts';
import { $createParagraphBlock } from '../nodes/ParagraphBlock.ts';
import { readHtml } from './readHtml.ts';

const OWN_FORMAT = 'application/x-lexical-editor';

export function registerPaste(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    PASTE_COMMAND,
    (event) => {
      const data = 'clipboardData' in event ? event.clipboardData : null;
      const selection = $getSelection();
      if (data === null || !$isRangeSelection(selection)) return false;
      if (isOwn(data.getData(OWN_FORMAT), editor)) return false;
      const html = data.getData('text/html');
      const paragraphs = html === '' ? [] : readHtml(html);
      if (paragraphs.length === 0) return false;
      event.preventDefault();
      $insertParagraphs(paragraphs);
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
}

function isOwn(json: string, editor: LexicalEditor): boolean {
  if (json === '') return false;
  try {
    return (JSON.parse(json) as { namespace?: unknown } | null)?.namespace === editor._config.namespace;
  } catch {
    // Another program's data under the same name.
    return false;
  }
}

/** A single unadorned paragraph goes in as text; anything else as paragraphs of its own. */
export function $insertParagraphs(paragraphs: readonly ParagraphContent[]): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const blocks = paragraphs.map(({ properties, runs }) => {
    const block = $createParagraphBlock(properties);
    $renderTokens(block, runs);
    return block;
  });
  const [only] = blocks;
  const plain = only !== undefined && blocks.length === 1 && paragraphs[0]?.properties.list === 'none' && paragraphs[0].properties.style === 'body';
  selection.insertNodes(plain ? only.getChildren() : blocks);
}
