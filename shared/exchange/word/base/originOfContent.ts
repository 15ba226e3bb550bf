/** The origin of what is written of a document: of all of it, or of the paragraphs of one section. */
import type { DocumentContent, ParagraphContent } from '../../../document/DocumentContent.ts';
import { isTracked, type TrackedContent } from '../../tracked/TrackedContent.ts';
import type { WordOrigin } from './WordOrigin.ts';
import { isOriginOf } from './WordOrigin.ts';

type Content = DocumentContent | TrackedContent;

/**
 * @param origin of all of the content that is given
 * @returns null where it is not, as when somebody sent the origin of another text
 */
export function originOfContent(origin: WordOrigin, given: Content, written: Content): WordOrigin | null {
  const [all, some] = [paragraphsOf(given), paragraphsOf(written)];
  if (!isOriginOf(origin, { paragraphs: all })) return null;
  if (isTracked(given) !== (origin.text === 'tracked')) return null;
  const from = all.findIndex(({ id }) => id === some[0]?.id);
  const cut = { ...origin, paragraphs: origin.paragraphs.slice(from, from + some.length) };
  return from !== -1 && isOriginOf(cut, { paragraphs: some }) ? cut : null;
}

const paragraphsOf = (content: Content): readonly ParagraphContent[] =>
  isTracked(content) ? content.tracked : content.paragraphs;
