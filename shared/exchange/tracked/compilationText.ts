/**
 * The compilation: each paragraph as it stands without proposals, and under it what is proposed of it, delegation by
 * delegation in the alphabet of the document's language, with what they would put in underlined and what they would
 * take out struck. Every paragraph keeps the number it has with tracked changes: lines of proposals are bullets of a
 * deeper level, over which a list goes on.
 */
import type { DocumentContent, ParagraphContent, Run } from '../../document/DocumentContent.ts';
import type { EmbedContent } from '../../document/EmbedContent.ts';
import type { InlineFormats } from '../../document/inlineFormats.ts';
import { NO_FORMATS } from '../../document/inlineFormats.ts';
import {
  DEFAULT_PROPERTIES,
  MAX_LEVEL,
  type ParagraphProperties,
} from '../../document/paragraphProperties.ts';
import { cleanLanguage } from '../paper/languages.ts';
import { compilationWords } from './compilationWords.ts';
import { printedDelegation } from './printedAuthor.ts';
import type { Proposed, Revision, TrackedContent, TrackedParagraph, TrackedRun } from './TrackedContent.ts';
import type { TrackedNote, TrackedTable } from './TrackedTable.ts';

/** @param undecided how many suggestions are not decided, for the line under the title */
export function compilationText(
  { tracked, comments: _comments, unread: _unread, ...meta }: TrackedContent,
  undecided: { readonly pending: number; readonly contested: number },
): DocumentContent {
  const { language } = meta;
  const paragraphs = tracked.flatMap((paragraph) => [
    baseParagraph(paragraph),
    ...proposers(paragraph, language).map((one) => proposalLine(paragraph, one, language)),
  ]);
  return { ...meta, draft: { text: 'compilation', ...undecided }, paragraphs };
}

/** One delegation's part in a paragraph. */
interface Proposer {
  readonly delegation: string;
  /** As it is printed: of a person without a delegation, their name. */
  readonly name: string;
}

function proposers(paragraph: TrackedParagraph, language: string): Proposer[] {
  const found = new Map<string, Proposer>();
  for (const { author } of revisionsOf(paragraph)) {
    if (found.has(author.delegation)) continue;
    const name = printedDelegation(author.delegation, language).trim() || author.name;
    found.set(author.delegation, { delegation: author.delegation, name });
  }
  const { compare } = new Intl.Collator(cleanLanguage(language) || 'en');
  return [...found.values()].sort(
    (a, b) => compare(a.name, b.name) || (a.delegation < b.delegation ? -1 : 1),
  );
}

/** Everything proposed of a paragraph, in its tables and notes too. */
function revisionsOf({ inserted, deleted, restyled, runs }: TrackedParagraph): Revision[] {
  return [inserted, deleted, restyled?.by, ...runs.flatMap(ofRun)].filter((one) => one !== undefined);
}

function ofRun({ inserted, deleted, restyled, embed }: TrackedRun): (Revision | undefined)[] {
  return [inserted, deleted, restyled?.by, ...(embed === undefined ? [] : inside(embed))];
}

function inside(embed: EmbedContent): (Revision | undefined)[] {
  if (embed.kind === 'note') return (embed as TrackedNote).paragraphs.flatMap(revisionsOf);
  if (embed.kind !== 'table') return [];
  const { columns, rows } = embed as TrackedTable;
  const lines = (one: Proposed) => [one.inserted, one.deleted];
  return [
    ...columns.flatMap(lines),
    ...rows.flatMap((row) => [
      ...lines(row),
      ...row.cells.flatMap(({ paragraphs }) => paragraphs.flatMap(revisionsOf)),
    ]),
  ];
}

/** Without proposals; of a paragraph that is itself one, the number alone. */
function baseParagraph(paragraph: TrackedParagraph): ParagraphContent {
  const { id, properties, runs } = paragraph;
  return { ...(id === undefined ? {} : { id }), properties, runs: runs.flatMap((run) => seenRun(run, null)) };
}

