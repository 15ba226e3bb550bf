/**
 * A text of a document with the identities of its characters, read in one go: between the two nothing may happen to
 * it. Loaded when a Word file is asked for.
 */
import type * as Y from 'yjs';
import { withReview } from '../../shared/changes/comments/withReview.ts';
import { readShown } from '../../shared/changes/readShown.ts';
import { readTracked } from '../../shared/exchange/tracked/readTracked.ts';
import { takeOrigin } from '../../shared/exchange/word/base/takeOrigin.ts';
import type { OriginText } from '../../shared/exchange/word/base/WordOrigin.ts';
import type { ContentWithOrigin } from '../features/export/exportContent.ts';
import { randomId } from '../platform/randomId.ts';

export function contentWithOrigin(
  doc: Y.Doc,
  text: OriginText,
  meta: { readonly title: string; readonly language: string },
  of: { readonly document: string; readonly seminar: string },
): ContentWithOrigin {
  return withReview(doc, (changes, comments) => ({
    content: text === 'tracked' ? readTracked(changes, comments, meta) : readShown(doc, meta, text),
    origin: takeOrigin(changes, text, { ...of, id: randomId(), at: Date.now() }),
  }));
}
