/** A conversation about a place in the text, as everyone who has its entries reads it. */
import type { Author } from '../Author.ts';
import type { UnreadableReason } from '../entries.ts';
import type { Addressee } from './Addressee.ts';
import type { Anchor } from './Anchor.ts';
import type { MessageId, ThreadId } from './commentEntries.ts';
import type { MessagePart } from './messageParts.ts';
import type { Quote } from './Quote.ts';

export interface Message {
  readonly id: MessageId;
  readonly author: Author;
  /** When it was first written, in milliseconds since 1970. */
  readonly at: number;
  readonly parts: readonly MessagePart[];
  /** When what is shown was written, where it was edited. */
  readonly editedAt: number | null;
  /** What its author made of it elsewhere without knowing of this version. */
  readonly otherVersions: readonly (readonly MessagePart[])[];
}

export interface Said {
  readonly author: Author;
  readonly at: number;
}

export interface Assignment extends Said {
  readonly to: Addressee;
}

/** Why a thread that somebody resolved is open. */
export type OpenAgain =
  | { readonly reason: 'reopened'; readonly by: Said }
  /** Resolved by one and opened again by another, neither knowing of the other. */
  | { readonly reason: 'apart'; readonly by: Said; readonly resolved: Said }
  /** Something was said that nobody who resolved it had seen. */
  | { readonly reason: 'unseen'; readonly by: Said; readonly resolved: Said };

export interface Thread {
  readonly id: ThreadId;
  readonly anchor: Anchor;
  readonly quote: Quote;
  /** The first began it; never empty. */
  readonly messages: readonly Message[];
  /** null while it is open. */
  readonly resolved: Said | null;
  readonly openAgain: OpenAgain | null;
  /** Usually one or none; several where they were made apart. */
  readonly assignments: readonly Assignment[];
}

/** An entry that cannot be used, kept in sight. */
export interface UnreadableComment {
  readonly id: string;
  /** `orphan`: its thread has not arrived; `notOwn`: an edit of what somebody else wrote. */
  readonly reason: UnreadableReason | 'notOwn';
  /** Who it says it is from, where it says so. */
  readonly author: Author | null;
}
