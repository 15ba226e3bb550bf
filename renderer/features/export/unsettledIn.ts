/** The paragraphs of the text in which something is proposed and not decided, or decided differently. */
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import type { ParagraphId } from '../../../shared/document/DocumentContent.ts';

export function unsettledIn(changes: readonly ListedChange[]): ParagraphId[] {
  const open = changes.flatMap(({ pieces }) =>
    pieces.flatMap(({ status, paragraph, within }) =>
      status === 'pending' || status === 'contested' ? [within ?? paragraph] : [],
    ),
  );
  return [...new Set(open)];
}
