/** What a cross-reference can point at: headings, numbered paragraphs, tables and figures by their captions. */
import type { ParagraphContent } from '../../../shared/document/DocumentContent.ts';
import { paragraphText } from '../../../shared/document/DocumentContent.ts';
import { OPEN_PARAGRAPH } from '../../../shared/document/ids.ts';
import { headingLevel } from '../../../shared/document/paragraphProperties.ts';
import { numberPath } from '../../../shared/exchange/paper/numberPath.ts';
import type { ReferenceTarget } from '../DocumentEditor.ts';
import type { Labels } from './readLabels.ts';

/** Characters of a paragraph that tell it from others. */
const FIRST_WORDS = 80;

export function referenceTargets(
  paragraphs: readonly ParagraphContent[],
  { captions }: Pick<Labels, 'captions'>,
): ReferenceTarget[] {
  const paths = numberPath(paragraphs);
  return paragraphs.flatMap((paragraph, index): ReferenceTarget[] => {
    const { id, properties } = paragraph;
    // The open last paragraph is known by nothing that lasts.
    if (id === undefined || id === OPEN_PARAGRAPH) return [];
    const text = paragraphText(paragraph).replaceAll('\ufffc', '').trim().slice(0, FIRST_WORDS);
    const caption = captions.get(id);
    if (caption !== undefined) return [{ id, kind: caption.kind, label: caption.text, text }];
    if (headingLevel(properties.style) !== null)
      return text === '' ? [] : [{ id, kind: 'heading', label: text, text }];
    const path = paths[index];
    return path == null ? [] : [{ id, kind: 'numbered', label: path, text }];
  });
}
