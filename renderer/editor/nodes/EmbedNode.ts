/**
 * What stands for one `\uFFFC` on the screen: a place in the paragraph that is one character long. What is drawn in
 * it (a table, a picture, a number) is put there by `renderer/editor/embeds`, and is none of Lexical's business: the
 * texts of notes and cells are editors of their own.
 */
import type { EditorConfig, LexicalNode, NodeKey, SerializedLexicalNode, Spread } from 'lexical';
import { DecoratorNode } from 'lexical';
import { EMBED } from '../../../shared/document/DocumentContent.ts';
import type { CharacterKey, EmbedContent, EmbedKind } from '../../../shared/document/EmbedContent.ts';
import { readRunStyle } from './runStyle.ts';
import { showChange } from './showChange.ts';

/** 'unknown' where nothing that this version can show is stored of it. */
export type ShownKind = EmbedKind | 'unknown';

/** Kinds that stand in a paragraph of their own. */
export const BLOCK_KINDS: readonly ShownKind[] = ['table', 'contents', 'sources', 'pageBreak'];

/** What of an embed is in the paragraph itself. */
export interface EmbedPart {
  /** Its character; '' for one that is about to be put in. */
  readonly of: CharacterKey;
  readonly kind: ShownKind;
  /** What is about to be put in; null for what stands in the text already. */
  readonly content: EmbedContent | null;
}

type SerializedEmbedNode = Spread<{ format: number; style: string }, SerializedLexicalNode>;

export class EmbedNode extends DecoratorNode<null> {
  __part: EmbedPart;
  __format = 0;
  __style = '';

  static override getType(): string {
    return 'embed';
  }

  static override clone(node: EmbedNode): EmbedNode {
    return new EmbedNode(node.__part, node.__key);
  }

  /** A node by itself means nothing: what is pasted comes as paragraphs with their contents (clipboard/ownFormat.ts). */
  static override importJSON(serialized: SerializedEmbedNode): EmbedNode {
    return $createEmbedNode({ of: '', kind: 'unknown', content: null }).updateFromJSON(serialized);
  }

  constructor(part: EmbedPart = { of: '', kind: 'unknown', content: null }, key?: NodeKey) {
    super(key);
    this.__part = part;
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__format = previous.__format;
    this.__style = previous.__style;
  }

  override exportJSON(): SerializedEmbedNode {
    return { ...super.exportJSON(), format: this.__format, style: this.__style };
  }

  getPart(): EmbedPart {
    return this.getLatest().__part;
  }

  getFormat(): number {
    return this.getLatest().__format;
  }

  getStyle(): string {
    return this.getLatest().__style;
  }

  setFormat(format: number): this {
    const writable = this.getWritable();
    writable.__format = format;
    return writable;
  }

  setStyle(style: string): this {
    const writable = this.getWritable();
    writable.__style = style;
    return writable;
  }

  override createDOM(config: EditorConfig): HTMLElement {
    return embedHost(this.__part, readRunStyle(this.__style).change ?? '', config);
  }

  override updateDOM(previous: this, dom: HTMLElement, config: EditorConfig): boolean {
    if (previous.__part.of !== this.__part.of || previous.__part.kind !== this.__part.kind) return true;
    if (previous.__style !== this.__style) showChange(dom, readRunStyle(this.__style).change ?? '', config);
    return false;
  }

  override decorate(): null {
    return null;
  }

  override isInline(): true {
    return true;
  }

  override getTextContent(): string {
    return EMBED;
  }
}

/** The element in which an embed is drawn. */
export function embedHost({ of, kind }: EmbedPart, change: string, config: EditorConfig): HTMLElement {
  const dom = document.createElement(BLOCK_KINDS.includes(kind) ? 'div' : 'span');
  dom.dataset['embed'] = of;
  dom.dataset['kind'] = kind;
  showChange(dom, change, config);
  return dom;
}

export function $createEmbedNode(part: EmbedPart): EmbedNode {
  return new EmbedNode(part);
}

export function $isEmbedNode(node: LexicalNode | null | undefined): node is EmbedNode {
  return node instanceof EmbedNode;
}
