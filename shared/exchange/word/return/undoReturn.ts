/**
 * Takes back all that was taken in from one file, as one step. What others have decided since, or answered, stays, as
 * with any undo; the record stays too, and says that it was taken back, so that the file may be taken in again.
 */
import type { Author } from '../../../changes/Author.ts';
import type { Changes } from '../../../changes/Changes.ts';
import type { Comments } from '../../../changes/comments/Comments.ts';
import { emptyReviewChange } from '../../../changes/ReviewChange.ts';
import { revertReview } from '../../../changes/revertReview.ts';
import type { CharacterId } from '../../../document/ids.ts';
import { paragraphId } from '../../../document/ids.ts';
import { readImports, writeImport } from './imports.ts';

/** @returns false where there is no such import, or it was taken back already */
export function undoReturn(
  changes: Changes,
  comments: Comments,
  id: string,
  by: Author,
  at: number,
  origin: unknown,
): boolean {
  const { doc } = changes.flow;
  const record = readImports(doc).find((one) => one.id === id);
  if (record === undefined || record.undone !== null) return false;
  doc.transact(() => {
    // Every decision on what it proposed came after it.
    const step = emptyReviewChange(0);
    step.text.inserted.push(...record.inserted);
    step.entries.push(...record.entries);
    revertReview(changes, step, origin);
    comments.log.remove(withoutAnswered(comments, record.comments));
    writeImport(doc, { ...record, undone: { at, by } });
  }, origin);
  return true;
}

/** What nobody has answered since. */
function withoutAnswered(comments: Comments, entries: readonly CharacterId[]): CharacterId[] {
  const own = new Set(entries.map((id) => paragraphId(id)));
  const answered = new Set<string>();
  for (const { id, messages } of comments.threads)
    if (own.has(id) && messages.some((message) => !own.has(message.id)))
      for (const message of messages) answered.add(message.id);
  return entries.filter((id) => !answered.has(paragraphId(id)));
}
