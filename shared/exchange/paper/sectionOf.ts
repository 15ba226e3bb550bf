/**
 * One section of a document for a file of its own: its heading and all up to the next one that is as high. Lists begin
 * anew behind a heading, so their numbers are those of the whole; what fields say is looked up in the whole
 * (`PaperOptions.whole`), so that Table 7 is Table 7 in either.
 */
import type { DocumentContent, ParagraphContent, ParagraphId } from '../../document/DocumentContent.ts';
import { paragraphText } from '../../document/DocumentContent.ts';
import { headingLevel } from '../../document/paragraphProperties.ts';
import { isTracked, type TrackedContent } from '../tracked/TrackedContent.ts';

/** null where no heading has this identity. */
export function sectionOf<C extends DocumentContent | TrackedContent>(
  content: C,
  heading: ParagraphId,
): C | null {
  const paragraphs: readonly ParagraphContent[] = isTracked(content) ? content.tracked : content.paragraphs;
  const from = paragraphs.findIndex(
    ({ id, properties }) => id === heading && headingLevel(properties.style) !== null,
  );
  const level = headingLevel(paragraphs[from]?.properties.style ?? 'body');
  if (level === null) return null;
  const next = paragraphs.findIndex(({ properties }, index) => {
    const other = headingLevel(properties.style);
    return index > from && other !== null && other <= level;
  });
  const end = next === -1 ? paragraphs.length : next;
  if (!isTracked(content)) return { ...content, paragraphs: content.paragraphs.slice(from, end) };
  const tracked = content.tracked.slice(from, end);
  // The last end of a file can neither come nor go: what is behind it is not there to be joined.
  const { inserted: _inserted, deleted: _deleted, ...last } = tracked.at(-1) as (typeof tracked)[number];
  const comments = content.comments.flatMap((one) => {
    if (one.from.paragraph < from || one.from.paragraph >= end) return [];
    const to = one.to.paragraph < end ? one.to : { paragraph: end - 1, offset: paragraphText(last).length };
    const back = (place: typeof to) => ({ ...place, paragraph: place.paragraph - from });
    return [{ ...one, from: back(one.from), to: back(to) }];
  });
  return { ...content, tracked: [...tracked.slice(0, -1), last], comments };
}
