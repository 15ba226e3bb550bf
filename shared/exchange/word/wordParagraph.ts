/** One paragraph of the desk as one Word paragraph, with what is proposed of it. */
import { type IParagraphOptions, Paragraph, type XmlComponent } from 'docx';
import type { Alignment, ParagraphProperties } from '../../document/paragraphProperties.ts';
import type { Way } from '../paper/direction.ts';
import type { TrackedParagraph } from '../tracked/TrackedContent.ts';
import type { TrackedSetting } from '../tracked/trackedSettings.ts';
import { bookmarked, ParagraphNumber } from './wordBookmarks.ts';
import type { CommentMark } from './wordComments.ts';
import { LIST_STEP, type WordListItem } from './wordNumbering.ts';
import { changeAttributes, proposalAttributes, type RevisionSetting } from './wordRevisions.ts';
import { wordRuns } from './wordRuns.ts';
import { STYLE_IDS } from './wordStyles.ts';

export interface ParagraphPlace {
  readonly item: WordListItem | null;
  /** As it was before it was proposed to be otherwise. */
  readonly itemBefore: WordListItem | null;
  readonly setting: TrackedSetting;
  readonly bookmark: string | null;
  /** Word's own number of it. */
  readonly id: string | null;
  readonly pageBreakBefore: boolean;
  /** Of running text that stands where it looks another way: in a table, in a note, in a caption. */
  readonly bodyStyle?: string;
  /** On the page of what follows. */
  readonly keepNext?: boolean;
  readonly marks: readonly CommentMark[];
  readonly revisions: RevisionSetting;
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

export function wordParagraph(paragraph: TrackedParagraph, place: ParagraphPlace): Paragraph {
  const { properties, restyled } = paragraph;
  const { revisions } = place;
  const { way, wayBefore } = place.setting;
  const number = revisions.ids.next();
  const setting = { ...revisions, ...place.setting, by: restyled?.by ?? place.setting.by };
  const runs = wordRuns(paragraph.runs, place.marks, setting);
  const by = restyled?.by ?? (way === wayBefore ? undefined : place.setting.by);
  const old = properOptions(restyled?.before ?? properties, place.itemBefore, wayBefore, place);
  const run = {
    ...(way === 'rtl' ? { rightToLeft: true } : {}),
    ...proposalAttributes(paragraph, revisions),
  };
  const word = new Paragraph({
    ...properOptions(properties, place.item, way, place),
    children: bookmarked(place.bookmark, number, runs),
    ...(Object.keys(run).length === 0 ? {} : { run }),
    ...(by === undefined ? {} : { revision: { ...old, ...changeAttributes(by, revisions) } }),
  });
  // An attribute goes among the children, as the library's own do, though its types do not say so.
  if (place.id !== null) word.addChildElement(new ParagraphNumber(place.id) as unknown as XmlComponent);
  return word;
}

/** Of the paragraph itself, without what is in it. */
function properOptions(
  properties: ParagraphProperties,
  item: WordListItem | null,
  way: Way,
  { pageBreakBefore, bodyStyle = 'Normal', keepNext }: ParagraphPlace,
): Omit<IParagraphOptions, 'run' | 'revision' | 'children'> {
  const { style, alignment } = properties;
  return {
    style: style === 'body' ? (item === null ? bodyStyle : 'ListParagraph') : STYLE_IDS[style],
    ...(item === null ? {} : { numbering: item }),
    ...indent(properties, item),
    ...(alignment === 'start' ? {} : { alignment: ALIGNMENTS[alignment] }),
    ...(way === 'rtl' ? { bidirectional: true } : {}),
    ...(pageBreakBefore ? { pageBreakBefore: true } : {}),
    ...(keepNext === true ? { keepNext: true } : {}),
  };
}

function indent(
  { style, indent: steps }: ParagraphProperties,
  item: WordListItem | null,
): Pick<IParagraphOptions, 'indent'> {
  const base = item === null ? (style === 'quote' ? QUOTE_INDENT : 0) : LIST_STEP * (item.level + 1);
  if (steps === 0) return {};
  const left = base + INDENT_STEP * steps;
  return { indent: item === null ? { left } : { left, hanging: LIST_STEP } };
}
