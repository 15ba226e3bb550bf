/** Anchors and quotes for what somebody is about to comment on, from paragraphs as they are shown to them. */
import { SOFT_BREAK } from '../../document/DocumentContent.ts';
import type { IdRange } from '../../document/ids.ts';
import { pushRange } from '../../document/ids.ts';
import type { FlowParagraph, FlowRun } from '../../document/readFlow.ts';
import { readChangeKey } from '../changeKey.ts';
import type { ListedChange } from '../listChanges.ts';
import type { Anchor } from './Anchor.ts';
import { keptRanges } from './Anchor.ts';
import type { Quote, QuotePart } from './Quote.ts';
import { makeQuote } from './Quote.ts';

/** What a new thread would be about. */
export interface CommentSubject {
  readonly anchor: Anchor;
  readonly quote: Quote;
}

/**
 * The characters shown between two positions.
 * @param from,to characters from the start of the first of these paragraphs, hidden ones included
 * @returns null where no character is shown there
 */
export function subjectOfStretch(
  paragraphs: readonly FlowParagraph[],
  from: number,
  to: number,
): CommentSubject | null {
  const ranges: IdRange[] = [];
  const quoted: QuotePart[] = [];
  let mark: FlowParagraph['mark'] = null;
  let start = 0;
  for (const paragraph of paragraphs) {
    const parts = shownParts(paragraph, from - start, to - start);
    if (parts.length > 0 && ranges.length === 0) mark = paragraph.mark;
    else if (parts.length > 0) quoted.push({ text: '\n', change: 'none' });
    for (const { client, clock, text } of parts) pushRange(ranges, { client, clock, length: text.length });
    quoted.push(...parts.map(quotePart));
    start += paragraph.length;
  }
  if (ranges.length === 0) return null;
  return { anchor: { kind: 'text', ranges: keptRanges(ranges), mark }, quote: makeQuote(quoted) };
}

/** A whole paragraph, an empty one too; null where it has no end of its own and nothing in it. */
export function subjectOfParagraph(paragraph: FlowParagraph): CommentSubject | null {
  const { mark } = paragraph;
  const about = subjectOfStretch([paragraph], 0, paragraph.length);
  if (mark === null || about?.anchor.kind === 'suggestion') return about;
  const ranges = about?.anchor.ranges ?? [];
  return { anchor: { kind: 'paragraph', ranges, mark }, quote: about?.quote ?? [] };
}

/** @param shown the paragraph it is in, quoted where the change itself has no words (a property, a split) */
export function subjectOfChange(change: ListedChange, shown: FlowParagraph | null): CommentSubject {
  const quoted = change.pieces.flatMap((piece): QuotePart[] =>
    'text' in piece
      ? [{ text: readable(piece.text), change: piece.kind === 'format' ? 'none' : piece.kind }]
      : [],
  );
  const quote =
    quoted.length > 0 || shown === null ? makeQuote(quoted) : (subjectOfParagraph(shown)?.quote ?? []);
  return { anchor: { kind: 'suggestion', suggestion: change.id }, quote };
}

function shownParts({ runs }: FlowParagraph, from: number, to: number): FlowRun[] {
  const parts: FlowRun[] = [];
  let at = 0;
  for (const run of runs) {
    const [first, end] = [Math.max(from - at, 0), Math.min(to - at, run.text.length)];
    if (run.hidden !== true && first < end)
      parts.push({ ...run, clock: run.clock + first, text: run.text.slice(first, end) });
    at += run.text.length;
  }
  return parts;
}

function quotePart({ text, change = '' }: FlowRun): QuotePart {
  const ops = new Set(readChangeKey(change).map(({ op }) => op));
  return {
    text: readable(text),
    change: ops.has('delete') ? 'delete' : ops.has('insert') ? 'insert' : 'none',
  };
}

const readable = (text: string) => text.replaceAll(SOFT_BREAK, ' ');
