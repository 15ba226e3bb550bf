/** One paragraph of the desk as one Word paragraph. */
import { type IParagraphOptions, Paragraph } from 'docx';
import type { ParagraphContent } from '../../document/DocumentContent.ts';
import type { Alignment } from '../../document/paragraphProperties.ts';
import { paragraphWay } from '../paper/direction.ts';
import { bookmarked } from './wordBookmarks.ts';
import { LIST_STEP, type WordListItem } from './wordNumbering.ts';
import { wordRuns } from './wordRuns.ts';
import { STYLE_IDS } from './wordStyles.ts';

export interface ParagraphPlace {
  readonly item: WordListItem | null;
  readonly bookmark: string | null;
  /** Unique in the file, from 1. */
  readonly number: number;
  readonly pageBreakBefore: boolean;
  readonly documentLanguage: string;
}

const ALIGNMENTS: Readonly<Record<Alignment, 'start' | 'center' | 'end' | 'both'>> = {
  start: 'start',
  center: 'center',
  end: 'end',
  justify: 'both',
};

/** A step of indent, in twentieths of a point (1 cm). */
const INDENT_STEP = 567;
const QUOTE_INDENT = 567;

export function wordParagraph(paragraph: ParagraphContent, place: ParagraphPlace): Paragraph {
  const { style, alignment, language } = paragraph.properties;
  const { item, documentLanguage } = place;
  const way = paragraphWay(paragraph, documentLanguage);
  const runs = wordRuns(paragraph, { way, documentLanguage, paragraphLanguage: language });
  const options: IParagraphOptions = {
    style: style === 'body' ? (item === null ? 'Normal' : 'ListParagraph') : STYLE_IDS[style],
    children: bookmarked(place.bookmark, place.number, runs),
    ...(item === null ? {} : { numbering: item }),
    ...indent(paragraph, item),
    ...(alignment === 'start' ? {} : { alignment: ALIGNMENTS[alignment] }),
    ...(way === 'rtl' ? { bidirectional: true, run: { rightToLeft: true } } : {}),
    ...(place.pageBreakBefore ? { pageBreakBefore: true } : {}),
  };
  return new Paragraph(options);
}

function indent(
  { properties }: ParagraphContent,
  item: WordListItem | null,
): Pick<IParagraphOptions, 'indent'> {
  const base =
    item === null ? (properties.style === 'quote' ? QUOTE_INDENT : 0) : LIST_STEP * (item.level + 1);
  if (properties.indent === 0) return {};
  const left = base + INDENT_STEP * properties.indent;
  return { indent: item === null ? { left } : { left, hanging: LIST_STEP } };
}
