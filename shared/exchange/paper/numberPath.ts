/**
 * The number of a paragraph as another place names it: 4(b)(ii) where the paragraph itself shows (ii). Bullets and
 * paragraphs in no list have none.
 */
import type { ParagraphContent } from '../../document/DocumentContent.ts';
import { numberLabel } from '../../document/numberParagraphs.ts';
import { countItems } from './countItems.ts';

export function numberPath(paragraphs: readonly ParagraphContent[]): (string | null)[] {
  const numbers = countItems(paragraphs);
  const open: number[] = [];
  return paragraphs.map(({ properties: { list, level } }, index) => {
    open.length = list === 'none' ? 0 : Math.min(open.length, level + 1);
    const number = numbers[index] ?? null;
    if (number === null) return null;
    // Levels that were skipped have no number to name.
    while (open.length < level) open.push(0);
    open[level] = number;
    return open.map((one, depth) => (one === 0 ? '' : numberLabel(one, depth).replace(/\.$/, ''))).join('');
  });
}
