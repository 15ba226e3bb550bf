/**
 * What each message of a returned file is: one that went out with it, one that came by a file that was taken in before,
 * or a new one. Offices do not all keep which comment answers which, so comments and answers are looked for together.
 */
import { MOST_TEXT } from '../../../changes/comments/messageParts.ts';
import type { Message, Thread } from '../../../changes/comments/Thread.ts';
import { cleanText } from '../../../document/cleanText.ts';
import { printedAuthor } from '../../tracked/printedAuthor.ts';
import type { Stamp, TrackedComment, TrackedReply } from '../../tracked/TrackedContent.ts';
import { wordAuthor } from '../read/wordAuthor.ts';
import { isSameText, type MessageToMatch, matchMessages } from './matchMessages.ts';

export interface KnownMessage {
  /** As it went out; one that answers another has no `resolved`. null for one that came since. */
  readonly before: (TrackedReply & { readonly resolved?: boolean }) | null;
  /** Where the document has it; null where it has it no more, or not yet. */
  readonly thread: Thread | null;
}

export type KnownAs = (message: TrackedReply) => KnownMessage;

export function whatMessagesAre(
  threads: readonly Thread[],
  base: readonly TrackedComment[],
  file: readonly TrackedComment[],
  language: string,
): KnownAs {
  const live = threads.flatMap((thread) =>
    thread.messages.map((message) => ({ thread, ...liveMessage(message, language) })),
  );
  const sent = allOf(base);
  const came = allOf(file);
  const liveOf = matchMessages(sent.map(fileMessage), live);
  const sentOf = matchMessages(came.map(fileMessage), sent.map(fileMessage));
  const taken = new Set(liveOf);
  const others = live.filter((_, index) => !taken.has(index));
  const added = came.filter((_, index) => sentOf[index] === -1);
  const known = new Map<TrackedReply, KnownMessage>();
  for (const [index, message] of came.entries()) {
    const before = sent[sentOf[index] as number];
    if (before !== undefined)
      known.set(message, { before, thread: live[liveOf[sentOf[index] as number] as number]?.thread ?? null });
  }
  for (const [index, is] of matchMessages(added.map(fileMessage), others).entries()) {
    const [message, other] = [added[index] as TrackedReply, others[is]];
    const isSaid = other !== undefined && (other.text.trim() === '' || isPartOf(other.text, message.text));
    known.set(message, { before: null, thread: isSaid ? other.thread : null });
  }
  return (message) => known.get(message) ?? NEW;
}

const NEW: KnownMessage = { before: null, thread: null };

const allOf = (comments: readonly TrackedComment[]): (TrackedReply & { readonly resolved?: boolean })[] =>
  comments.flatMap((comment) => [comment, ...comment.replies]);

/** Who said something and when: a file has no more to know a message by. */
export const messageName = ({ author, at }: Stamp) => `${author.id} ${Math.floor(at / 1000)}`;

const fileMessage = (message: TrackedReply): MessageToMatch => ({
  names: [messageName(message)],
  text: message.text,
});

/** As it is written into a file and read again, and as it was when it came by one. */
function liveMessage({ author, at, parts }: Message, language: string): MessageToMatch {
  const printed = wordAuthor(
    printedAuthor(author, language),
    { languages: [language, 'en'], isOwn: true },
    { name: author.name, delegation: author.delegation },
  );
  return {
    names: [messageName({ author: printed, at }), messageName({ author, at })],
    text: textOfParts(parts),
  };
}

/** Without those it is said to. */
export const textOfParts = (parts: Message['parts']): string =>
  parts.map((part) => (typeof part === 'string' ? part : '')).join('');

/** The same, or the beginning of what is too long to be one message. */
export function isPartOf(said: string, text: string): boolean {
  const clean = cleanText(text);
  return isSameText(said, clean) || (said.length >= MOST_TEXT - 1 && clean.trim().startsWith(said));
}
