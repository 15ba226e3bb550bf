/**
 * Numbers are drawn and never kept, and the desk draws them its own way: a list begins anew after other text, and
 * headings have none. A text that is quoted by its numbers must not change them unseen, so every paragraph is listed
 * that Word numbers otherwise, with the number Word gives it.
 */
import { numberParagraphs } from '../../../document/numberParagraphs.ts';
import type { TrackedParagraph } from '../../tracked/TrackedContent.ts';
import type { LeftOutList } from './LeftOut.ts';
import type { RawParagraph } from './RawParagraph.ts';

export function leaveOutNumbers(
  raw: readonly RawParagraph[],
  tracked: readonly TrackedParagraph[],
  leftOut: LeftOutList,
): void {
  if (raw.every(({ label }) => label === '')) return;
  const drawn = numberParagraphs(tracked);
  for (const [index, { label, properties, where }] of raw.entries()) {
    if (label === '' || properties.list === 'bullet' || label === drawn[index]) continue;
    leftOut.add('numbering', where, `${label} ${where.words}`);
  }
}
