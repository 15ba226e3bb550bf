/** Paragraphs as other programs take them from the clipboard: a piece of plain HTML, and text. */
import type { ParagraphContent } from '../../../shared/document/DocumentContent.ts';
import { paragraphText, SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import { headingLevel } from '../../../shared/document/paragraphProperties.ts';
import { escapeHtml } from '../../../shared/exchange/html/escapeHtml.ts';
import { htmlRuns } from '../../../shared/exchange/html/htmlRuns.ts';
import type { CopiedParagraph } from './copiedParagraphs.ts';

const NUMBER_TYPES = ['1', 'a', 'i'] as const;

/** Part of one paragraph is only its text; everything else is headings, lists and paragraphs. */
export function writeFragment(paragraphs: readonly CopiedParagraph[]): string {
  const [only] = paragraphs;
  if (only !== undefined && paragraphs.length === 1 && !(only.whole && isAdorned(only)))
    return htmlRuns(only.runs);
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
export function writePlainText(paragraphs: readonly CopiedParagraph[]): string {
  const [only] = paragraphs;
  const alone = paragraphs.length === 1 && only?.whole !== true;
  return paragraphs
    .map((paragraph) => {
      const text = paragraphText(paragraph).replaceAll(SOFT_BREAK, '\n');
      const { list, level } = paragraph.properties;
      if (list === 'none' || paragraph.label === null || alone) return text;
      return `${'\t'.repeat(level)}${paragraph.label} ${text}`;
    })
    .join('\n');
}

export const isAdorned = ({ properties: { style, list } }: ParagraphContent) =>
  style !== 'body' || list !== 'none';

function block(paragraph: CopiedParagraph): string {
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
