/**
 * A text of a document with the identities of its characters, read in one go: between the two nothing may happen to
 * it. For a Word file that may come back.
 */
import type * as Y from 'yjs';
import { withReview } from '../../../changes/comments/withReview.ts';
import { shownContent } from '../../../changes/readShown.ts';
import type { DocumentContent } from '../../../document/DocumentContent.ts';
import { readTracked } from '../../tracked/readTracked.ts';
import type { TrackedContent } from '../../tracked/TrackedContent.ts';
import { takeOrigin } from './takeOrigin.ts';
import type { OriginText, WordOrigin } from './WordOrigin.ts';

export function contentWithOrigin(
  doc: Y.Doc,
  text: OriginText,
  meta: { readonly title: string; readonly language: string },
  about: Pick<WordOrigin, 'id' | 'document' | 'seminar' | 'at'>,
): { readonly content: DocumentContent | TrackedContent; readonly origin: WordOrigin } {
  return withReview(doc, (changes, comments) => ({
    content: text === 'tracked' ? readTracked(changes, comments, meta) : shownContent(changes, meta, text),
    origin: takeOrigin(changes, text, about),
  }));
}
