/**
 * The Word list of each paragraph as it is proposed, and as it was before where that is to be proposed otherwise.
 * Both count the paragraphs that are proposed to come and to go, as Word does while it shows them.
 */
import type { INumberingOptions } from 'docx';
import type { TrackedParagraph } from '../tracked/TrackedContent.ts';
import type { WordListItem } from './wordNumbering.ts';
import { wordNumbering } from './wordNumbering.ts';

export interface TrackedNumbering {
  readonly items: readonly (WordListItem | null)[];
  readonly itemsBefore: readonly (WordListItem | null)[];
  readonly numbering: INumberingOptions;
}

export function trackedNumbering(paragraphs: readonly TrackedParagraph[]): TrackedNumbering {
  const { items, numbering } = wordNumbering(paragraphs);
  if (paragraphs.every(({ restyled }) => restyled === undefined))
    return { items, itemsBefore: items, numbering };
  const before = wordNumbering(
    paragraphs.map((one) => ({ ...one, properties: one.restyled?.before ?? one.properties })),
  );
  const known = new Set(numbering.config.map(({ reference }) => reference));
  const others = before.numbering.config.filter(({ reference }) => !known.has(reference));
  return { items, itemsBefore: before.items, numbering: { config: [...numbering.config, ...others] } };
}
