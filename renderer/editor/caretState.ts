/** What the toolbar and status line show of the place where the caret is. */
import { $getSelection, $isRangeSelection, $isTextNode } from 'lexical';
import type { EmbedContent } from '../../shared/document/EmbedContent.ts';
import type { Flow } from '../../shared/document/Flow.ts';
import { OPEN_PARAGRAPH, paragraphId, parseParagraphId } from '../../shared/document/ids.ts';
import type { ToggleFormat } from '../../shared/document/inlineFormats.ts';
import { DEFAULT_PROPERTIES, headingLevel } from '../../shared/document/paragraphProperties.ts';
import { readEmbed } from '../../shared/document/readEmbed.ts';
import { FORMAT_BITS } from './binding/blockTokens.ts';
import { $selectedEmbed } from './binding/caret.ts';
import type { MirrorBlock } from './binding/mirror.ts';
import { indexOfKey } from './binding/mirror.ts';
import { linkOf } from './commands/linkCommands.ts';
import { $selectedBlocks } from './commands/selectedBlocks.ts';
import type { Surface } from './createSurface.ts';
import type { CaretHome, CaretState } from './DocumentEditor.ts';
import type { EmbedNode } from './nodes/EmbedNode.ts';

export const NO_CARET: CaretState = {
  home: { kind: 'body' },
  embed: null,
  focused: false,
  collapsed: true,
  formats: new Set(),
  link: null,
  style: 'body',
  list: 'none',
  level: 0,
  alignment: 'start',
  direction: 'auto',
  language: '',
  paragraph: 0,
  section: null,
  canUndo: false,
  canRedo: false,
};

type Undo = Pick<CaretState, 'canUndo' | 'canRedo'>;

export function $caretState(
  { flow, binding: { blocks } }: Pick<Surface, 'flow' | 'binding'>,
  focused: boolean,
  undo: Undo,
  home: CaretHome,
): CaretState {
  const selection = $getSelection();
  const node = $selectedEmbed();
  if (!$isRangeSelection(selection) || node !== null)
    return { ...NO_CARET, home, embed: $embedOf(flow, node), focused, ...undo };
  const [block] = $selectedBlocks(selection);
  const paragraph = Math.max(0, indexOfKey(blocks, block?.getKey()));
  const here = selection.anchor.getNode();
  const formats = new Set(
    (Object.entries(FORMAT_BITS) as [ToggleFormat, number][])
      .filter(([, bit]) => (selection.format & bit) !== 0)
      .map(([name]) => name),
  );
  const { style, list, level, alignment, direction, language } = block?.getProperties() ?? DEFAULT_PROPERTIES;
  return {
    home,
    embed: null,
    focused,
    collapsed: selection.isCollapsed(),
    formats,
    link: $isTextNode(here) ? linkOf(here.getStyle()) : null,
    style,
    list,
    level,
    alignment,
    direction,
    language,
    paragraph,
    section: sectionOf(blocks, paragraph),
    ...undo,
  };
}

/** The heading a paragraph stands under, if any. */
export function sectionOf(blocks: readonly MirrorBlock[], paragraph: number): string | null {
  for (let index = paragraph; index >= 0; index--) {
    const block = blocks[index];
    if (block !== undefined && headingLevel(block.properties.style) !== null) {
      const id = paragraphId(block.mark);
      return id === OPEN_PARAGRAPH ? null : id;
    }
  }
  return null;
}

/** Without what is written in it: the tools are about the thing itself. */
function $embedOf(flow: Flow, node: EmbedNode | null): EmbedContent | null {
  const id = node === null ? null : parseParagraphId(node.getPart().of);
  return id === null ? null : (readEmbed(flow, id, { view: null, paragraphs: () => [] }) ?? null);
}

export function sameCaret(a: CaretState, b: CaretState): boolean {
  return (Object.keys(a) as (keyof CaretState)[]).every((name) =>
    name === 'formats'
      ? a.formats.size === b.formats.size && [...a.formats].every((format) => b.formats.has(format))
      : a[name] === b[name] || ((name === 'home' || name === 'embed') && isAlike(a[name], b[name])),
  );
}

const isAlike = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
