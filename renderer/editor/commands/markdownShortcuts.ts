/** Signs typed at the start of a paragraph, or round a word, become what they mean. */
import type { ElementTransformer, Transformer } from '@lexical/markdown';
import {
  BOLD_ITALIC_STAR,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  registerMarkdownShortcuts,
  STRIKETHROUGH,
} from '@lexical/markdown';
import type { LexicalEditor } from 'lexical';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import { $isParagraphBlock, ParagraphBlock } from '../nodes/ParagraphBlock.ts';

const paragraph = (
  regExp: RegExp,
  properties: (match: readonly string[]) => Partial<ParagraphProperties>,
): ElementTransformer => ({
  type: 'element',
  dependencies: [ParagraphBlock],
  regExp,
  export: () => null,
  replace: (parent, children, match) => {
    if (!$isParagraphBlock(parent)) return false;
    // Lexical hands over the paragraph's content without the sign; the paragraph itself stays.
    parent.splice(0, parent.getChildrenSize(), children);
    parent.setProperties(properties(match));
    parent.select(0, 0);
    return undefined;
  },
});

const TRANSFORMERS: Transformer[] = [
  paragraph(/^(#{1,4})\s/, (match) => ({
    style: `heading${(match[1] ?? '#').length}` as ParagraphProperties['style'],
    list: 'none',
    level: 0,
  })),
  paragraph(/^>\s/, () => ({ style: 'quote' })),
  paragraph(/^[-*+]\s/, () => ({ list: 'bullet' })),
  paragraph(/^1[.)]\s/, () => ({ list: 'number' })),
  BOLD_ITALIC_STAR,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  STRIKETHROUGH,
];

export function registerParagraphShortcuts(editor: LexicalEditor): () => void {
  return registerMarkdownShortcuts(editor, TRANSFORMERS);
}
