/** What a person does in comments, written down: each deed appends one entry, in one transaction, and changes nothing else. */
import * as Y from 'yjs';
import { paragraphId } from '../../document/ids.ts';
import type { Author } from '../Author.ts';
import type { Addressee } from './Addressee.ts';
import type { Anchor } from './Anchor.ts';
import type { Comments } from './Comments.ts';
import type { CommentEntry, MessageId, Seen, ThreadId } from './commentEntries.ts';
import { writeComment } from './commentEntries.ts';
import type { MessagePart } from './messageParts.ts';
import { MOST_TEXT, textLength, tidyParts } from './messageParts.ts';
import type { Quote } from './Quote.ts';

/** Who does it, and when (milliseconds since 1970). */
export interface Deed {
  readonly author: Author;
  readonly at: number;
}

export type CommentResult =
  /** `id` of the entry that was written. */
  | { readonly ok: true; readonly id: string }
  | {
      readonly ok: false;
      /** `unknown`: no such thread or message; `notOwn`: only its author edits a message. */
      readonly reason: 'empty' | 'tooLong' | 'unknown' | 'notOwn';
    };

const unknown: CommentResult = { ok: false, reason: 'unknown' };

function append(comments: Comments, entry: CommentEntry): CommentResult {
  const [id] = comments.doc.transact(() => comments.log.push([writeComment(entry)]));
  return { ok: true, id: paragraphId(id ?? null) };
}

/** What can be said, or why it cannot. */
function checked(parts: readonly MessagePart[]): readonly MessagePart[] | 'empty' | 'tooLong' {
  const tidy = tidyParts(parts);
  if (tidy.length === 0) return 'empty';
  return textLength(tidy) > MOST_TEXT ? 'tooLong' : tidy;
}

export function beginThread(
  comments: Comments,
  deed: Deed,
  about: { readonly anchor: Anchor; readonly quote: Quote },
  parts: readonly MessagePart[],
): CommentResult {
  const said = checked(parts);
  if (typeof said === 'string') return { ok: false, reason: said };
  const { anchor, quote } = about;
  return append(comments, { kind: 'begin', ...deed, anchor, quote, parts: said });
}

export function reply(
  comments: Comments,
  deed: Deed,
  thread: ThreadId,
  parts: readonly MessagePart[],
): CommentResult {
  const said = checked(parts);
  if (typeof said === 'string') return { ok: false, reason: said };
  if (comments.thread(thread) === undefined) return unknown;
  return append(comments, { kind: 'reply', ...deed, thread, parts: said });
}

export function editMessage(
  comments: Comments,
  deed: Deed,
  thread: ThreadId,
  message: MessageId,
  parts: readonly MessagePart[],
): CommentResult {
  const said = checked(parts);
  if (typeof said === 'string') return { ok: false, reason: said };
  const edited = comments.thread(thread)?.messages.find(({ id }) => id === message);
  if (edited === undefined) return unknown;
  if (edited.author.id !== deed.author.id) return { ok: false, reason: 'notOwn' };
  const seen = seenOf(comments, thread);
  return append(comments, { kind: 'edit', ...deed, thread, seen, message, parts: said });
}

/** Resolves a thread, or opens it again. */
export function setResolved(
  comments: Comments,
  deed: Deed,
  thread: ThreadId,
  resolved: boolean,
): CommentResult {
  if (comments.thread(thread) === undefined) return unknown;
  const seen = seenOf(comments, thread);
  return append(comments, { kind: 'resolve', ...deed, thread, seen, resolved });
}

/** Gives a thread to somebody; null to nobody. */
export function assign(
  comments: Comments,
  deed: Deed,
  thread: ThreadId,
  to: Addressee | null,
): CommentResult {
  if (comments.thread(thread) === undefined) return unknown;
  const seen = seenOf(comments, thread);
  return append(comments, { kind: 'assign', ...deed, thread, seen, to });
}

/** How far each session that wrote in the thread has been received here. */
function seenOf(comments: Comments, thread: ThreadId): Seen {
  const { store } = comments.doc;
  return new Map([...comments.sessionsOf(thread)].map((client) => [client, Y.getState(store, client)]));
}
