/**
 * One person's desk without a screen or a network: a Yjs document, the editor bound to it, and edits made
 * the way a person makes them, through Lexical's selection. Replicas exchange updates by hand.
 */
import type { LexicalEditor, TextFormatType, TextNode } from 'lexical';
import { $createRangeSelection, $getRoot, $isTextNode, $setSelection } from 'lexical';
import * as Y from 'yjs';
import { $setPointInBlock } from '../../renderer/editor/binding/blockPoints.ts';
import { $readBlock, formatsOf } from '../../renderer/editor/binding/blockTokens.ts';
import type { HeadlessBinding } from '../../renderer/editor/createHeadlessBinding.ts';
import { createHeadlessBinding } from '../../renderer/editor/createHeadlessBinding.ts';
import { $isEmbedNode } from '../../renderer/editor/nodes/EmbedNode.ts';
import { $isParagraphBlock, type ParagraphBlock } from '../../renderer/editor/nodes/ParagraphBlock.ts';
import type { Author } from '../../shared/changes/Author.ts';
import type { ViewName } from '../../shared/changes/ChangesView.ts';
import type { Chosen } from '../../shared/changes/decide.ts';
import { decide } from '../../shared/changes/decide.ts';
import type { Verdict } from '../../shared/changes/decisions.ts';
import { settle } from '../../shared/changes/settle.ts';
import { SOFT_BREAK } from '../../shared/document/DocumentContent.ts';
import { paragraphId } from '../../shared/document/ids.ts';
import { NO_FORMATS } from '../../shared/document/inlineFormats.ts';
import type { ParagraphProperties } from '../../shared/document/paragraphProperties.ts';
import { $signedText } from './embedSigns.ts';

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

/** As the page has it: a format that all of the selection has is taken away, any other is given to all of it. */
export function $toggle(
  from: readonly [number, number],
  to: readonly [number, number],
  name: TextFormatType,
) {
  const selection = $select(from, to);
  const { anchor, focus } = selection;
  const texts = selection.getNodes().filter((node) => {
    if (!$isTextNode(node)) return false;
    // Of a node at either end there may be nothing selected.
    if (anchor.key === node.getKey() && anchor.offset === node.getTextContentSize()) return false;
    return focus.key !== node.getKey() || focus.offset > 0;
  }) as TextNode[];
  selection.format = texts.reduce((common, node) => common & node.getFormat(), texts.length > 0 ? -1 : 0);
  selection.formatText(name);
}

/** Every node of a paragraph; without `textFormat`, which is only what one person would type next. */
function $nodesOf(block: ParagraphBlock): unknown {
  const nodes = block
    .getChildren()
    .map((child) =>
      $isTextNode(child)
        ? [child.getType(), child.getTextContent(), child.getFormat(), child.getStyle()]
        : [child.getType(), $isEmbedNode(child) ? [child.getPart(), child.getStyle()] : null],
    );
  return [block.getProperties(), block.getDirection(), nodes];
}

/** Whose desk it is, and what their watch says, in milliseconds since 1970. */
export interface Sitter {
  readonly author: Author;
  readonly today: () => number;
}

const NOBODY: Author = { id: 'nobody', name: 'Nobody', delegation: 'Nowhere' };
const review = Symbol('review');
const host = Symbol('host');

export class Replica {
  readonly doc: Y.Doc;
  readonly desk: HeadlessBinding;
  readonly author: Author;
  readonly #today: () => number;
  #time = 0;

  /** @param first paragraphs shown at once, for a desk that shows a long text in pieces */
  constructor(clientId: number, from?: Y.Doc, first?: number, sitter?: Sitter) {
    const { author, today } = sitter ?? { author: NOBODY, today: Date.now };
    this.doc = new Y.Doc();
    this.doc.clientID = clientId;
    this.author = author;
    this.#today = today;
    if (from !== undefined) Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from), 'load');
    this.desk = createHeadlessBinding(this.doc, { now: () => this.#time, first, author, today });
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

  /** Takes in what every desk begins with. */
  start(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'remote');
  }

  look(view: ViewName): void {
    this.desk.view.name = view;
    this.desk.binding.showAnew();
  }

  /** A step of undo by itself, as it is on the page. */
  decide(verdict: Verdict, chosen: readonly Chosen[]): void {
    const { changes, history } = this.desk;
    history.endBurst();
    history.record(decide(changes, this.author, this.#today(), verdict, chosen, review));
    history.endBurst();
  }

  /** @returns how many suggestions were settled */
  settle(decidedBefore = Number.POSITIVE_INFINITY): number {
    return settle(this.desk.changes, { decidedBefore, origin: host });
  }

  pull(from: Replica): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(this.doc)), 'remote');
  }

  #read<T>(read: () => T): T {
    return this.editor.getEditorState().read(read);
  }

  /** What the person sees, one string per paragraph. */
  lines(): string[] {
    return this.#read(() => $blocks().map((block) => $signedText(this.desk.flow, block)));
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

  /** Every paragraph's nodes, a soft break among them as its character. */
  nodes() {
    return this.#read(() =>
      $blocks().map((block, index) => ({
        id: paragraphId(this.desk.binding.blocks[index]?.mark ?? null),
        properties: block.getProperties(),
        change: block.getChange(),
        nodes: block.getChildren().map((node) => ({
          text: $isTextNode(node) ? node.getTextContent() : SOFT_BREAK,
          formats: $isTextNode(node) ? formatsOf(node.getFormat(), node.getStyle()) : NO_FORMATS,
          style: $isTextNode(node) ? node.getStyle() : '',
        })),
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
