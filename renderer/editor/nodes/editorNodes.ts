/** The node classes of the editor, with what Lexical's own are replaced by. */
import type { CreateEditorArgs } from 'lexical';
import { ParagraphNode, TabNode, TextNode } from 'lexical';
import { EmbedNode } from './EmbedNode.ts';
import { $createParagraphBlock, ParagraphBlock } from './ParagraphBlock.ts';
import { RunNode } from './RunNode.ts';

export const EDITOR_NODES: NonNullable<CreateEditorArgs['nodes']> = [
  ParagraphBlock,
  RunNode,
  EmbedNode,
  TabNode,
  { replace: ParagraphNode, with: () => $createParagraphBlock(), withKlass: ParagraphBlock },
  { replace: TextNode, with: (node: TextNode) => new RunNode(node.getTextContent()), withKlass: RunNode },
];

/** Both ends of a paste must be ours for Lexical's own clipboard format to be read. */
export const EDITOR_NAMESPACE = 'rapporteur';
