/** What the toolbar and status line show of the place where the caret is. */
import { $getSelection, $isRangeSelection, $isTextNode } from 'lexical';
import { OPEN_PARAGRAPH, paragraphId } from '../../shared/document/ids.ts';
import type { ToggleFormat } from '../../shared/document/inlineFormats.ts';
import { DEFAULT_PROPERTIES, headingLevel } from '../../shared/document/paragraphProperties.ts';
import { FORMAT_BITS } from './binding/blockTokens.ts';
import type { MirrorBlock } from './binding/mirror.ts';
import { indexOfKey } from './binding/mirror.ts';
import { linkOf } from './commands/linkCommands.ts';
import { $selectedBlocks } from './commands/selectedBlocks.ts';
import type { CaretState } from './DocumentEditor.ts';

export const NO_CARET: CaretState = {
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

export function $caretState(blocks: readonly MirrorBlock[], focused: boolean, undo: Undo): CaretState {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return { ...NO_CARET, focused, ...undo };
  const [block] = $selectedBlocks(selection);
  const paragraph = Math.max(0, indexOfKey(blocks, block?.getKey()));
  const node = selection.anchor.getNode();
  const formats = new Set(
    (Object.entries(FORMAT_BITS) as [ToggleFormat, number][])
      .filter(([, bit]) => (selection.format & bit) !== 0)
      .map(([name]) => name),
  );
  const { style, list, level, alignment, direction, language } = block?.getProperties() ?? DEFAULT_PROPERTIES;
  return {
    focused,
    collapsed: selection.isCollapsed(),
    formats,
    link: $isTextNode(node) ? linkOf(node.getStyle()) : null,
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

function sectionOf(blocks: readonly MirrorBlock[], paragraph: number): string | null {
  for (let index = paragraph; index >= 0; index--) {
    const block = blocks[index];
    if (block !== undefined && headingLevel(block.properties.style) !== null) {
      const id = paragraphId(block.mark);
      return id === OPEN_PARAGRAPH ? null : id;
    }
  }
  return null;
}

export function sameCaret(a: CaretState, b: CaretState): boolean {
  return (Object.keys(a) as (keyof CaretState)[]).every((name) =>
    name === 'formats'
      ? a.formats.size === b.formats.size && [...a.formats].every((format) => b.formats.has(format))
      : a[name] === b[name],
  );
}
