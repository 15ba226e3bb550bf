/**
 * A paragraph on the screen: the one kind of block there is. Headings, quotes and list paragraphs are
 * paragraphs with properties, so that Lexical's tree is the same flat run as the flow.
 */
import type {
  DOMExportOutput,
  EditorConfig,
  LexicalEditor,
  LexicalNode,
  RangeSelection,
  SerializedParagraphNode,
  Spread,
} from 'lexical';
import { $isRangeSelection, ParagraphNode } from 'lexical';
import type { ParagraphProperties, PropertyName } from '../../../shared/document/paragraphProperties.ts';
import {
  DEFAULT_PROPERTIES,
  headingLevel,
  isPropertyValue,
  PROPERTY_NAMES,
  sameProperties,
} from '../../../shared/document/paragraphProperties.ts';
import { showBlockChange } from './showChange.ts';

export type SerializedParagraphBlock = Spread<
  { properties?: Partial<ParagraphProperties> },
  SerializedParagraphNode
>;

export class ParagraphBlock extends ParagraphNode {
  __properties: ParagraphProperties = DEFAULT_PROPERTIES;
  /** What there is to tell of its end and its properties (changeKey.ts), and `|` where anything in it is proposed. */
  __change = '';

  static override getType(): string {
    return 'paragraph-block';
  }

  static override clone(node: ParagraphBlock): ParagraphBlock {
    return new ParagraphBlock(node.__key);
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__properties = previous.__properties;
    this.__change = previous.__change;
  }

  getProperties(): ParagraphProperties {
    return this.getLatest().__properties;
  }

  setProperties(changes: Partial<ParagraphProperties>): this {
    const next = { ...this.getProperties(), ...changes };
    if (sameProperties(next, this.getProperties())) return this;
    const writable = this.getWritable();
    writable.__properties = next;
    return writable.setDirection(next.direction === 'auto' ? null : next.direction);
  }

  getChange(): string {
    return this.getLatest().__change;
  }

  /** For the binding alone: it is derived, never written back. */
  setChange(change: string): this {
    if (this.getChange() === change) return this;
    const writable = this.getWritable();
    writable.__change = change;
    return writable;
  }

  override createDOM(config: EditorConfig): HTMLElement {
    return paragraphElement(this.__properties, this.__change, config);
  }

  override updateDOM(previous: this, dom: HTMLElement, config: EditorConfig): boolean {
    if (tagOf(previous.__properties) !== tagOf(this.__properties)) return true;
    if (previous.__properties !== this.__properties) showProperties(dom, this.__properties);
    if (previous.__change !== this.__change) showBlockChange(dom, this.__change, config);
    return false;
  }

  override exportDOM(editor: LexicalEditor): DOMExportOutput {
    const { element } = super.exportDOM(editor);
    if (element instanceof HTMLElement) element.removeAttribute('class');
    return { element };
  }

  static override importJSON(serialized: SerializedParagraphBlock): ParagraphBlock {
    return $createParagraphBlock().updateFromJSON(serialized);
  }

  override updateFromJSON(serialized: Partial<SerializedParagraphBlock>): this {
    const valid: Record<string, unknown> = {};
    for (const name of PROPERTY_NAMES) {
      const value: unknown = serialized.properties?.[name];
      if (isPropertyValue(name, value)) valid[name] = value;
    }
    return super.updateFromJSON(serialized as Partial<SerializedParagraphNode>).setProperties(valid);
  }

  // biome-ignore lint/suspicious/noExplicitAny: Lexical overloads this method by how compact the result is
  override exportJSON(compact?: any): any {
    const { list, level, style, alignment, direction, indent, language } = this.getProperties();
    return {
      ...super.exportJSON(compact),
      properties: { style, list, level, alignment, indent, direction, language },
    };
  }

  override extractWithChild(
    _child: LexicalNode,
    _selection: unknown,
    destination: 'clone' | 'html',
  ): boolean {
    return destination === 'html' && this.getProperties() !== DEFAULT_PROPERTIES;
  }

  /** Enter: a heading is followed by body text, anything else by more of the same. */
  override insertNewAfter(selection: RangeSelection, restoreSelection = true): ParagraphBlock {
    const properties = this.getProperties();
    const block = $createParagraphBlock(
      selectionAtEnd(this, selection) && leadsIn(properties)
        ? { ...properties, style: 'body', alignment: 'start' }
        : properties,
    );
    block.setTextFormat(selection.format);
    this.insertAfter(block, restoreSelection);
    return block;
  }

  /** Backspace at the start takes away one thing at a time: list, style, indent; then paragraphs join. */
  override collapseAtStart(): boolean {
    const { list, level, style, indent } = this.getProperties();
    if (list !== 'none') this.setProperties(level > 0 ? { level: level - 1 } : { list: 'none' });
    else if (style !== 'body') this.setProperties({ style: 'body' });
    else if (indent > 0) this.setProperties({ indent: indent - 1 });
    else return false;
    return true;
  }

  override canIndent(): false {
    return false;
  }
}

/** The element of a paragraph, without its text. */
export function paragraphElement(
  properties: ParagraphProperties,
  change: string,
  config: EditorConfig,
): HTMLElement {
  const dom = document.createElement(tagOf(properties));
  showProperties(dom, properties);
  showBlockChange(dom, change, config);
  return dom;
}

function leadsIn({ style }: ParagraphProperties): boolean {
  return headingLevel(style) !== null || style === 'title' || style === 'subtitle';
}

function selectionAtEnd(block: ParagraphBlock, selection: unknown): boolean {
  if (!$isRangeSelection(selection)) return false;
  const { anchor } = selection;
  const node = anchor.getNode();
  if (node.is(block)) return anchor.offset >= block.getChildrenSize();
  return anchor.offset === node.getTextContentSize() && node.getNextSibling() === null;
}

function tagOf({ style, list }: ParagraphProperties): string {
  const level = headingLevel(style);
  if (level !== null) return `h${level + 1}`;
  if (style === 'title') return 'h1';
  return style === 'quote' && list === 'none' ? 'blockquote' : 'p';
}

const ATTRIBUTES: readonly Exclude<PropertyName, 'language' | 'direction'>[] = [
  'style',
  'list',
  'level',
  'alignment',
  'indent',
];

/** Properties as data attributes, which the style sheet draws; defaults leave none. */
function showProperties(dom: HTMLElement, properties: ParagraphProperties): void {
  for (const name of ATTRIBUTES) {
    const value = properties[name];
    if (value === DEFAULT_PROPERTIES[name] && name !== 'style') delete dom.dataset[name];
    else dom.dataset[name] = String(value);
  }
  if (properties.language === '') dom.removeAttribute('lang');
  else dom.lang = properties.language;
}

export function $createParagraphBlock(properties: ParagraphProperties = DEFAULT_PROPERTIES): ParagraphBlock {
  const block = new ParagraphBlock();
  return properties === DEFAULT_PROPERTIES ? block : block.setProperties(properties);
}

export function $isParagraphBlock(node: LexicalNode | null | undefined): node is ParagraphBlock {
  return node instanceof ParagraphBlock;
}
