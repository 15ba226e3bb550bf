/** Paragraphs as HTML: real nested lists with the desk's own numbers, tables with their headers, lists of headings. */
import type { ParagraphContent } from '../../document/DocumentContent.ts';
import type { TableContent } from '../../document/EmbedContent.ts';
import { headingLevel } from '../../document/paragraphProperties.ts';
import { countItems } from '../paper/countItems.ts';
import { languageWay, paragraphWay } from '../paper/direction.ts';
import { cleanLanguage } from '../paper/languages.ts';
import { layTable } from '../paper/layTable.ts';
import { type EmbedBlock, paperBlocks } from '../paper/paperBlocks.ts';
import { DEEPEST } from '../paper/walkParagraphs.ts';
import { escapeHtml } from './escapeHtml.ts';
import { htmlRuns } from './htmlRuns.ts';
import type { HtmlSetting } from './htmlSetting.ts';

type Tag = 'ol' | 'ul';

/** @param between what stands in front of the paragraph with the index `at`, or behind the last */
export function htmlBlocks(
  paragraphs: readonly ParagraphContent[],
  setting: HtmlSetting,
  between = { at: 0, html: '' },
): string {
  const numbers = countItems(paragraphs);
  let html = '';
  let waiting = between.html;
  /** Open lists, each with an open item. */
  const open: { tag: Tag; level: number }[] = [];
  const close = (until: (last: { tag: Tag; level: number }) => boolean) => {
    for (let last = open.at(-1); last !== undefined && !until(last); last = open.at(-1)) {
      html += `</li>\n</${last.tag}>\n`;
      open.pop();
    }
  };
  for (const block of paperBlocks(paragraphs)) {
    const { paragraph, index } = block;
    if (index >= between.at && waiting !== '') {
      close(() => false);
      html += waiting;
      waiting = '';
    }
    if (block.kind === 'embed') {
      close(() => false);
      html += embedHtml(block, setting);
      continue;
    }
    if (block.label === null) {
      close(() => false);
      html += `${blockHtml(paragraph, setting)}\n`;
      continue;
    }
    const { list, level } = paragraph.properties;
    const tag: Tag = list === 'number' ? 'ol' : 'ul';
    close((last) => last.level < level || (last.level === level && last.tag === tag));
    if (open.at(-1)?.level === level) html += '</li>\n';
    else {
      const skipped = level - (open.at(-1)?.level ?? -1) - 1;
      html += `\n<${tag} class="level-${level % 3}"${skipped > 0 ? ` style="margin-inline-start:${1.6 * (skipped + 1)}em"` : ''}>\n`;
      open.push({ tag, level });
    }
    const value = tag === 'ol' ? ` value="${numbers[index] ?? 1}"` : '';
    const label = tag === 'ol' ? ` data-label="${escapeHtml(block.label)}"` : '';
    html += `<li${value}${label}${attributes(paragraph, setting)}>${runsOf(paragraph, setting)}`;
  }
  close(() => false);
  return html + waiting;
}

function blockHtml(paragraph: ParagraphContent, setting: HtmlSetting): string {
  const inner = runsOf(paragraph, setting);
  const { style } = paragraph.properties;
  const level = headingLevel(style);
  const own = attributes(paragraph, setting);
  const isInside = setting.depth > 0;
  // The title is the page's h1, so the headings of the text begin at h2; those in cells are in no outline.
  if (level !== null && !isInside) return `<h${level + 1}${own}>${inner}</h${level + 1}>`;
  if (level !== null || (style === 'title' && isInside)) return `<p${own}><strong>${inner}</strong></p>`;
  if (style === 'title') return `<h1 class="title"${own}>${inner}</h1>`;
  if (style === 'subtitle') return `<p class="subtitle"${own}>${inner}</p>`;
  if (style === 'quote') return `<blockquote${own}><p>${inner}</p></blockquote>`;
  if (paragraph.runs.some(({ embed }) => embed?.kind === 'caption'))
    return `<p class="caption"${own}>${inner}</p>`;
  return `<p${own}>${inner === '' ? '<br>' : inner}</p>`;
}

