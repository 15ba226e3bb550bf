/** Comments of a returned file as entries of the document's own: threads, replies, and what became of threads. */
import * as Y from 'yjs';
import type { Anchor } from '../../../changes/comments/Anchor.ts';
import { keptRanges } from '../../../changes/comments/Anchor.ts';
import type { Comments } from '../../../changes/comments/Comments.ts';
import type { CommentEntry } from '../../../changes/comments/commentEntries.ts';
import { writeComment } from '../../../changes/comments/commentEntries.ts';
import { MOST_TEXT } from '../../../changes/comments/messageParts.ts';
import { makeQuote } from '../../../changes/comments/Quote.ts';
import { cleanText } from '../../../document/cleanText.ts';
import type { CharacterId, IdRange } from '../../../document/ids.ts';
import { paragraphId, pushRange } from '../../../document/ids.ts';
import type { ReturnDeed, ReturnItem, ReturnMessage, ReturnPlan } from './ReturnPlan.ts';
import type { ReturnSessions } from './ReturnSessions.ts';

/** By flow: where letters of the file that are new have gone, in no particular order. */
export type NewLetters = Map<string, { readonly file: number; readonly range: IdRange }[]>;

type ThreadDeed = Extract<ReturnDeed, { kind: 'thread' }>;

export interface WrittenThreads {
  /** Ids of everything written in the log. */
  readonly entries: readonly CharacterId[];
  readonly threads: readonly string[];
}

/** Inside the caller's transaction. */
export function writeReturnedThreads(
  comments: Comments,
  { editor }: ReturnPlan,
  items: readonly ReturnItem[],
  sessions: ReturnSessions,
  letters: NewLetters,
): WrittenThreads {
  const entries: CharacterId[] = [];
  const threads: string[] = [];
  const say = (entry: CommentEntry): CharacterId =>
    sessions.as(entry.author, () => {
      const [id] = comments.log.push([writeComment(entry)]);
      entries.push(id as CharacterId);
      return id as CharacterId;
    });
  const begin = (anchor: Anchor, quote: ThreadDeed['quote'], said: readonly ReturnMessage[]): string => {
    const [first, ...others] = said.flatMap(inMessages) as [ReturnMessage, ...ReturnMessage[]];
    const { who, at, text } = first;
    const thread = paragraphId(
      say({ kind: 'begin', author: who, at, anchor, quote: makeQuote(quote), parts: [text] }),
    );
    threads.push(thread);
    for (const one of others) say({ kind: 'reply', author: one.who, at: one.at, thread, parts: [one.text] });
    return thread;
  };
  /** How far each session that may have written in a thread is known here. */
  const seenOf = (clients: Iterable<number>) =>
    new Map([...clients].map((client) => [client, Y.getState(comments.doc.store, client)]));

  for (const { deeds } of items) {
    for (const deed of deeds) {
      switch (deed.kind) {
        case 'thread': {
          const before = entries.length;
          const thread = begin(anchorOf(deed, letters), deed.quote, deed.messages);
          if (!deed.resolved) break;
          const seen = seenOf(new Set(entries.slice(before).map(({ client }) => client)));
          say({ kind: 'resolve', ...editorOf(editor), thread, seen, resolved: true });
          break;
        }
        case 'reply': {
          const { thread } = deed;
          for (const { who, at, text } of inMessages(deed.message))
            say({ kind: 'reply', author: who, at, thread, parts: [text] });
          break;
        }
        case 'resolve': {
          const { thread, resolved } = deed;
          const written = entries.map(({ client }) => client);
          const seen = seenOf(new Set([...comments.sessionsOf(thread), ...written]));
          say({ kind: 'resolve', ...editorOf(editor), thread, seen, resolved });
          break;
        }
        case 'remark':
          begin({ kind: 'suggestion', suggestion: deed.suggestion }, [], [deed.message]);
          break;
      }
    }
  }
  return { entries, threads };
}

const editorOf = ({ author, at }: ReturnPlan['editor']) => ({ author, at });

/** A message must say something; a picture alone does not. */
const NOTHING_SAID = '…';

/** What is too long to be one message goes on in the next. */
function inMessages({ who, at, text }: ReturnMessage): ReturnMessage[] {
  const clean = cleanText(text).trim() || NOTHING_SAID;
  const messages: ReturnMessage[] = [];
  for (let from = 0; from < clean.length; ) {
    let to = Math.min(from + MOST_TEXT, clean.length);
    if (!clean.slice(from, to).isWellFormed()) to--;
    const part = clean.slice(from, to);
    if (part.trim() !== '') messages.push({ who, at, text: part });
    from = to;
  }
  return messages;
}

function anchorOf({ about, mark, flow }: ThreadDeed, letters: NewLetters): Anchor {
  const known = (letters.get(flow) ?? []).toSorted((a, b) => a.file - b.file);
  const ranges: IdRange[] = [];
  for (const one of about) {
    if (one.kind === 'base') pushRange(ranges, one.range);
    else for (const range of newRanges(known, one.file, one.length)) pushRange(ranges, range);
  }
  if (ranges.length > 0) return { kind: 'text', ranges: keptRanges(ranges), mark };
  // Of a thread whose words were not taken in, its paragraph is left; where that was not either, nothing.
  return mark === null
    ? { kind: 'text', ranges: [{ client: 0, clock: 0, length: 1 }], mark: null }
    : { kind: 'paragraph', ranges: [], mark };
}

function newRanges(
  known: readonly { readonly file: number; readonly range: IdRange }[],
  from: number,
  length: number,
): IdRange[] {
  return known.flatMap(({ file, range }): IdRange[] => {
    const [start, end] = [Math.max(from - file, 0), Math.min(from + length - file, range.length)];
    return start < end ? [{ client: range.client, clock: range.clock + start, length: end - start }] : [];
  });
}
