/**
 * A document as CommonMark, for people who take texts to other tools. Headings, nested lists and quotes
 * are Markdown's own; direction, alignment and language have no place in it and are left behind.
 */
import type { DocumentContent, ParagraphContent } from '../../document/DocumentContent.ts';
import { headingLevel } from '../../document/paragraphProperties.ts';
import { htmlSetting } from '../html/writeHtml.ts';
import { countItems } from '../paper/countItems.ts';
import { frontMatter, listedHeadings } from '../paper/frontMatter.ts';
import type { PaperOptions } from '../paper/PaperOptions.ts';
import { type EmbedBlock, paperBlocks } from '../paper/paperBlocks.ts';
import { printable } from '../paper/printable.ts';
import { withAnnexes } from '../paper/withAnnexes.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { markdownRuns } from './markdownRuns.ts';
import type { MarkdownSetting } from './markdownSetting.ts';
import { markdownTable } from './markdownTable.ts';

/** Text of an .md file. */
export function writeMarkdown(given: DocumentContent, options: PaperOptions = {}): string {
  const content = withAnnexes(given, options);
  const html = htmlSetting(content, options);
  const setting: MarkdownSetting = { fields: html.fields, words: html.words, images: html.images, html };
  const front = frontMatter(content);
  const numbers = countItems(content.paragraphs);
  const blocks: { text: string; list: boolean; apart?: boolean }[] = [];
  if (front.printsTitle) blocks.push({ text: `# ${escapeMarkdown(front.title)}`, list: false });
  /** Open list items: where their text begins, and their kind. */
  let open: { level: number; column: number; kind: string }[] = [];
  let draft = front.draft === '' ? [] : [{ text: `*${escapeMarkdown(front.draft)}*`, list: false }];
  for (const one of paperBlocks(content.paragraphs)) {
    const { index, paragraph } = one;
    const { list, level } = paragraph.properties;
    if (index >= front.titleParagraphs) {
      blocks.push(...draft);
      draft = [];
    }
    if (one.kind === 'embed' || one.label === null) {
      open = [];
      const text = one.kind === 'embed' ? embedded(one, content, setting) : block(paragraph, setting);
      if (text !== '') blocks.push({ text, list: false });
      continue;
    }
    let goesOn = false;
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) {
      const closed = open.pop();
      if (closed?.level === level) goesOn = closed.kind === list;
    }
    const number = numbers[index] ?? null;
    const marker = number === null ? '- ' : `${number}. `;
    const indent = ' '.repeat(open.at(-1)?.column ?? 0);
    const column = indent.length + marker.length;
    open.push({ level, column, kind: list });
    const text = markdownRuns(
      paragraph.runs,
      setting,
      paragraph.properties.language,
      `\\\n${' '.repeat(column)}`,
    );
    blocks.push({
      text: `${indent}${marker}${text}`.trimEnd(),
      list: true,
      apart: !goesOn && number !== null && number > 1,
    });
  }
  blocks.push(...draft);
  for (const [note, number] of setting.fields.notes) {
    const texts = note.paragraphs.map(({ runs, properties }) =>
      markdownRuns(runs, setting, properties.language, '\\\n    '),
    );
    blocks.push({ text: `[^${number}]: ${texts.join('\n\n    ')}`, list: false });
  }
  let out = '';
  for (const [index, { text, list, apart }] of blocks.entries()) {
    // Only a list that begins with 1 may follow a text without an empty line between.
    out += index === 0 ? '' : list && blocks[index - 1]?.list && !apart ? '\n' : '\n\n';
    out += text;
  }
  return out === '' ? '' : `${out}\n`;
}

function block({ runs, properties }: ParagraphContent, setting: MarkdownSetting): string {
  const { style, language } = properties;
  const level = headingLevel(style);
  if (level !== null || style === 'title') {
    const text = markdownRuns(runs, setting, language, ' ').replace(/(#+)$/, '\\$1');
    return text === '' ? '' : `${'#'.repeat(level === null ? 1 : level + 1)} ${text}`;
  }
  if (style === 'quote') return `> ${markdownRuns(runs, setting, language, '\\\n> ')}`;
  return markdownRuns(runs, setting, language);
}

function embedded(
  { embed, paragraph }: EmbedBlock,
  content: DocumentContent,
  setting: MarkdownSetting,
): string {
  switch (embed.kind) {
    case 'table':
      return markdownTable(embed, paragraph, setting);
    case 'contents':
      return listedHeadings(content.paragraphs)
        .map(({ level, text }) => `${'  '.repeat(level - 1)}- ${escapeMarkdown(printable(text))}`)
        .join('\n');
    case 'sources':
      return setting.html.sources
        .map(({ runs, properties }) => markdownRuns(runs, setting, properties.language))
        .join('\n\n');
    case 'pageBreak':
      return '<!-- page break -->';
  }
}
