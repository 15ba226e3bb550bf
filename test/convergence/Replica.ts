/**
 * One person's desk without a screen or a network: a Yjs document, the editor bound to it, and edits made
 * the way a person makes them, through Lexical's selection. Replicas exchange updates by hand.
 */
import type { LexicalEditor } from 'lexical';
import { $createRangeSelection, $getRoot, $isTextNode, $setSelection } from 'lexical';
import * as Y from 'yjs';
import { $setPointInBlock } from '../../renderer/editor/binding/blockPoints.ts';
import { $readBlock } from '../../renderer/editor/binding/blockTokens.ts';
import type { HeadlessBinding } from '../../renderer/editor/createHeadlessBinding.ts';
import { createHeadlessBinding } from '../../renderer/editor/createHeadlessBinding.ts';
import { $isParagraphBlock, type ParagraphBlock } from '../../renderer/editor/nodes/ParagraphBlock.ts';
import { paragraphId } from '../../shared/document/ids.ts';
import type { ParagraphProperties } from '../../shared/document/paragraphProperties.ts';

export function $blocks(): ParagraphBlock[] {
  return $getRoot().getChildren().filter($isParagraphBlock);
}

/** A caret or selection by paragraph and offset; places that do not exist are the nearest that do. */
export function $select(from: readonly [number, number], to: readonly [number, number] = from) {
  const blocks = $blocks();
  const selection = $createRangeSelection();
  for (const [point, [block, offset]] of [
    [selection.anchor, from],
    [selection.focus, to],
  ] as const) {
    $setPointInBlock(point, blocks[Math.min(block, blocks.length - 1)] as ParagraphBlock, offset);
  }
  $setSelection(selection);
  return selection;
}

/** Every node of a paragraph; without `textFormat`, which is only what one person would type next. */
function $nodesOf(block: ParagraphBlock): unknown {
  const nodes = block
    .getChildren()
    .map((child) =>
      $isTextNode(child)
        ? [child.getType(), child.getTextContent(), child.getFormat(), child.getStyle()]
        : [child.getType()],
    );
  return [block.getProperties(), block.getDirection(), nodes];
}

export class Replica {
  readonly doc: Y.Doc;
  readonly desk: HeadlessBinding;
  #time = 0;

  /** @param first paragraphs shown at once, for a desk that shows a long text in pieces */
  constructor(clientId: number, from?: Y.Doc, first?: number) {
    this.doc = new Y.Doc();
    this.doc.clientID = clientId;
    if (from !== undefined) Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from), 'load');
    this.desk = createHeadlessBinding(this.doc, { now: () => this.#time, first });
  }

  get editor(): LexicalEditor {
    return this.desk.editor;
  }

  edit(change: () => void): void {
    this.editor.update(change, { discrete: true });
  }

  /** Lets undo's burst end. */
  pause(): void {
    this.#time += 10_000;
  }

  pull(from: Replica): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(this.doc)), 'remote');
  }

  #read<T>(read: () => T): T {
    return this.editor.getEditorState().read(read);
  }

  /** What the person sees, one string per paragraph. */
  lines(): string[] {
    return this.#read(() => $blocks().map((block) => block.getTextContent()));
  }

  text(): string {
    return this.lines().join('\n');
  }

  /** What the person sees, with formats and properties, and the paragraphs' identities. */
  shown(): { id: string; properties: ParagraphProperties; runs: ReturnType<typeof $readBlock> }[] {
    return this.#read(() =>
      $blocks().map((block, index) => ({
        id: paragraphId(this.desk.binding.blocks[index]?.mark ?? null),
        properties: block.getProperties(),
        runs: $readBlock(block),
      })),
    );
  }

  /** Every node on the screen and the document's (state vector and delete set), for comparing. */
  fingerprint(): { editor: string; document: string } {
    const { sv, ds } = Y.snapshot(this.doc);
    const byClient = <T>(entries: Iterable<[number, T]>) => [...entries].sort(([a], [b]) => a - b);
    return {
      editor: this.#read(() => JSON.stringify($blocks().map($nodesOf))),
      document: JSON.stringify([byClient(sv), byClient(ds.clients)]),
    };
  }

  destroy(): void {
    this.desk.destroy();
    this.doc.destroy();
  }
}

/** Exchanges until nothing is new; repairs may need a second round. */
export function synchronise(replicas: readonly Replica[]): void {
  for (let round = 0; round < 10; round++) {
    for (const to of replicas) for (const from of replicas) if (to !== from) to.pull(from);
    if (new Set(replicas.map((replica) => replica.fingerprint().document)).size === 1) return;
  }
  throw new Error('replicas did not come to rest');
}
