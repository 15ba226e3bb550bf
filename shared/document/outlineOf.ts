/** The headings of a document, in order. */
import type { ParagraphContent, ParagraphId } from './DocumentContent.ts';
import { EMBED, paragraphText, SOFT_BREAK } from './DocumentContent.ts';
import { headingLevel } from './paragraphProperties.ts';

export interface Heading {
  /** '' where the content was not read from a live document. */
  readonly id: ParagraphId;
  readonly level: 1 | 2 | 3 | 4;
  readonly text: string;
  /** Which paragraph of the document, from 0. */
  readonly paragraph: number;
}

/** Headings that say something; an empty one is not an entry. */
export function outlineOf(paragraphs: readonly ParagraphContent[]): Heading[] {
  return paragraphs.flatMap((paragraph, index) => {
    const level = headingLevel(paragraph.properties.style);
    if (level === null) return [];
    const text = paragraphText(paragraph).replaceAll(SOFT_BREAK, ' ').replaceAll(EMBED, '').trim();
    return text === '' ? [] : [{ id: paragraph.id ?? '', level, text, paragraph: index }];
  });
}