function embedHtml({ embed, paragraph }: EmbedBlock, setting: HtmlSetting): string {
  switch (embed.kind) {
    case 'table':
      return setting.depth >= DEEPEST ? '' : tableHtml(embed, paragraph, setting);
    case 'contents':
      return contentsHtml(setting);
    case 'sources':
      return htmlBlocks(setting.sources, setting);
    case 'pageBreak':
      return '<div class="page-break"></div>\n';
  }
}

export function tableHtml(table: TableContent, paragraph: ParagraphContent, setting: HtmlSetting): string {
  const { shares, rows, headerRows } = layTable(table);
  const inner = { ...setting, depth: setting.depth + 1 };
  const lines = rows.map(({ cells }, index) => {
    const isHeader = index < headerRows;
    const tags = cells.map(({ cell, rowSpan, columnSpan }) => {
      const spans = `${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`;
      const only = cell.paragraphs.length === 1 ? cell.paragraphs[0] : undefined;
      const isPlain =
        only !== undefined &&
        attributes(only, setting) === '' &&
        only.properties.list === 'none' &&
        !only.runs.some(({ embed }) => embed?.kind === 'table');
      const text = isPlain ? runsOf(only, inner) : htmlBlocks(cell.paragraphs, inner).trim();
      return isHeader
        ? `<th scope="${columnSpan > 1 ? 'colgroup' : 'col'}"${spans}>${text}</th>`
        : `<td${spans}>${text}</td>`;
    });
    return `<tr>${tags.join('')}</tr>\n`;
  });
  const columns = shares
    .map((share) => `<col style="inline-size:${Math.round(share * 1000) / 10}%">`)
    .join('');
  const head = headerRows === 0 ? '' : `<thead>\n${lines.slice(0, headerRows).join('')}</thead>\n`;
  return `<table${attributes({ ...paragraph, runs: [] }, setting, paragraph)}>\n<colgroup>${columns}</colgroup>\n${head}<tbody>\n${lines.slice(headerRows).join('')}</tbody>\n</table>\n`;
}

function contentsHtml({ contents, words }: HtmlSetting): string {
  if (contents.length === 0) return '';
  const lines = contents.map(
    ({ level, text, anchor }) =>
      `<li style="margin-inline-start:${1.2 * (level - 1)}em"><a href="#${anchor}">${escapeHtml(text)}</a></li>\n`,
  );
  const title = escapeHtml(words.contents);
  return `<nav class="contents" aria-label="${title}">\n<p><strong>${title}</strong></p>\n<ul>\n${lines.join('')}</ul>\n</nav>\n`;
}

function runsOf({ runs, properties }: ParagraphContent, setting: HtmlSetting): string {
  return htmlRuns(runs, setting, properties.language);
}

function attributes(
  paragraph: ParagraphContent,
  { language: documentLanguage, anchors }: HtmlSetting,
  anchored = paragraph,
): string {
  const { alignment, indent, language } = paragraph.properties;
  const anchor = anchors.get(anchored);
  const way = paragraphWay(paragraph, documentLanguage);
  const clean = cleanLanguage(language);
  const styles = [
    ...(alignment === 'start' ? [] : [`text-align:${alignment}`]),
    ...(indent === 0 ? [] : [`margin-inline-start:${2 * indent}em`]),
  ];
  return (
    (anchor === undefined ? '' : ` id="${anchor}"`) +
    (clean === '' ? '' : ` lang="${clean}"`) +
    (way === languageWay(cleanLanguage(documentLanguage)) ? '' : ` dir="${way}"`) +
    (styles.length === 0 ? '' : ` style="${styles.join(';')}"`)
  );
}
