/**
 * A document as one self-contained web page: headings, real nested lists, tables, pictures, notes, languages and
 * directions, and no script. Lists carry the desk's own numbers, so that (b) is (b) in every output.
 */
import type { DocumentContent, ParagraphContent } from '../../document/DocumentContent.ts';
import { languageWay } from '../paper/direction.ts';
import { frontMatter, listedHeadings } from '../paper/frontMatter.ts';
import { cleanLanguage } from '../paper/languages.ts';
import type { Cover, PaperOptions } from '../paper/PaperOptions.ts';
import { fieldOptions, paperFields } from '../paper/paperFields.ts';
import { paperWords } from '../paper/paperWords.ts';
import { printable } from '../paper/printable.ts';
import { walkParagraphs } from '../paper/walkParagraphs.ts';
import { withAnnexes } from '../paper/withAnnexes.ts';
import { escapeHtml } from './escapeHtml.ts';
import { htmlBlocks } from './htmlBlocks.ts';
import { anchorFor, type HtmlSetting } from './htmlSetting.ts';
import { PAGE_STYLE } from './pageStyle.ts';

/** Text of an .html file. */
export function writeHtml(given: DocumentContent, options: PaperOptions = {}): string {
  const content = withAnnexes(given, options);
  const language = cleanLanguage(content.language);
  const front = frontMatter(content);
  const title = escapeHtml(front.title);
  const setting = htmlSetting(content, options);
  const draft = front.draft === '' ? '' : `<p class="draft">${escapeHtml(front.draft)}</p>\n`;
  const body = htmlBlocks(content.paragraphs, setting, { at: front.titleParagraphs, html: draft });
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
${coverHtml(options.cover)}${front.printsTitle ? `<h1 class="title">${title}</h1>\n` : ''}${body}${notesHtml(setting)}</main>
</body>
</html>
`;
}

export function htmlSetting(content: DocumentContent, options: PaperOptions): HtmlSetting {
  const { paragraphs, language } = content;
  const fields = paperFields(content, fieldOptions(options));
  const anchors = new Map<ParagraphContent, string>();
  const taken = new Set<string>();
  const give = (paragraph: ParagraphContent, anchor: string) => {
    if (!taken.has(anchor) && !anchors.has(paragraph)) anchors.set(paragraph, anchor);
    taken.add(anchor);
  };
  walkParagraphs(paragraphs, ({ paragraph }) => {
    if (paragraph.id !== undefined && fields.targets.has(paragraph.id))
      give(paragraph, anchorFor(paragraph.id));
  });
  const hasContents = paragraphs.some(({ runs }) => runs.some(({ embed }) => embed?.kind === 'contents'));
  const contents = (hasContents ? listedHeadings(paragraphs) : []).map(({ level, text, paragraph }) => {
    const heading = paragraphs[paragraph] as ParagraphContent;
    give(heading, `heading-${paragraph + 1}`);
    return { level, text: printable(text), anchor: anchors.get(heading) ?? '' };
  });
  return {
    language,
    fields,
    words: paperWords(language),
    images: options.images ?? new Map(),
    sources: options.sources ?? [],
    anchors,
    contents,
    depth: 0,
  };
}

function coverHtml(cover: Cover | undefined): string {
  if (cover === undefined) return '';
  const lines = [cover.above, ...cover.lines].filter((line) => line.trim() !== '');
  const html = lines.map((line) => `<p>${escapeHtml(printable(line))}</p>\n`);
  const title = `<p class="cover-title">${escapeHtml(printable(cover.title))}</p>\n`;
  return `<header class="cover">\n${cover.above.trim() === '' ? '' : html.shift()}${title}${html.join('')}</header>\n`;
}

function notesHtml(setting: HtmlSetting): string {
  const { notes } = setting.fields;
  if (notes.size === 0) return '';
  const items = [...notes].map(([note, number]) => {
    const text = htmlBlocks(note.paragraphs, { ...setting, depth: 1 }).trim();
    return `<li id="note-${number}" value="${number}">${text} <a href="#to-note-${number}" role="doc-backlink">↩</a></li>\n`;
  });
  return `<section role="doc-endnotes">\n<h2>${escapeHtml(setting.words.notes)}</h2>\n<ol>\n${items.join('')}</ol>\n</section>\n`;
}
