/**
 * What a document lacks to be a report that everyone can read and hand on: looked at before it is exported, and
 * told with the place, so that it can be mended there. Nothing is judged that a writer may well have meant.
 */
import type { DocumentContent, ParagraphContent, ParagraphId } from '../../document/DocumentContent.ts';
import { paragraphText } from '../../document/DocumentContent.ts';
import type { EmbedContent } from '../../document/EmbedContent.ts';
import { headingLevel } from '../../document/paragraphProperties.ts';
import { cleanLanguage } from './languages.ts';
import { openBrackets } from './openBrackets.ts';
import { paperFields } from './paperFields.ts';
import { printable } from './printable.ts';
import { walkParagraphs } from './walkParagraphs.ts';

/** In the order they are told. */
export const REPORT_LACKS = [
  'title',
  'language',
  'headingOrder',
  'altText',
  'headerRow',
  'emptyParagraph',
  'unsettled',
  'openBracket',
  'dangling',
] as const;
export type ReportLack = (typeof REPORT_LACKS)[number];

export interface Finding {
  readonly lack: ReportLack;
  /** Where it is, or in whose note or table; null for what is said of the document as a whole, or where the text has no identities. */
  readonly paragraph: ParagraphId | null;
  /** That paragraph among those of the text, from 0; null where there is none. */
  readonly index: number | null;
  /** Words of the text by which a person knows the place; '' for none. */
  readonly excerpt: string;
  /** Of headings: the level that stands there, and the deepest that may. Of empty paragraphs: how many in a row. */
  readonly level?: number;
  readonly most?: number;
  readonly count?: number;
}

export interface CheckOptions {
  /** Paragraphs in which something is proposed and not decided; without them only their number is told. */
  readonly unsettled?: readonly ParagraphId[];
}

/** Every finding, grouped by what is lacking and in the order of the text; none for a report that lacks nothing. */
export function checkReport(content: DocumentContent, options: CheckOptions = {}): Finding[] {
  const { paragraphs } = content;
  const findings = [
    ...documentFindings(content),
    ...headingFindings(paragraphs),
    ...embedFindings(content),
    ...emptyFindings(paragraphs),
    ...unsettledFindings(content, options.unsettled),
    ...openBrackets(paragraphs).map(
      ({ id, index, text }): Finding => ({
        lack: 'openBracket',
        paragraph: id === '' ? null : id,
        index,
        excerpt: text,
      }),
    ),
  ];
  return findings.sort(
    (a, b) =>
      REPORT_LACKS.indexOf(a.lack) - REPORT_LACKS.indexOf(b.lack) || (a.index ?? -1) - (b.index ?? -1),
  );
}

function documentFindings({ title, language }: DocumentContent): Finding[] {
  const whole = { paragraph: null, index: null, excerpt: '' } as const;
  const clean = cleanLanguage(language);
  return [
    ...(printable(title).trim() === '' ? [{ lack: 'title', ...whole } as const] : []),
    ...(clean === '' || clean === 'und' ? [{ lack: 'language', ...whole } as const] : []),
  ];
}

function headingFindings(paragraphs: readonly ParagraphContent[]): Finding[] {
  let above = 0;
  return paragraphs.flatMap((paragraph, index): Finding[] => {
    const level = headingLevel(paragraph.properties.style);
    if (level === null || isEmpty(paragraph)) return [];
    const most = above + 1;
    above = level;
    return level <= most ? [] : [{ lack: 'headingOrder', ...placeOf(paragraph, index), level, most }];
  });
}

function embedFindings(content: DocumentContent): Finding[] {
  const findings: Finding[] = [];
  const fields = paperFields(content);
  walkParagraphs(
    content.paragraphs,
    () => {},
    (embed, { paragraph, index }) => {
      const lack = lackOf(embed);
      const id = content.paragraphs[index]?.id ?? null;
      if (lack !== null) findings.push({ lack, ...placeOf(paragraph, index), paragraph: id });
    },
  );
  return findings;

  function lackOf(embed: EmbedContent): ReportLack | null {
    switch (embed.kind) {
      case 'image':
        return embed.decorative || embed.alt.trim() !== '' ? null : 'altText';
      case 'table':
        // One row or one column alone has nothing to head.
        return embed.rows[0]?.header === true || embed.rows.length < 2 ? null : 'headerRow';
      case 'reference':
        return fields.target(embed) === null ? 'dangling' : null;
      default:
        return null;
    }
  }
}

/** Empty paragraphs are read out one by one; space is a matter of style. One at the very end is where people write. */
function emptyFindings(paragraphs: readonly ParagraphContent[]): Finding[] {
  const findings: Finding[] = [];
  let start = 0;
  for (let index = 0; index < paragraphs.length; index = start) {
    start = index;
    while (start < paragraphs.length && isEmpty(paragraphs[start] as ParagraphContent)) start++;
    const isLast = start === paragraphs.length;
    const count = start - index - (isLast ? 1 : 0);
    if (count > 0) {
      const first = paragraphs[index] as ParagraphContent;
      findings.push({ lack: 'emptyParagraph', ...placeOf(first, index), count });
    }
    if (start === index) start++;
  }
  return findings;
}

function unsettledFindings(
  { draft, paragraphs }: DocumentContent,
  unsettled: readonly ParagraphId[] | undefined,
): Finding[] {
  if (unsettled !== undefined) {
    const open = new Set(unsettled);
    return paragraphs.flatMap((paragraph, index): Finding[] =>
      paragraph.id !== undefined && open.has(paragraph.id)
        ? [{ lack: 'unsettled', ...placeOf(paragraph, index) }]
        : [],
    );
  }
  const count = draft === undefined ? 0 : draft.pending + draft.contested;
  return count === 0 ? [] : [{ lack: 'unsettled', paragraph: null, index: null, excerpt: '', count }];
}

function placeOf(
  paragraph: ParagraphContent,
  index: number,
): Pick<Finding, 'paragraph' | 'index' | 'excerpt'> {
  return { paragraph: paragraph.id ?? null, index, excerpt: excerptOf(paragraph) };
}

const LONGEST_EXCERPT = 80;

function excerptOf(paragraph: ParagraphContent): string {
  const text = printable(paragraphText(paragraph).replaceAll('\ufffc', ' ')).replace(/\s+/gu, ' ').trim();
  return text.length <= LONGEST_EXCERPT
    ? text
    : `${text.slice(0, LONGEST_EXCERPT).toWellFormed().trimEnd()}…`;
}

const isEmpty = (paragraph: ParagraphContent) => paragraphText(paragraph).trim() === '';
