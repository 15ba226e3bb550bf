/**
 * What is written in the log `comments`, one small array an entry:
 *
 *   [0, version, at, person, name, delegation, anchor, quote, message]            a thread, known by this entry's id
 *   [1, version, at, person, name, delegation, client, clock, message]            a reply in it
 *   [2, version, at, person, name, delegation, client, clock, seen, [client, clock], message]
 *                                                                                 a message of one's own, edited
 *   [3, version, at, person, name, delegation, client, clock, seen, resolved]     resolved: 1; opened again: 0
 *   [4, version, at, person, name, delegation, client, clock, seen, addressee]    assigned; null to nobody
 *
 * `client, clock` name the thread. `seen` is what the maker had received of those who wrote in it:
 * `[[client, clock], ...]`, up to (not including) which clock of which session. See Anchor.ts, Quote.ts and
 * messageParts.ts for the rest.
 */
import type { CharacterId } from '../../document/ids.ts';
import { paragraphId, parseParagraphId } from '../../document/ids.ts';
import type { Author } from '../Author.ts';
import { readAuthor, writeDelegation } from '../Author.ts';
import { isTime } from '../isTime.ts';
import type { Addressee } from './Addressee.ts';
import { readAddressee, writeAddressee } from './Addressee.ts';
import type { Anchor } from './Anchor.ts';
import { readAnchor, writeAnchor } from './Anchor.ts';
import type { MessagePart } from './messageParts.ts';
import { readParts, writeParts } from './messageParts.ts';
import type { Quote } from './Quote.ts';
import { readQuote, writeQuote } from './Quote.ts';

/** Of what this desk writes. It reads this one and lists anything newer as unreadable. */
export const COMMENTS_VERSION = 1;

/** `client:clock` of the entry that began it. */
export type ThreadId = string;
/** `client:clock` of its entry; the first message of a thread has the thread's. */
export type MessageId = string;

/** Session -> clock up to (not including) which it had been received. */
export type Seen = ReadonlyMap<number, number>;

interface Made {
  readonly author: Author;
  /** Milliseconds since 1970, by the author's watch. */
  readonly at: number;
}
interface InThread extends Made {
  readonly thread: ThreadId;
}

export type BeginEntry = Made & {
  readonly kind: 'begin';
  readonly anchor: Anchor;
  readonly quote: Quote;
  readonly parts: readonly MessagePart[];
};
export type ReplyEntry = InThread & { readonly kind: 'reply'; readonly parts: readonly MessagePart[] };
export type EditEntry = InThread & {
  readonly kind: 'edit';
  readonly seen: Seen;
  readonly message: MessageId;
  readonly parts: readonly MessagePart[];
};
export type ResolveEntry = InThread & {
  readonly kind: 'resolve';
  readonly seen: Seen;
  readonly resolved: boolean;
};
export type AssignEntry = InThread & {
  readonly kind: 'assign';
  readonly seen: Seen;
  readonly to: Addressee | null;
};
export type ThreadEntry = ReplyEntry | EditEntry | ResolveEntry | AssignEntry;
export type CommentEntry = BeginEntry | ThreadEntry;

export type ParsedComment =
  | { readonly ok: true; readonly entry: CommentEntry }
  | { readonly ok: false; readonly reason: 'newer' | 'damaged' };

const KINDS = ['begin', 'reply', 'edit', 'resolve', 'assign'] as const;
const damaged: ParsedComment = { ok: false, reason: 'damaged' };
const newer: ParsedComment = { ok: false, reason: 'newer' };
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

export function writeComment(entry: CommentEntry): unknown[] {
  const { id, name } = entry.author;
  const head = [
    KINDS.indexOf(entry.kind),
    COMMENTS_VERSION,
    entry.at,
    id,
    name,
    writeDelegation(entry.author),
  ];
  if (entry.kind === 'begin')
    return [...head, writeAnchor(entry.anchor), writeQuote(entry.quote), writeParts(entry.parts)];
  const named = [...head, ...pair(entry.thread)];
  switch (entry.kind) {
    case 'reply':
      return [...named, writeParts(entry.parts)];
    case 'edit':
      return [...named, [...entry.seen], pair(entry.message), writeParts(entry.parts)];
    case 'resolve':
      return [...named, [...entry.seen], entry.resolved ? 1 : 0];
    case 'assign':
      return [...named, [...entry.seen], entry.to === null ? null : writeAddressee(entry.to)];
  }
}

function pair(id: string): [number, number] {
  const { client, clock } = parseParagraphId(id) as CharacterId;
  return [client, clock];
}

/** What another desk wrote, read without trust: one doubtful part and all of it is left unread. */
export function parseComment(value: unknown): ParsedComment {
  if (!Array.isArray(value)) return damaged;
  const [kind, version, at, person, name, delegation, ...rest] = value as unknown[];
  if (!isCount(kind) || !isCount(version)) return damaged;
  if (kind >= KINDS.length || version > COMMENTS_VERSION) return newer;
  const author = readAuthor(person, name, delegation);
  if (version !== COMMENTS_VERSION || !isTime(at) || author === null) return damaged;
  const entry = kind === 0 ? readBegin({ author, at }, rest) : readInThread(kind, { author, at }, rest);
  return entry === null ? damaged : { ok: true, entry };
}

function readBegin(made: Made, [first, second, third]: readonly unknown[]): BeginEntry | null {
  const anchor = readAnchor(first);
  const quote = readQuote(second);
  const parts = readParts(third);
  if (anchor === null || quote === null || parts === null) return null;
  return { kind: 'begin', ...made, anchor, quote, parts };
}

function readInThread(kind: number, made: Made, rest: readonly unknown[]): ThreadEntry | null {
  const [client, clock, third, fourth, fifth] = rest;
  const thread = readId([client, clock]);
  if (thread === null) return null;
  const about = { ...made, thread };
  if (kind === 1) {
    const parts = readParts(third);
    return parts === null ? null : { kind: 'reply', ...about, parts };
  }
  const seen = readSeen(third);
  if (seen === null) return null;
  if (kind === 2) {
    const message = readId(fourth);
    const parts = readParts(fifth);
    return message === null || parts === null ? null : { kind: 'edit', ...about, seen, message, parts };
  }
  if (kind === 3)
    return fourth === 0 || fourth === 1 ? { kind: 'resolve', ...about, seen, resolved: fourth === 1 } : null;
  const to = fourth === null ? null : readAddressee(fourth);
  return to === null && fourth !== null ? null : { kind: 'assign', ...about, seen, to };
}

function readId(value: unknown): string | null {
  if (!Array.isArray(value) || !isCount(value[0]) || !isCount(value[1])) return null;
  return paragraphId({ client: value[0], clock: value[1] });
}

function readSeen(value: unknown): Seen | null {
  if (!Array.isArray(value)) return null;
  const seen = new Map<number, number>();
  for (const each of value as unknown[]) {
    if (!Array.isArray(each) || !isCount(each[0]) || !isCount(each[1])) return null;
    seen.set(each[0], each[1]);
  }
  return seen;
}
