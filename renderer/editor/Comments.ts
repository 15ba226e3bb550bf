/**
 * What the screens know of comments in an open document: the threads and where they stand, what a new one would
 * be about, and the commands to write in them.
 */
import type { Author } from '../../shared/changes/Author.ts';
import type { Addressee } from '../../shared/changes/comments/Addressee.ts';
import type { CommentSubject } from '../../shared/changes/comments/anchorOf.ts';
import type { MessageId, ThreadId } from '../../shared/changes/comments/commentEntries.ts';
import type { MessagePart } from '../../shared/changes/comments/messageParts.ts';
import type { Thread, UnreadableComment } from '../../shared/changes/comments/Thread.ts';
import type { CommentResult } from '../../shared/changes/comments/writeComments.ts';
import type { SuggestionId } from '../../shared/changes/Suggestion.ts';
import type { Readable } from '../../shared/platform/Readable.ts';

export interface ListedThread {
  readonly thread: Thread;
  /** Its text is gone: `stood` says where it was, where that is known. */
  readonly detached: boolean;
  readonly stood: {
    /** From 1. */
    readonly paragraph: number;
    /** Of the heading over it. */
    readonly heading: string | null;
  } | null;
}

/** Stands for the thread that is being begun wherever a thread is named. */
export const NEW_THREAD: ThreadId = 'new';

export interface Comments {
  /** Whose name stands under what is written here. */
  readonly author: Author;
  /** In the order of the text, detached ones where they stood; brought up to date when typing rests. */
  readonly list: Readable<readonly ListedThread[]>;
  readonly unreadable: Readable<readonly UnreadableComment[]>;
  /** Everyone who ever wrote in the document, by id, under the name they used last. */
  readonly people: Readable<ReadonlyMap<string, Author>>;
  /** Threads at the caret; the first is the one that is meant. */
  readonly atCaret: Readable<readonly ThreadId[]>;

  /** The selection, or the caret's paragraph; null where there is nothing to comment on. */
  subjectHere(): CommentSubject | null;
  /** The caret's paragraph. */
  paragraphHere(): CommentSubject | null;
  subjectOf(suggestion: SuggestionId): CommentSubject | null;
  /** Marks on the page what a thread is being begun about; null ends that. */
  composeAt(subject: CommentSubject | null): void;

  begin(subject: CommentSubject, parts: readonly MessagePart[]): CommentResult;
  reply(thread: ThreadId, parts: readonly MessagePart[]): CommentResult;
  edit(thread: ThreadId, message: MessageId, parts: readonly MessagePart[]): CommentResult;
  setResolved(thread: ThreadId, resolved: boolean): CommentResult;
  /** null to nobody. */
  assign(thread: ThreadId, to: Addressee | null): CommentResult;

  /** Puts the caret where a thread stands, or stood, and shows it. */
  goTo(thread: ThreadId): void;
  /** Where a thread begins on the page, in client coordinates; null where it does not stand there. */
  rectangleOf(thread: ThreadId): DOMRect | null;
  /** Brings a thread's text forward on the page while something else on the screen is about it; null ends that. */
  pointAt(thread: ThreadId | null): void;
}
