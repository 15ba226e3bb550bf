/** Paragraphs as other programs take them from the clipboard: a piece of plain HTML, and text. */
import type { ParagraphContent } from '../../../shared/document/DocumentContent.ts';
import { paragraphText, SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import type { RowContent, TableContent } from '../../../shared/document/EmbedContent.ts';
import { headingLevel } from '../../../shared/document/paragraphProperties.ts';
import { escapeHtml } from '../../../shared/exchange/html/escapeHtml.ts';
import { htmlRuns } from '../../../shared/exchange/html/htmlRuns.ts';
import type { CopiedParagraph, CopiedRun } from './copiedParagraphs.ts';

const NUMBER_TYPES = ['1', 'a', 'i'] as const;

/** Part of one paragraph is only its text; everything else is headings, lists and paragraphs. */
export function writeFragment(copied: readonly CopiedParagraph[]): string {
  const paragraphs = copied.map(inWords);
  const [only] = paragraphs;
  const isText = only !== undefined && !(only.whole && isAdorned(only)) && tableIn(only) === null;
  if (isText && paragraphs.length === 1) return htmlRuns(only.runs);
  let html = '';
  /** Open lists, each with an open item. */
  const open: { tag: 'ol' | 'ul'; level: number }[] = [];
  const closeUntil = (stays: (list: { tag: string; level: number }) => boolean) => {
    for (let last = open.at(-1); last !== undefined && !stays(last); last = open.at(-1)) {
      html += `</li></${last.tag}>`;
      open.pop();
    }
  };
  for (const paragraph of paragraphs) {
    const { list, level } = paragraph.properties;
    if (list === 'none') {
      closeUntil(() => false);
      html += block(paragraph);
      continue;
    }
    const tag = list === 'number' ? 'ol' : 'ul';
    closeUntil((last) => last.level < level || (last.level === level && last.tag === tag));
    if (open.at(-1)?.level === level) html += '</li>';
    else {
      open.push({ tag, level });
      const start = paragraph.number === null || paragraph.number === 1 ? '' : ` start="${paragraph.number}"`;
      html += tag === 'ol' ? `<ol type="${NUMBER_TYPES[level % 3]}"${start}>` : '<ul>';
    }
    html += `<li${attributes(paragraph)}>${htmlRuns(paragraph.runs)}`;
  }
  closeUntil(() => false);
  return html;
}

/** Lines with the labels of lists in front, indented by level. */
export function writePlainText(copied: readonly CopiedParagraph[]): string {
  const paragraphs = copied.map(inWords);
  const [only] = paragraphs;
  const alone = paragraphs.length === 1 && only?.whole !== true;
  return paragraphs
    .map((paragraph) => {
      const table = tableIn(paragraph);
      if (table !== null) return plainTable(table);
      const text = paragraphText(paragraph).replaceAll(SOFT_BREAK, '\n');
      const { list, level } = paragraph.properties;
      if (list === 'none' || paragraph.label === null || alone) return text;
      return `${'\t'.repeat(level)}${paragraph.label} ${text}`;
    })
    .join('\n');
}

/** With what embeds say in their place; a table stays one, for it is made of cells elsewhere too. */
function inWords(paragraph: CopiedParagraph): CopiedParagraph {
  if (paragraph.runs.every(({ embed }) => embed === undefined)) return paragraph;
  const runs = paragraph.runs.map((run): CopiedRun => {
    if (run.embed === undefined || run.embed.kind === 'table') return run;
    return { text: run.said ?? '', formats: run.formats };
  });
  return { ...paragraph, runs };
}

const tableIn = ({ runs }: ParagraphContent): TableContent | null =>
  runs.reduce<TableContent | null>((found, { embed }) => (embed?.kind === 'table' ? embed : found), null);

const cellsOf = ({ cells }: RowContent) => cells.filter(({ covered }) => covered !== true);

function htmlTable({ rows }: TableContent): string {
  const html = rows.map((row) => {
    const tag = row.header ? 'th' : 'td';
    const cells = cellsOf(row).map(({ paragraphs, columnSpan = 1, rowSpan = 1 }) => {
      const spans =
        (columnSpan > 1 ? ` colspan="${columnSpan}"` : '') + (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '');
      const inner = paragraphs.map(({ runs }) => `<p>${htmlRuns(runs)}</p>`).join('');
      return `<${tag}${spans}>${inner}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>${html.join('')}</table>`;
}

/** One line a row, as spreadsheets take it. */
function plainTable({ rows }: TableContent): string {
  const plain = (paragraphs: readonly ParagraphContent[]) =>
    paragraphs
      .map(paragraphText)
      .join(' ')
      .replaceAll(/[\t\n\u2028\ufffc]+/g, ' ')
      .trim();
  return rows
    .map((row) =>
      cellsOf(row)
        .map(({ paragraphs }) => plain(paragraphs))
        .join('\t'),
    )
    .join('\n');
}

export const isAdorned = ({ properties: { style, list } }: ParagraphContent) =>
  style !== 'body' || list !== 'none';

function block(paragraph: CopiedParagraph): string {
  const table = tableIn(paragraph);
  if (table !== null) return htmlTable(table);
  const inner = htmlRuns(paragraph.runs) || '<br>';
  const { style } = paragraph.properties;
  const own = attributes(paragraph);
  const level = headingLevel(style);
  if (level !== null) return `<h${level}${own}>${inner}</h${level}>`;
  if (style === 'quote') return `<blockquote><p${own}>${inner}</p></blockquote>`;
  // The names by which Word knows its own.
  if (style === 'title') return `<p class="MsoTitle"${own}>${inner}</p>`;
  if (style === 'subtitle') return `<p class="MsoSubtitle"${own}>${inner}</p>`;
  return `<p${own}>${inner}</p>`;
}

function attributes({ properties: { alignment, direction, language, indent } }: ParagraphContent): string {
  const styles = [
    ...(alignment === 'start' ? [] : [`text-align:${alignment}`]),
    ...(indent === 0 ? [] : [`margin-inline-start:${2 * indent}em`]),
  ];
  return (
    (direction === 'auto' ? '' : ` dir="${direction}"`) +
    (language === '' ? '' : ` lang="${escapeHtml(language)}"`) +
    (styles.length === 0 ? '' : ` style="${styles.join(';')}"`)
  );
}
