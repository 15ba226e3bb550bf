/**
 * A document as one self-contained web page: headings, real nested lists, languages and directions, and
 * no script. Lists carry the desk's own numbers, so that (b) is (b) in every output.
 */
import type { DocumentContent, ParagraphContent } from '../../document/DocumentContent.ts';
import { numberParagraphs } from '../../document/numberParagraphs.ts';
import { headingLevel } from '../../document/paragraphProperties.ts';
import { countItems } from '../paper/countItems.ts';
import { languageWay, paragraphWay } from '../paper/direction.ts';
import { type FrontMatter, frontMatter } from '../paper/frontMatter.ts';
import { cleanLanguage } from '../paper/languages.ts';
import { escapeHtml } from './escapeHtml.ts';
import { htmlRuns } from './htmlRuns.ts';
import { PAGE_STYLE } from './pageStyle.ts';

/** Text of an .html file. */
export function writeHtml(content: DocumentContent): string {
  const language = cleanLanguage(content.language);
  const front = frontMatter(content);
  const title = escapeHtml(front.title);
  return `<!doctype html>
<html${language === '' ? '' : ` lang="${language}"`} dir="${languageWay(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
${front.printsTitle ? `<h1 class="title">${title}</h1>\n` : ''}${body(content, front)}</main>
</body>
</html>
`;
}

type Tag = 'ol' | 'ul';

function body({ paragraphs, language }: DocumentContent, front: FrontMatter): string {
  const labels = numberParagraphs(paragraphs);
  const numbers = countItems(paragraphs);
  let html = '';
  /** Open lists, each with an open item. */
  let open: { tag: Tag; level: number }[] = [];
  const close = (until: (last: { tag: Tag; level: number }) => boolean) => {
    for (let last = open.at(-1); last !== undefined && !until(last); last = open.at(-1)) {
      html += `</li>\n</${last.tag}>\n`;
      open.pop();
    }
  };
  const draft = front.draft === '' ? '' : `<p class="draft">${escapeHtml(front.draft)}</p>\n`;
  for (const [index, paragraph] of paragraphs.entries()) {
    const { list, level } = paragraph.properties;
    if (index === front.titleParagraphs && draft !== '') {
      close(() => false);
      html += draft;
    }
    if (list === 'none') {
      close(() => false);
      open = [];
      html += `${block(paragraph, language)}\n`;
      continue;
    }
    const tag: Tag = list === 'number' ? 'ol' : 'ul';
    close((last) => last.level < level || (last.level === level && last.tag === tag));
    if (open.at(-1)?.level === level) html += '</li>\n';
    else {
      const skipped = level - (open.at(-1)?.level ?? -1) - 1;
      html += `\n<${tag} class="level-${level % 3}"${skipped > 0 ? ` style="margin-inline-start:${1.6 * (skipped + 1)}em"` : ''}>\n`;
      open.push({ tag, level });
    }
    const value = tag === 'ol' ? ` value="${numbers[index] ?? 1}"` : '';
    const label = tag === 'ol' ? ` data-label="${escapeHtml(labels[index] ?? '')}"` : '';
    html += `<li${value}${label}${attributes(paragraph, language)}>${htmlRuns(paragraph.runs)}`;
  }
  close(() => false);
  return front.titleParagraphs < paragraphs.length ? html : html + draft;
}

function block(paragraph: ParagraphContent, language: string): string {
  const inner = htmlRuns(paragraph.runs);
  const { style } = paragraph.properties;
  const level = headingLevel(style);
  const own = attributes(paragraph, language);
  // The title is the page's h1, so the headings of the text begin at h2.
  if (level !== null) return `<h${level + 1}${own}>${inner}</h${level + 1}>`;
  if (style === 'title') return `<h1 class="title"${own}>${inner}</h1>`;
  if (style === 'subtitle') return `<p class="subtitle"${own}>${inner}</p>`;
  if (style === 'quote') return `<blockquote${own}><p>${inner}</p></blockquote>`;
  return `<p${own}>${inner === '' ? '<br>' : inner}</p>`;
}

function attributes(paragraph: ParagraphContent, documentLanguage: string): string {
  const { alignment, indent, language } = paragraph.properties;
  const way = paragraphWay(paragraph, documentLanguage);
  const clean = cleanLanguage(language);
  const styles = [
    ...(alignment === 'start' ? [] : [`text-align:${alignment}`]),
    ...(indent === 0 ? [] : [`margin-inline-start:${2 * indent}em`]),
  ];
  return (
    (clean === '' ? '' : ` lang="${clean}"`) +
    (way === languageWay(cleanLanguage(documentLanguage)) ? '' : ` dir="${way}"`) +
    (styles.length === 0 ? '' : ` style="${styles.join(';')}"`)
  );
}
