/**
 * A document as CommonMark, for people who take texts to other tools. Headings, nested lists and quotes
 * are Markdown's own; direction, alignment and language have no place in it and are left behind.
 */
import type { DocumentContent, ParagraphContent } from '../../document/DocumentContent.ts';
import { headingLevel } from '../../document/paragraphProperties.ts';
import { frontMatter } from '../paper/frontMatter.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { markdownRuns } from './markdownRuns.ts';

/** Text of an .md file. */
export function writeMarkdown(content: DocumentContent): string {
  const front = frontMatter(content);
  const blocks: { text: string; list: string | null }[] = [];
  if (front.printsTitle) blocks.push({ text: `# ${escapeMarkdown(front.title)}`, list: null });
  /** Open list items: where their text begins, and their kind. */
  let open: { level: number; column: number; kind: string; number: number }[] = [];
  for (const paragraph of content.paragraphs) {
    const { list, level } = paragraph.properties;
    if (list === 'none') {
      open = [];
      const text = block(paragraph);
      if (text !== '') blocks.push({ text, list: null });
      continue;
    }
    let counted: { kind: string; number: number } | null = null;
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) {
      const closed = open.pop();
      if (closed?.level === level) counted = closed;
    }
    const number = list === 'number' ? (counted?.kind === 'number' ? counted.number : 0) + 1 : 0;
    const marker = list === 'number' ? `${number}. ` : '- ';
    const indent = ' '.repeat(open.at(-1)?.column ?? 0);
    const column = indent.length + marker.length;
    open.push({ level, column, kind: list, number });
    const text = markdownRuns(paragraph.runs, `\\\n${' '.repeat(column)}`);
    blocks.push({ text: `${indent}${marker}${text}`.trimEnd(), list: `${list}` });
  }
  let out = '';
  for (const [index, { text, list }] of blocks.entries()) {
    const before = blocks[index - 1];
    out += index === 0 ? '' : list !== null && before?.list !== null ? '\n' : '\n\n';
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