function proposalLine(
  paragraph: TrackedParagraph,
  { delegation, name }: Proposer,
  language: string,
): ParagraphContent {
  const words = compilationWords(language);
  const by = (revision: Revision | undefined) => revision?.author.delegation === delegation;
  const notes = [
    ...(by(paragraph.inserted) ? [isNewAsAWhole(paragraph) ? words.newParagraph : words.split] : []),
    ...(by(paragraph.deleted) ? [words.join] : []),
    ...(by(paragraph.restyled?.by) ? [words.restyled] : []),
    ...(paragraph.runs.some(({ restyled }) => by(restyled?.by)) ? [words.reformatted] : []),
  ];
  const says = paragraph.runs.flatMap((run) => seenRun(run, delegation));
  const line: Run[] = [
    { text: `${name}: `, formats: { bold: true as const } },
    ...says,
    ...notes.map((text) => ({
      text: `${says.length > 0 ? ' ' : ''}[${text}]`,
      formats: { italic: true as const },
    })),
  ];
  return { properties: lineProperties(paragraph.properties), runs: line };
}

function isNewAsAWhole({ runs, inserted }: TrackedParagraph): boolean {
  return runs.every((run) => run.inserted !== undefined && run.inserted.author.id === inserted?.author.id);
}

/** Over bullets as deep or deeper a numbered list goes on. */
function lineProperties({ list, level, language, direction }: ParagraphProperties): ParagraphProperties {
  const deeper = list === 'none' ? 0 : Math.min(level + 1, MAX_LEVEL);
  return {
    ...DEFAULT_PROPERTIES,
    language,
    direction,
    list: 'bullet',
    level: deeper,
    indent: list === 'none' ? 1 : 0,
  };
}

/**
 * A run as it stands without proposals, or with those of one delegation marked.
 * @param delegation null for the text without any
 */
function seenRun(run: TrackedRun, delegation: string | null): Run[] {
  const { text, formats, inserted, deleted, restyled, embed } = run;
  const isIn = inserted !== undefined && inserted.author.delegation === delegation;
  if (inserted !== undefined && !isIn) return [];
  const isOut = deleted !== undefined && deleted.author.delegation === delegation;
  const shown =
    restyled !== undefined && restyled.by.author.delegation !== delegation ? restyled.before : formats;
  const marks = { ...(isIn ? { underline: true } : {}), ...(isOut ? { strike: true } : {}) } as InlineFormats;
  const own = { text, formats: isIn || isOut ? { ...shown, ...marks } : shown };
  if (embed === undefined) return [own];
  // Of a note or a picture that stays as it is, once is enough.
  const isTold = isIn || isOut || inside(embed).some((one) => one?.author.delegation === delegation);
  if (delegation !== null && !isTold && TOLD_ONCE.has(embed.kind)) return [];
  return [{ ...own, embed: seenEmbed(embed, delegation, marks) }];
}

const TOLD_ONCE: ReadonlySet<EmbedContent['kind']> = new Set([
  'note',
  'image',
  'table',
  'contents',
  'sources',
  'pageBreak',
]);

function seenEmbed(embed: EmbedContent, delegation: string | null, marks: InlineFormats): EmbedContent {
  const { id: _id, ...plain } = embed;
  const own = (delegation === null ? embed : plain) as EmbedContent;
  const text = (paragraphs: readonly TrackedParagraph[], more: InlineFormats) =>
    paragraphs.map(({ id, properties, runs }) => ({
      ...(delegation !== null || id === undefined ? {} : { id }),
      properties,
      runs: runs
        .flatMap((run) => seenRun(run, delegation))
        .map((run) => (more === NO_FORMATS ? run : { ...run, formats: { ...run.formats, ...more } })),
    }));
  if (own.kind === 'note') return { ...own, paragraphs: text((own as TrackedNote).paragraphs, marks) };
  if (own.kind !== 'table') return own;
  const isSeen = ({ inserted }: Proposed) =>
    inserted === undefined || inserted.author.delegation === delegation;
  const marksOf = ({ inserted, deleted }: Proposed): InlineFormats => ({
    ...(inserted !== undefined && inserted.author.delegation === delegation ? { underline: true } : {}),
    ...(deleted !== undefined && deleted.author.delegation === delegation ? { strike: true } : {}),
  });
  const { columns, rows } = own as TrackedTable;
  const isColumn = columns.map(isSeen);
  return {
    kind: 'table',
    columns: columns.filter(isSeen).map(({ share }) => ({ share })),
    rows: rows.filter(isSeen).map((row) => ({
      header: row.header,
      cells: row.cells.flatMap(({ paragraphs, ...cell }, at) =>
        isColumn[at]
          ? [
              {
                ...cell,
                paragraphs: text(paragraphs, { ...marks, ...marksOf(row), ...marksOf(columns[at] ?? {}) }),
              },
            ]
          : [],
      ),
    })),
  };
}
