/**
 * Puts a table, a contents list, a list of sources or the end of a page into a paragraph of its own: where the caret
 * stands within a text, the text is cut there.
 */
import { EMBED, PARAGRAPH_END } from '../DocumentContent.ts';
import type { EmbedContent } from '../EmbedContent.ts';
import type { InsertEdit } from '../editFlow.ts';
import type { Flow } from '../Flow.ts';
import { NO_FORMATS } from '../inlineFormats.ts';
import type { ParagraphProperties } from '../paragraphProperties.ts';
import { DEFAULT_PROPERTIES } from '../paragraphProperties.ts';
import type { FlowParagraph } from '../readFlow.ts';
import { readFlow } from '../readFlow.ts';
import type { TextView } from '../TextView.ts';
import type { FlowEdits } from './FlowEdits.ts';
import { neighboursAt } from './FlowEdits.ts';

/** @param at characters of the flow in front of the caret, hidden ones counted */
export function insertBlock(
  flow: Flow,
  at: number,
  embed: EmbedContent,
  view: TextView | null = null,
): FlowEdits {
  const { paragraph, start } = paragraphAt(flow, at, view);
  const mark = paragraph?.mark ?? null;
  const properties = (view ?? flow).propertiesOf(mark);
  const isAtStart = shownBetween(paragraph, 0, at - start) === 0;
  const isAtEnd = shownBetween(paragraph, at - start, Number.POSITIVE_INFINITY) === 0;
  const insert = (place: number, text: string, marks: readonly ParagraphProperties[]): FlowEdits => {
    const between = neighboursAt(flow, place);
    const edit: InsertEdit = {
      kind: 'insert',
      at: place,
      between,
      text,
      formats: NO_FORMATS,
      inherits: false,
      marks,
      embeds: [embed],
    };
    return { flow, edits: [edit] };
  };
  const block = `${EMBED}${PARAGRAPH_END}`;
  if (isAtStart) return insert(at, block, [DEFAULT_PROPERTIES]);
  // Behind a whole paragraph: what it is known by stays with its text (D2).
  if (isAtEnd && mark !== null && paragraph !== undefined)
    return insert(start + endOf(paragraph), block, [DEFAULT_PROPERTIES]);
  return insert(at, `${PARAGRAPH_END}${block}`, [properties, DEFAULT_PROPERTIES]);
}

/** Characters up to and with the `\n` that is shown. */
const endOf = ({ length, trailing }: FlowParagraph) =>
  length - trailing.reduce((sum, { text }) => sum + text.length, 0);

function paragraphAt(
  flow: Flow,
  at: number,
  view: TextView | null,
): { paragraph: FlowParagraph | undefined; start: number } {
  let start = 0;
  let last: { paragraph: FlowParagraph | undefined; start: number } = { paragraph: undefined, start: 0 };
  for (const paragraph of readFlow(flow, undefined, undefined, undefined, view)) {
    last = { paragraph, start };
    if (at < start + endOf(paragraph) || (paragraph.mark === null && at <= start + paragraph.length))
      return last;
    start += paragraph.length;
  }
  // Behind the last end: as in front of a paragraph that is not there yet.
  return at >= start ? { paragraph: undefined, start: at } : last;
}

function shownBetween(paragraph: FlowParagraph | undefined, from: number, to: number): number {
  let shown = 0;
  let at = 0;
  for (const { text, hidden } of paragraph?.runs ?? []) {
    if (hidden !== true) shown += Math.max(0, Math.min(to, at + text.length) - Math.max(from, at));
    at += text.length;
  }
  return shown;
}
