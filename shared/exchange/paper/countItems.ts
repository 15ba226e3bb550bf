/**
 * The bare number of each numbered paragraph (2 where the desk draws 2. or (b) or (ii)), for outputs that
 * draw labels themselves. Counts as `numberParagraphs` does, and a test holds the two together.
 */
import type { ParagraphContent } from '../../document/DocumentContent.ts';

/** null for a paragraph without a number. */
export function countItems(paragraphs: readonly ParagraphContent[]): (number | null)[] {
  const counters: number[] = [];
  return paragraphs.map(({ properties: { list, level } }) => {
    counters.length = list === 'none' ? 0 : Math.min(counters.length, level + 1);
    if (list !== 'number') return null;
    while (counters.length <= level) counters.push(0);
    const number = (counters[level] ?? 0) + 1;
    counters[level] = number;
    return number;
  });
}
