/** The sample text in Lexical's own nodes, as any Lexical editor would hold it. */
import { $createHeadingNode, HeadingNode } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, type CreateEditorArgs } from 'lexical';
import type { SampleParagraph } from '../sampleText.ts';

export const STOCK_NODES: NonNullable<CreateEditorArgs['nodes']> = [HeadingNode];

export function $fillStock(paragraphs: readonly SampleParagraph[]): void {
  const blocks = paragraphs.map(({ heading, pieces }) => {
    const block = heading ? $createHeadingNode('h2') : $createParagraphNode();
    return block.append(
      ...pieces.map(({ text, bold }) =>
        bold ? $createTextNode(text).setFormat('bold') : $createTextNode(text),
      ),
    );
  });
  $getRoot()
    .clear()
    .append(...blocks);
}
