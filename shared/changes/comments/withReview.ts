/** Opens the suggestions and comments of a document that nobody has open, for a look at them or one change. */
import type * as Y from 'yjs';
import type { Changes } from '../Changes.ts';
import { withChanges } from '../readShown.ts';
import { Comments } from './Comments.ts';

export function withReview<T>(doc: Y.Doc, work: (changes: Changes, comments: Comments) => T): T {
  const comments = new Comments(doc);
  try {
    return withChanges(doc, (changes) => work(changes, comments));
  } finally {
    comments.close();
  }
}
