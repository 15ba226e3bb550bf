/**
 * Lexical (0.52) keeps the nodes of a long text in an old map and a young one, and copies the young one in
 * every update; only when it holds half of all nodes is it put into the old one. After a text has come in, or
 * a day of typing, that is thousands of entries copied for a letter: better done while nobody types.
 */
import type { LexicalEditor, NodeKey } from 'lexical';

/** Entries below which a copy is not felt. */
const FEW = 64;

interface TwoMaps {
  readonly _nursery?: ReadonlyMap<NodeKey, unknown>;
  compact?(force: boolean): unknown;
}

/** Changes nothing but where the nodes are kept. A short text has a plain map, with nothing to do. */
export function compactNodes(editor: LexicalEditor): void {
  const nodes = editor.getEditorState()._nodeMap as unknown as TwoMaps;
  if ((nodes._nursery?.size ?? 0) > FEW) nodes.compact?.(true);
}
