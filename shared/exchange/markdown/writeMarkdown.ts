/**
 * A document as CommonMark, for people who take texts to other tools. Headings, nested lists and quotes
 * are Markdown's own; direction, alignment and language have no place in it and are left behind.
 */
import type { DocumentContent, ParagraphContent } from '../../document/DocumentContent.ts';
import { headingLevel } from '../../document/paragraphProperties.ts';
import { countItems } from '../paper/countItems.ts';
import { frontMatter } from '../paper/frontMatter.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { markdownRuns } from './markdownRuns.ts';

/** Text of an .md file. */
export function writeMarkdown(content: DocumentContent): string {
  const front = frontMatter(content);
  const numbers = countItems(content.paragraphs);
  const blocks: { text: string; list: boolean; apart?: boolean }[] = [];
  if (front.printsTitle) blocks.push({ text: `# ${escapeMarkdown(front.title)}`, list: false });
  /** Open list items: where their text begins, and their kind. */
  let open: { level: number; column: number; kind: string }[] = [];
  const draft = front.draft === '' ? [] : [{ text: `*${escapeMarkdown(front.draft)}*`, list: false }];
  for (const [index, paragraph] of content.paragraphs.entries()) {
    const { list, level } = paragraph.properties;
    if (index === front.titleParagraphs) blocks.push(...draft);
    if (list === 'none') {
      open = [];
      const text = block(paragraph);
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
    const text = markdownRuns(paragraph.runs, `\\\n${' '.repeat(column)}`);
    blocks.push({
      text: `${indent}${marker}${text}`.trimEnd(),
      list: true,
      apart: !goesOn && number !== null && number > 1,
    });
  }
  if (front.titleParagraphs === content.paragraphs.length) blocks.push(...draft);
  let out = '';
  for (const [index, { text, list, apart }] of blocks.entries()) {
    // Only a list that begins with 1 may follow a text without an empty line between.
    out += index === 0 ? '' : list && blocks[index - 1]?.list && !apart ? '\n' : '\n\n';
    out += text;
  }
  return out === '' ? '' : `${out}\n`;
}

function block(paragraph: ParagraphContent): string {
  const { style } = paragraph.properties;
  const level = headingLevel(style);
  if (level !== null || style === 'title') {
    const text = markdownRuns(paragraph.runs, ' ').replace(/(#+)$/, '\\$1');
    return text === '' ? '' : `${'#'.repeat(level === null ? 1 : level + 1)} ${text}`;
  }
  if (style === 'quote') return `> ${markdownRuns(paragraph.runs, '\\\n> ')}`;
  return markdownRuns(paragraph.runs);
}
