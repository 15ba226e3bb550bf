/**
 * A paragraph as the binding compares it: pieces of text with formats. `$readBlock` takes them from
 * Lexical, `$renderTokens` puts them there, touching as few nodes as it can (the caret, an input method
 * and the browser's spelling marks live in those nodes).
 */
import type { LexicalNode } from 'lexical';
import {
  $createLineBreakNode,
  $createTabNode,
  $createTextNode,
  $isElementNode,
  $isLineBreakNode,
  $isTabNode,
  $isTextNode,
  TEXT_TYPE_TO_FORMAT,
} from 'lexical';
import { cleanText } from '../../../shared/document/cleanText.ts';
import type { Run } from '../../../shared/document/DocumentContent.ts';
import { EMBED, SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import type { InlineFormats, ToggleFormat } from '../../../shared/document/inlineFormats.ts';
import { isSafeLink, NO_FORMATS, sameFormats } from '../../../shared/document/inlineFormats.ts';
import type { EmbedPart } from '../nodes/EmbedNode.ts';
import { $createEmbedNode, $isEmbedNode } from '../nodes/EmbedNode.ts';
import type { ParagraphBlock } from '../nodes/ParagraphBlock.ts';
import { readRunStyle, runStyle } from '../nodes/runStyle.ts';

/** Text as a paragraph shows it: with what there is to tell of it ('' for nothing), which is never written back. */
export interface Token extends Run {
  readonly change?: string;
  /** Of one `\uFFFC`, which is a token by itself. */
  readonly part?: EmbedPart;
}

const bit = (type: keyof typeof TEXT_TYPE_TO_FORMAT) => TEXT_TYPE_TO_FORMAT[type] as number;
export const FORMAT_BITS: Readonly<Record<ToggleFormat, number>> = {
  bold: bit('bold'),
  italic: bit('italic'),
  underline: bit('underline'),
  strike: bit('strikethrough'),
  subscript: bit('subscript'),
  superscript: bit('superscript'),
};
const TOGGLES = Object.entries(FORMAT_BITS) as [ToggleFormat, number][];

export function formatBits(formats: InlineFormats): number {
  if (formats === NO_FORMATS) return 0;
  return TOGGLES.reduce((bits, [name, value]) => (formats[name] === true ? bits | value : bits), 0);
}

export function formatsOf(bits: number, style: string): InlineFormats {
  if (bits === 0 && style === '') return NO_FORMATS;
  const formats: Record<string, unknown> = {};
  for (const [name, value] of TOGGLES) if ((bits & value) !== 0) formats[name] = true;
  const { link, language } = readRunStyle(style);
  if (isSafeLink(link)) formats['link'] = link;
  if (language !== undefined) formats['language'] = language;
  return Object.keys(formats).length === 0 ? NO_FORMATS : (formats as InlineFormats);
}

/** What stands in a paragraph on the screen. */
export function $readBlock(block: ParagraphBlock): Token[] {
  const tokens: { text: string; formats: InlineFormats; part?: EmbedPart }[] = [];
  const add = (text: string, formats: InlineFormats) => {
    if (text === '') return;
    const last = tokens.at(-1);
    if (last !== undefined && last.part === undefined && sameFormats(last.formats, formats))
      last.text += text;
    else tokens.push({ text, formats });
  };
  const walk = (node: LexicalNode) => {
    if ($isTextNode(node)) {
      const text = cleanText(node.getTextContent()).replaceAll('\n', SOFT_BREAK);
      add(text, formatsOf(node.getFormat(), node.getStyle()));
    } else if ($isLineBreakNode(node)) {
      add(SOFT_BREAK, NO_FORMATS);
    } else if ($isEmbedNode(node)) {
      const part = node.getPart();
      // Of a copy that says nothing of what it is there is nothing to put in.
      if (part.of !== '' || part.content !== null)
        tokens.push({ text: EMBED, formats: formatsOf(node.getFormat(), node.getStyle()), part });
    } else if ($isElementNode(node)) {
      node.getChildren().forEach(walk);
    }
  };
  for (let child = block.getFirstChild(); child !== null; child = child.getNextSibling()) walk(child);
  return tokens;
}

interface Part {
  readonly text: string;
  readonly bits: number;
  readonly style: string;
  readonly part?: EmbedPart | undefined;
}

/** A block's tokens never change, and a letter asks several times what they come to. */
const known = new WeakMap<readonly Token[], readonly Part[]>();

/** One Lexical leaf each: soft breaks and tabs are nodes of their own. */
function partsOf(tokens: readonly Token[]): readonly Part[] {
  let parts = known.get(tokens);
  if (parts === undefined) {
    parts = tokens.flatMap(leavesOf);
    known.set(tokens, parts);
  }
  return parts;
}

function leavesOf({ text, formats, change, embed, part }: Token): Part[] {
  const bits = formatBits(formats);
  const style = runStyle(formats, change);
  if (text === EMBED) {
    const own = part ?? (embed === undefined ? null : { of: '', kind: embed.kind, content: embed });
    return own === null ? [] : [{ text, bits, style, part: own }];
  }
  if (!text.includes(SOFT_BREAK) && !text.includes('\t')) return text === '' ? [] : [{ text, bits, style }];
  return text
    .split(/([\u2028\t])/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece === SOFT_BREAK ? { text: piece, bits: 0, style: '' } : { text: piece, bits, style },
    );
}

function partOf(node: LexicalNode): Part | null {
  if ($isLineBreakNode(node)) return { text: SOFT_BREAK, bits: 0, style: '' };
  if ($isEmbedNode(node))
    return { text: EMBED, bits: node.getFormat(), style: node.getStyle(), part: node.getPart() };
  if ($isTextNode(node))
    return { text: node.getTextContent(), bits: node.getFormat(), style: node.getStyle() };
  return null;
}

const samePart = (a: Part | null, b: Part | undefined) =>
  a !== null &&
  b !== undefined &&
  a.text === b.text &&
  a.bits === b.bits &&
  a.style === b.style &&
  a.part?.of === b.part?.of &&
  a.part?.kind === b.part?.kind;

function $createPart({ text, bits, style, part }: Part): LexicalNode {
  if (text === SOFT_BREAK) return $createLineBreakNode();
  const node =
    part !== undefined ? $createEmbedNode(part) : text === '\t' ? $createTabNode() : $createTextNode(text);
  if (bits !== 0) node.setFormat(bits);
  if (style !== '') node.setStyle(style);
  return node;
}

/** Whether a block shows exactly these tokens, in the fewest nodes. */
export function $showsTokens(block: ParagraphBlock, tokens: readonly Token[]): boolean {
  const parts = partsOf(tokens);
  if (block.getChildrenSize() !== parts.length) return false;
  let index = 0;
  for (let child = block.getFirstChild(); child !== null; child = child.getNextSibling(), index++) {
    if (!samePart(partOf(child), parts[index])) return false;
  }
  return true;
}

/** Makes a block show these tokens. */
export function $renderTokens(block: ParagraphBlock, tokens: readonly Token[]): void {
  const parts = partsOf(tokens);
  if (block.isEmpty()) {
    if (parts.length > 0) block.append(...parts.map($createPart));
    return;
  }
  const children = block.getChildren();
  let start = 0;
  while (
    start < children.length &&
    start < parts.length &&
    samePart(partOf(children[start] as LexicalNode), parts[start])
  )
    start++;
  let end = 0;
  while (
    end < children.length - start &&
    end < parts.length - start &&
    samePart(partOf(children[children.length - 1 - end] as LexicalNode), parts[parts.length - 1 - end])
  ) {
    end++;
  }
  const old = children.slice(start, children.length - end);
  const wanted = parts.slice(start, parts.length - end);
  const only = old[0];
  const part = wanted[0];
  // The usual case, a few characters more or less in one run: its node stays.
  if (
    old.length === 1 &&
    wanted.length === 1 &&
    $isTextNode(only) &&
    !$isTabNode(only) &&
    part !== undefined &&
    part.text !== SOFT_BREAK &&
    part.text !== '\t' &&
    part.part === undefined
  ) {
    if (only.getTextContent() !== part.text) only.setTextContent(part.text);
    if (only.getFormat() !== part.bits) only.setFormat(part.bits);
    if (only.getStyle() !== part.style) only.setStyle(part.style);
    return;
  }
  block.splice(start, old.length, wanted.map($createPart));
}
