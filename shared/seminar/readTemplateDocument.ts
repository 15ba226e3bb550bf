/**
 * A template's document is written as Markdown (CommonMark), because people review prose and not JSON:
 *
 *     % Research framework            title
 *     % Working draft                 subtitle
 *
 *     # Purpose                       headings 1 to 4, none skipped
 *     1. First                        lists: numbers (drawn by the desk, so each starts at 1), bullets,
 *        1. under it                  and lists inside them
 *     > quoted words                  a quote per paragraph
 *
 * with *italic*, **bold**, [links](https://example.org) and hard line breaks. Anything the desk's document
 * could not carry in full (a table, an image, code) is an error naming its line, never silently dropped.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { DocumentContent, ParagraphContent, Run } from '../document/DocumentContent.ts';
import { SOFT_BREAK } from '../document/DocumentContent.ts';
import { type InlineFormats, isSafeLink, NO_FORMATS, sameFormats } from '../document/inlineFormats.ts';
import {
  DEFAULT_PROPERTIES,
  headingLevel,
  MAX_LEVEL,
  type ParagraphProperties,
  type ParagraphStyle,
} from '../document/paragraphProperties.ts';

type Block = ReturnType<typeof fromMarkdown>['children'][number];
type List = Extract<Block, { type: 'list' }>;
type Inline = Extract<Block, { type: 'paragraph' }>['children'][number];
type Node = Block | Inline | List['children'][number];

export interface TemplateSource {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly text: string;
  readonly title: string;
  /** BCP 47 tag. */
  readonly language: string;
}

export type TemplateReading =
  | { readonly ok: true; readonly content: DocumentContent }
  /** `message` is 'file:line: what is wrong', in English. */
  | { readonly ok: false; readonly line: number; readonly message: string };

/** Thrown inside this file only: the first thing that cannot be expressed ends the reading. */
class Inexpressible extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** Markdown to a document's content. Never throws for what the text says. */
export function readTemplateDocument(source: TemplateSource): TemplateReading {
  const lines = source.text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  try {
    refuseExtensions(lines);
    const paragraphs = readFront(lines);
    const top = fromMarkdown(lines.join('\n')).children;
    readBlocks(top, paragraphs);
    if (paragraphs.length === 0) throw new Inexpressible(1, 'the document is empty');
    return { ok: true, content: { title: source.title, language: source.language, paragraphs } };
  } catch (error) {
    if (!(error instanceof Inexpressible)) throw error;
    return { ok: false, line: error.line, message: `${source.file}:${error.line}: ${error.message}` };
  }
}

/** What other Markdowns read as structure would be plain characters to this one: most likely a mistake. */
const EXTENSIONS: readonly (readonly [RegExp, string])[] = [
  [/^[\s>]*\|?\s*:?-+:?\s*\|[\s:|-]*$/, 'tables cannot be expressed; write a list'],
  [/\[\^[^\]]+\]/, 'footnotes cannot be expressed; write the words into the text'],
  [/~~/, 'struck text cannot be expressed'],
  [/^\s*([-*+]|\d+[.)])\s+\[[ xX]\]\s/, 'task lists cannot be expressed; write a list'],
];

function refuseExtensions(lines: readonly string[]): void {
  for (const [index, line] of lines.entries()) {
    for (const [pattern, message] of EXTENSIONS) {
      if (pattern.test(line)) throw new Inexpressible(index + 1, message);
    }
  }
}

/** Takes title and subtitle off the head of the lines, leaving blank ones, so that line numbers stay true. */
function readFront(lines: string[]): ParagraphContent[] {
  const front: ParagraphContent[] = [];
  for (const style of ['title', 'subtitle'] as const) {
    const text = lines[front.length]?.match(/^%\s+(.*\S)\s*$/)?.[1];
    if (text === undefined) break;
    lines[front.length] = '';
    front.push({ properties: { ...DEFAULT_PROPERTIES, style }, runs: [{ text, formats: NO_FORMATS }] });
  }
  return front;
}

