/** A file has no contested changes, only pending ones: for comparing, what is contested is opened again first. */
import type { CommentDesk } from '../../changes/comments/testing/CommentDesk.ts';
import { decide } from '../../changes/decide.ts';
import { listAll } from '../../changes/readShown.ts';

/** @returns how many suggestions were contested somewhere */
export function openContested(desk: CommentDesk): number {
  const contested = listAll(desk.changes).flatMap(({ id, pieces }) => {
    const scope = pieces.filter(({ status }) => status === 'contested').flatMap(({ ranges }) => ranges);
    return scope.length === 0 ? [] : [{ id, scope }];
  });
  if (contested.length > 0) decide(desk.changes, desk.author, desk.now++, 'open', contested, 'desk');
  return contested.length;
}
