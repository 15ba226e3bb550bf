/** What a comment made now would be about: the selection, the caret's paragraph, or a suggestion. */
import type { Changes } from '../../../shared/changes/Changes.ts';
import type { CommentSubject } from '../../../shared/changes/comments/anchorOf.ts';
import {
  subjectOfChange,
  subjectOfParagraph,
  subjectOfStretch,
} from '../../../shared/changes/comments/anchorOf.ts';
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import type { SuggestionId } from '../../../shared/changes/Suggestion.ts';
import type { CaretPlace } from '../binding/caret.ts';
import type { MirrorBlock } from '../binding/mirror.ts';
import { blockAt, startOfBlock } from '../binding/mirror.ts';
import { blockPieces } from '../review/blockPieces.ts';

/** null where nothing is there to be commented on. */
export function subjectAt(
  blocks: readonly MirrorBlock[],
  { anchor, focus }: Pick<CaretPlace, 'anchor' | 'focus'>,
): CommentSubject | null {
  const [from, to] = anchor < focus ? [anchor, focus] : [focus, anchor];
  const first = blockAt(blocks, from).index;
  const last = blockAt(blocks, to).index;
  const start = startOfBlock(blocks, first);
  const selected = subjectOfStretch(blocks.slice(first, last + 1), from - start, to - start);
  return selected ?? paragraphAt(blocks, focus);
}

/** The paragraph at a position. */
export function paragraphAt(blocks: readonly MirrorBlock[], position: number): CommentSubject | null {
  const block = blocks[blockAt(blocks, position).index];
  return block === undefined ? null : subjectOfParagraph(block);
}

/** null for one that is nowhere in the text. */
export function subjectOfSuggestion(
  changes: Changes,
  blocks: readonly MirrorBlock[],
  list: readonly ListedChange[],
  id: SuggestionId,
): CommentSubject | null {
  const change = list.find((one) => one.id === id);
  if (change === undefined) return null;
  const block = blocks.find((one) =>
    blockPieces(changes, one).some(({ suggestion }) => suggestion.id === id),
  );
  return subjectOfChange(change, block ?? null);
}
