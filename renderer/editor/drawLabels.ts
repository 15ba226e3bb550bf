/**
 * Numbers and bullets in front of list paragraphs, as an attribute the style sheet draws. CSS counters
 * would do it too, but not beside `content-visibility`, which confines a counter to its own block.
 */
import type { LexicalEditor } from 'lexical';
import { numberParagraphs } from '../../shared/document/numberParagraphs.ts';
import type { MirrorBlock } from './binding/mirror.ts';

export function drawLabels(editor: LexicalEditor, blocks: readonly MirrorBlock[]): void {
  for (const [index, label] of numberParagraphs(blocks).entries()) {
    const block = blocks[index];
    if (
      block === undefined ||
      (label === null && block.properties.list === 'none' && !labelled.has(block.key))
    )
      continue;
    const element = editor.getElementByKey(block.key);
    if (element === null) continue;
    if (label === null) {
      delete element.dataset['label'];
      labelled.delete(block.key);
    } else {
      if (element.dataset['label'] !== label) element.dataset['label'] = label;
      labelled.add(block.key);
    }
  }
}

/** Keys that were given a label (Lexical's keys are unique across editors). */
const labelled = new Set<string>();
