/**
 * A live document with what is proposed in it as plain data, for files with tracked changes. It reads the text
 * as it is stored and asks of every character what it belongs to; no view comes between. What was decided is
 * carried out, what is pending or contested stands as a proposal, and nothing said in a comment is left out.
 */
import type * as Y from 'yjs';
import type { Changes } from '../../changes/Changes.ts';
import type { Comments } from '../../changes/comments/Comments.ts';
import { withReview } from '../../changes/comments/withReview.ts';
import { readLibrary } from '../../document/sources/SourceLibrary.ts';
import { closeEnd } from './closeEnd.ts';
import type { Noted } from './reviewNotes.ts';
import { commentsOfNotes } from './reviewNotes.ts';
import { reviewWords } from './reviewWords.ts';
import type { TextPlace, TrackedContent } from './TrackedContent.ts';
import { TrackedWalk } from './TrackedWalk.ts';
import { trackedThreads } from './trackedThreads.ts';

/** These live in the seminar's index and are handed in. */
interface Meta {
  readonly title: string;
  readonly language: string;
}

export function readTracked(changes: Changes, comments: Comments, { title, language }: Meta): TrackedContent {
  const noted: Noted[] = [];
  const walk = new TrackedWalk(changes, changes.flow, { within: [], at: null, noted, read: new Set() });
  const { paragraphs, notes } = closeEnd(walk.paragraphs, walk.isOpen);
  const end = walk.places.end;
  const said = [
    ...commentsOfNotes([...noted, { from: end, to: end, notes }], reviewWords(language)),
    ...trackedThreads(changes, comments, walk.places, language),
  ];
  const unread = changes.unreadable.size + comments.unreadable.length;
  return {
    title,
    language,
    ...readLibrary(changes.flow.doc),
    tracked: paragraphs,
    comments: said.sort((a, b) => byPlace(a.from, b.from)),
    ...(unread === 0 ? {} : { unread }),
  };
}

/** The same of a document nobody has opened. Nothing is written. */
export function readTrackedDocument(doc: Y.Doc, meta: Meta): TrackedContent {
  return withReview(doc, (changes, comments) => readTracked(changes, comments, meta));
}

function byPlace(a: TextPlace, b: TextPlace): number {
  return a.paragraph - b.paragraph || a.offset - b.offset;
}
