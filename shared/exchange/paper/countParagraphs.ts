/**
 * A number for each paragraph of running text, for margins: those in lists have their own, and headings, captions
 * and empty paragraphs are not referred to by one. Only the text counts, so that the numbers of all outputs agree.
 */
import type { ParagraphContent } from '../../document/DocumentContent.ts';

/** null for a paragraph that is not counted. */
export function countParagraphs(paragraphs: readonly ParagraphContent[]): (number | null)[] {
  let count = 0;
  return paragraphs.map(({ properties: { style, list }, runs }) => {
    if (list !== 'none' || (style !== 'body' && style !== 'quote')) return null;
    const isText = runs.some(({ text, embed }) => embed === undefined && text.trim() !== '');
    if (!isText || runs.some(({ embed }) => embed?.kind === 'caption')) return null;
    count++;
    return count;
  });
}
