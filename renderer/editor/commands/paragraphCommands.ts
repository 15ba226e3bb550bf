/** What the toolbar and the keys do to whole paragraphs. All run inside an editor update. */
import type {
  Alignment,
  Direction,
  ListKind,
  ParagraphStyle,
} from '../../../shared/document/paragraphProperties.ts';
import { MAX_LEVEL } from '../../../shared/document/paragraphProperties.ts';
import { $selectedBlocks } from './selectedBlocks.ts';

export function $setStyle(style: ParagraphStyle): void {
  for (const block of $selectedBlocks()) {
    // A heading or a title is no list item; body text and quotes may be.
    const leavesList = style !== 'body' && style !== 'quote';
    block.setProperties(leavesList ? { style, list: 'none', level: 0 } : { style });
  }
}

/** The same kind on all of them takes it away; otherwise all get it. */
export function $toggleList(kind: Exclude<ListKind, 'none'>): void {
  const blocks = $selectedBlocks();
  const all = blocks.every((block) => block.getProperties().list === kind);
  for (const block of blocks) {
    if (all) block.setProperties({ list: 'none', level: 0 });
    else
      block.setProperties({
        list: kind,
        ...(isHeadingLike(block.getProperties().style) ? { style: 'body' } : {}),
      });
  }
}

const isHeadingLike = (style: ParagraphStyle) => style !== 'body' && style !== 'quote';

/** One level in a list, one step of indent elsewhere. */
export function $indent(by: 1 | -1): void {
  for (const block of $selectedBlocks()) {
    const { list, level, indent } = block.getProperties();
    if (list !== 'none') block.setProperties({ level: clamp(level + by) });
    else block.setProperties({ indent: clamp(indent + by) });
  }
}

const clamp = (value: number) => Math.min(MAX_LEVEL, Math.max(0, value));

export function $setAlignment(alignment: Alignment): void {
  for (const block of $selectedBlocks()) block.setProperties({ alignment });
}

export function $setDirection(direction: Direction): void {
  for (const block of $selectedBlocks()) block.setProperties({ direction });
}

export function $setLanguage(language: string): void {
  for (const block of $selectedBlocks()) block.setProperties({ language });
}

/** Past the neighbour above (-1) or below (1). */
export function $moveParagraphs(by: 1 | -1): void {
  const blocks = $selectedBlocks();
  const neighbour = by === 1 ? blocks.at(-1)?.getNextSibling() : blocks[0]?.getPreviousSibling();
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (neighbour === null || neighbour === undefined || first === undefined || last === undefined) return;
  // The paragraphs move, not the neighbour: it is they that carry the record of the move.
  if (by === 1) for (const block of blocks.toReversed()) neighbour.insertAfter(block, false);
  else for (const block of blocks) neighbour.insertBefore(block, false);
}