function readBlocks(blocks: readonly Block[], out: ParagraphContent[]): void {
  let depth = 0;
  for (const [index, block] of blocks.entries()) {
    switch (block.type) {
      case 'heading': {
        const style = `heading${block.depth}` as ParagraphStyle;
        if (headingLevel(style) === null || block.depth > 4) refuse(block, 'headings have four levels');
        if (block.depth > depth + 1)
          refuse(block, `a heading of level ${block.depth} after level ${depth} skips one`);
        depth = block.depth;
        out.push(paragraph({ style }, block.children));
        break;
      }
      case 'paragraph':
        if (/^%\s/.test(textOf(block.children))) refuse(block, 'title and subtitle stand on the first lines');
        out.push(paragraph({}, block.children));
        break;
      case 'blockquote':
        for (const inner of block.children) {
          if (inner.type !== 'paragraph') refuse(inner, 'a quote holds paragraphs only');
          else out.push(paragraph({ style: 'quote' }, inner.children));
        }
        break;
      case 'list':
        // The desk counts a run of list paragraphs as one list; two in a row would silently become one.
        if (blocks[index - 1]?.type === 'list')
          refuse(block, 'two lists in a row need a paragraph between them');
        readList(block, 0, out);
        break;
      default:
        refuse(block);
    }
  }
}

function readList(list: List, level: number, out: ParagraphContent[]): void {
  if (level > MAX_LEVEL) refuse(list, `lists have ${MAX_LEVEL + 1} levels`);
  if (list.ordered === true && list.start !== 1) refuse(list, 'numbers are drawn, so every list starts at 1');
  for (const item of list.children) {
    const [first, inner, more] = item.children;
    if (first?.type !== 'paragraph') refuse(first ?? item, 'a list item begins with its own words');
    else out.push(paragraph({ list: list.ordered === true ? 'number' : 'bullet', level }, first.children));
    // A second paragraph in an item would end the list when it is drawn, and its numbers start anew.
    if (inner !== undefined && inner.type !== 'list')
      refuse(inner, 'a list item is one paragraph and at most one list');
    if (more !== undefined) refuse(more, 'a list item is one paragraph and at most one list');
    if (inner?.type === 'list') readList(inner, level + 1, out);
  }
}

function paragraph(properties: Partial<ParagraphProperties>, children: readonly Inline[]): ParagraphContent {
  const runs: Run[] = [];
  readInlines(children, NO_FORMATS, runs);
  return { properties: { ...DEFAULT_PROPERTIES, ...properties }, runs };
}

function readInlines(children: readonly Inline[], formats: InlineFormats, out: Run[]): void {
  for (const child of children) {
    switch (child.type) {
      case 'text':
        append(out, child.value.replace(/\s*\n\s*/g, ' '), formats);
        break;
      case 'break':
        append(out, SOFT_BREAK, formats);
        break;
      case 'emphasis':
        readInlines(child.children, { ...formats, italic: true }, out);
        break;
      case 'strong':
        readInlines(child.children, { ...formats, bold: true }, out);
        break;
      case 'link':
        if (!isSafeLink(child.url)) refuse(child, `"${child.url}" is no http, https or mailto address`);
        if (typeof child.title === 'string') refuse(child, 'links have no title');
        readInlines(child.children, { ...formats, link: child.url }, out);
        break;
      default:
        refuse(child);
    }
  }
}

function append(runs: Run[], text: string, formats: InlineFormats): void {
  const last = runs.at(-1);
  if (text === '') return;
  if (last !== undefined && sameFormats(last.formats, formats))
    runs[runs.length - 1] = { text: last.text + text, formats };
  else runs.push({ text, formats });
}

function textOf(children: readonly Inline[]): string {
  const [first] = children;
  return first?.type === 'text' ? first.value : '';
}

const NAMES: Partial<Record<Node['type'], string>> = {
  code: 'code blocks (or lines indented by four spaces)',
  inlineCode: 'code',
  html: 'HTML',
  image: 'images',
  imageReference: 'images',
  linkReference: 'links by reference',
  definition: 'links by reference',
  thematicBreak: 'rules across the page',
};

function refuse(node: Node, message = `${NAMES[node.type] ?? node.type} cannot be expressed`): never {
  throw new Inexpressible(node.position?.start.line ?? 1, message);
}
