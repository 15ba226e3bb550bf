/**
 * What a selection holds, as paragraphs with the labels they are drawn with, without what is proposed to be
 * deleted. Where nothing else is selected, that is what is meant.
 */
import { $getRoot, $getSelection, $isRangeSelection } from 'lexical';
import type { ParagraphContent, Run } from '../../../shared/document/DocumentContent.ts';
import { EMBED } from '../../../shared/document/DocumentContent.ts';
import type { CharacterKey, EmbedContent } from '../../../shared/document/EmbedContent.ts';
import { numberParagraphs } from '../../../shared/document/numberParagraphs.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { countItems } from '../../../shared/exchange/paper/countItems.ts';
import { $offsetInBlock } from '../binding/blockPoints.ts';
import type { Token } from '../binding/blockTokens.ts';
import { $readBlock } from '../binding/blockTokens.ts';
import { $selectedEmbed } from '../binding/caret.ts';
import { $isAtStart, $selectedBlocks } from '../commands/selectedBlocks.ts';
import { BLOCK_KINDS } from '../nodes/EmbedNode.ts';
import type { ParagraphBlock } from '../nodes/ParagraphBlock.ts';
import { $isParagraphBlock } from '../nodes/ParagraphBlock.ts';
import type { Stretch } from './proposedToGo.ts';
import { $endIsProposedToGo, $proposedToGo } from './proposedToGo.ts';

export interface CopiedParagraph extends ParagraphContent {
  readonly runs: readonly CopiedRun[];
  /** As drawn: '1.', '(a)', '•'; null outside lists, and where the paragraph's start was not selected. */
  readonly label: string | null;
  /** Its place in its list, from 1; null where it has no number. */
  readonly number: number | null;
  /** From its first character to its last. */
  readonly whole: boolean;
}

export interface CopiedRun extends Run {
  /** What an embed says where only words can stand. */
  readonly said?: string;
}

/** What an embed of the text stands for, and says; null where that is nothing one could put in elsewhere. */
export type ContentOf = (
  embed: CharacterKey,
) => { readonly embed: EmbedContent; readonly said: string } | null;

interface Part {
  readonly block: ParagraphBlock;
  readonly label: string | null;
  readonly number: number | null;
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}

/** Empty when nothing is selected. */
export function $copiedParagraphs(contentOf: ContentOf): CopiedParagraph[] {
  const whole = $copiedEmbed(contentOf);
  if (whole !== null) return [whole];
  const parts = $selectedParts();
  const live = $withoutWhatGoes(parts, contentOf);
  const kept = live.length > 1 || live.some(({ runs }) => runs.length > 0);
  return kept || parts.length === 0 ? live : parts.map((part) => $paragraphOf(part, [], contentOf));
}

/** One that is selected as a whole; a table and its like with the paragraph it stands in. */
function $copiedEmbed(contentOf: ContentOf): CopiedParagraph | null {
  const node = $selectedEmbed();
  const part = node?.getPart();
  const content = part === undefined ? null : contentOf(part.of);
  if (part === undefined || content === null) return null;
  return {
    properties: DEFAULT_PROPERTIES,
    runs: [{ text: EMBED, formats: {}, ...content }],
    label: null,
    number: null,
    whole: BLOCK_KINDS.includes(part.kind),
  };
}

function $selectedParts(): Part[] {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return [];
  const blocks = $selectedBlocks(selection);
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const all = $getRoot().getChildren().filter($isParagraphBlock);
  const listed = all.map((block) => ({ properties: block.getProperties(), runs: [] }));
  const [labels, numbers] = [numberParagraphs(listed), countItems(listed)];
  const first = all.findIndex((block) => block.is(blocks[0]));
  return blocks.map((block, index) => {
    const tokens = $readBlock(block);
    const length = tokens.reduce((sum, { text }) => sum + text.length, 0);
    const from = index === 0 ? $offsetInBlock(block, start) : 0;
    const endsHere = block.is(end.getNode().getTopLevelElement());
    const to = endsHere ? $offsetInBlock(block, end) : length;
    return {
      block,
      tokens,
      from,
      to,
      label: from === 0 ? (labels[first + index] ?? null) : null,
      number: numbers[first + index] ?? null,
      whole: from === 0 && to === length,
    };
  });
}

/** Paragraphs whose end is proposed to go are one with the next, with the properties of that. */
function $withoutWhatGoes(parts: readonly Part[], contentOf: ContentOf): CopiedParagraph[] {
  const copied: CopiedParagraph[] = [];
  let before: CopiedParagraph | null = null;
  for (const [index, part] of parts.entries()) {
    const own = $paragraphOf(part, $proposedToGo(part.block), contentOf);
    const paragraph: CopiedParagraph =
      before === null
        ? own
        : {
            ...own,
            runs: [...before.runs, ...own.runs],
            label: before.label === null ? null : own.label,
            whole: before.whole && own.whole,
          };
    const joins = index < parts.length - 1 && $endIsProposedToGo(part.block);
    if (!joins) copied.push(paragraph);
    before = joins ? paragraph : null;
  }
  return copied;
}

function $paragraphOf(
  { block, tokens, from, to, ...rest }: Part,
  without: readonly Stretch[],
  contentOf: ContentOf,
): CopiedParagraph {
  const runs: CopiedRun[] = [];
  let at = from;
  for (const [start, end] of [...without, [to, to] as const]) {
    if (Math.min(start, to) > at) runs.push(...cutRuns(tokens, at, Math.min(start, to), contentOf));
    at = Math.max(at, end);
  }
  return { properties: block.getProperties(), runs, ...rest };
}

/** Whether the end of the last paragraph is copied with it. */
export function $copiesEnd(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !$reachesNextParagraph()) return false;
  const last = $selectedBlocks(selection).at(-1);
  return last === undefined || !$endIsProposedToGo(last);
}

/** Whether the selection ends behind a paragraph's end, at the very start of the next one. */
export function $reachesNextParagraph(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return false;
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const last = end.getNode().getTopLevelElement();
  return $isParagraphBlock(last) && !last.is(start.getNode().getTopLevelElement()) && $isAtStart(last, end);
}

function cutRuns(runs: readonly Token[], from: number, to: number, contentOf: ContentOf): CopiedRun[] {
  const cut: CopiedRun[] = [];
  let start = 0;
  for (const { text, formats, part: embed } of runs) {
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    const content = embed === undefined || part === '' ? null : contentOf(embed.of);
    if (content !== null) cut.push({ text: EMBED, formats, ...content });
    else if (part !== '' && embed === undefined) cut.push({ text: part, formats });
    start += text.length;
  }
  return cut;
}
