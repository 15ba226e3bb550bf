/** A suggestion as a file names it: by its id, under its author's name, at its time. */
import type { Suggestion } from '../../changes/Suggestion.ts';
import type { Revision } from './TrackedContent.ts';

export function revisionOf({ id, author, at }: Pick<Suggestion, 'id' | 'author' | 'at'>): Revision {
  return { id, author, at };
}
