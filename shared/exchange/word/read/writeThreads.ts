/**
 * Threads of a new document, each message in its author's session. What a file says of a thread is that it is resolved,
 * and not by whom: that is written in the steward's name.
 */
import * as Y from 'yjs';
import type { Author } from '../../../changes/Author.ts';
import type { Anchor } from '../../../changes/comments/Anchor.ts';
import { keptRanges } from '../../../changes/comments/Anchor.ts';
import type { CommentEntry } from '../../../changes/comments/commentEntries.ts';
import { writeComment } from '../../../changes/comments/commentEntries.ts';
import { MOST_TEXT } from '../../../changes/comments/messageParts.ts';
import type { QuotePart } from '../../../changes/comments/Quote.ts';
import { makeQuote } from '../../../changes/comments/Quote.ts';
import { cleanText } from '../../../document/cleanText.ts';
import { EMBED, SOFT_BREAK } from '../../../document/DocumentContent.ts';
import type { CharacterId, IdRange } from '../../../document/ids.ts';
import { paragraphId } from '../../../document/ids.ts';
import type { TrackedParagraph, TrackedReply } from '../../tracked/TrackedContent.ts';
import type { ReadPlace } from './ReadPlace.ts';
import type { Sessions } from './Sessions.ts';
import { Tail } from './Tail.ts';
import type { WordContent } from './WordContent.ts';
import type { WrittenParagraph } from './WritingTexts.ts';

/** A message must say something; a picture alone does not. */
const NOTHING_SAID = '…';

export function writeThreads(
  doc: Y.Doc,
  { tracked, comments }: Pick<WordContent, 'tracked' | 'comments'>,
  written: readonly WrittenParagraph[],
  sessions: Sessions,
  steward: Author,
): void {
  const log = new Tail(doc.getArray('comments'));
  for (const comment of comments) {
    const seen = new Map<number, number>();
    const say = (entry: CommentEntry): CharacterId => {
      const client = sessions.of(entry.author);
      const id = log.append(client, new Y.ContentAny([writeComment(entry)]));
      seen.set(client, id.clock + 1);
      return id;
    };
    const [first, ...others] = [comment, ...comment.replies].flatMap(inMessages);
    const { author, at, text } = first as TrackedReply;
    const stretch = stretchOf(comment, tracked, written);
    const anchor = anchorOf(stretch);
    const quote = makeQuote(quoted(stretch));
    const thread = paragraphId(say({ kind: 'begin', author, at, anchor, quote, parts: [text] }));
    for (const reply of others)
      say({ kind: 'reply', author: reply.author, at: reply.at, thread, parts: [reply.text] });
    if (comment.resolved) {
      const { at: last } = others.at(-1) ?? comment;
      say({ kind: 'resolve', author: steward, at: last, thread, seen, resolved: true });
    }
  }
}

/** What is too long to be one message goes on in the next. */
function inMessages({ author, at, text }: TrackedReply): TrackedReply[] {
  const clean = cleanText(text).trim() || NOTHING_SAID;
  const messages: TrackedReply[] = [];
  for (let from = 0; from < clean.length; ) {
    let to = Math.min(from + MOST_TEXT, clean.length);
    // Not within a pair of surrogates.
    if (!clean.slice(from, to).isWellFormed()) to--;
    const part = clean.slice(from, to);
    if (part.trim() !== '') messages.push({ author, at, text: part });
    from = to;
  }
  return messages;
}

/** What a comment is about, in the text that it stands in. */
interface Stretch {
  readonly from: ReadPlace;
  readonly to: ReadPlace;
  readonly tracked: readonly TrackedParagraph[];
  readonly written: readonly WrittenParagraph[];
}

function stretchOf(
  { from, to }: Pick<Stretch, 'from' | 'to'>,
  tracked: readonly TrackedParagraph[],
  written: readonly WrittenParagraph[],
): Stretch {
  const [a, b] = [from.inside, to.inside];
  const inner = written[from.paragraph]?.inside.get(from.offset)?.[a?.row ?? 0]?.[a?.column ?? 0];
  // Of a text in which nothing was written, the character it stands for is what is left.
  if (a === undefined || b === undefined || inner === undefined || inner.length === 0)
    return { from, to, tracked, written };
  const within = { from: a.place, to: b.place };
  return stretchOf(within, paragraphsAt(tracked, from, a.row, a.column), inner);
}

function paragraphsAt(
  tracked: readonly TrackedParagraph[],
  { paragraph, offset }: ReadPlace,
  row: number,
  column: number,
): readonly TrackedParagraph[] {
  let at = 0;
  for (const { text, embed } of tracked[paragraph]?.runs ?? []) {
    if (at === offset && embed?.kind === 'note') return embed.paragraphs;
    if (at === offset && embed?.kind === 'table') return embed.rows[row]?.cells[column]?.paragraphs ?? [];
    at += text.length;
  }
  return [];
}

/** The characters of a comment, or the paragraph where it has none. */
function anchorOf({ from, to, written }: Stretch): Anchor {
  const { mark, ranges: all } = written[from.paragraph] as WrittenParagraph;
  const ranges = written
    .slice(from.paragraph, to.paragraph + 1)
    .flatMap((one, index) =>
      cut(
        one.ranges,
        index === 0 ? from.offset : 0,
        from.paragraph + index === to.paragraph ? to.offset : Number.POSITIVE_INFINITY,
      ),
    );
  if (ranges.length > 0) return { kind: 'text', ranges: keptRanges(ranges), mark };
  return { kind: 'paragraph', ranges: keptRanges(all), mark };
}

function cut(ranges: readonly IdRange[], from: number, to: number): IdRange[] {
  let at = 0;
  return ranges.flatMap(({ client, clock, length }): IdRange[] => {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
    at += length;
    return start < end ? [{ client, clock: clock + start, length: end - start }] : [];
  });
}

function quoted({ from, to, tracked }: Stretch): QuotePart[] {
  const isEmpty = from.paragraph === to.paragraph && from.offset === to.offset;
  const parts: QuotePart[] = [];
  for (let index = from.paragraph; index <= to.paragraph; index++) {
    if (index > from.paragraph) parts.push({ text: '\n', change: 'none' });
    let at = 0;
    const end = index === to.paragraph && !isEmpty ? to.offset : Number.POSITIVE_INFINITY;
    const start = index === from.paragraph && !isEmpty ? from.offset : 0;
    for (const { text, inserted, deleted } of tracked[index]?.runs ?? []) {
      const part = text.slice(Math.max(start - at, 0), Math.max(end - at, 0));
      at += text.length;
      const change = deleted !== undefined ? 'delete' : inserted !== undefined ? 'insert' : 'none';
      if (part.replaceAll(EMBED, '') !== '')
        parts.push({ text: part.replaceAll(SOFT_BREAK, ' ').replaceAll(EMBED, ''), change });
    }
  }
  return parts;
}
