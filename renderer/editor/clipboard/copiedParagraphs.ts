/** What a selection holds, as paragraphs with the labels they are drawn with. */
import { $getRoot, $getSelection, $isRangeSelection } from 'lexical';
import type { ParagraphContent, Run } from '../../../shared/document/DocumentContent.ts';
import { numberParagraphs } from '../../../shared/document/numberParagraphs.ts';
import { countItems } from '../../../shared/exchange/paper/countItems.ts';
import { $offsetInBlock } from '../binding/blockPoints.ts';
import { $readBlock } from '../binding/blockTokens.ts';
import { $isAtStart, $selectedBlocks } from '../commands/selectedBlocks.ts';
import { $isParagraphBlock } from '../nodes/ParagraphBlock.ts';

export interface CopiedParagraph extends ParagraphContent {
  /** As drawn: '1.', '(a)', '•'; null outside lists, and where the paragraph's start was not selected. */
  readonly label: string | null;
  /** Its place in its list, from 1; null where it has no number. */
  readonly number: number | null;
  /** From its first character to its last. */
  readonly whole: boolean;
}

/** Empty when nothing is selected. */
export function $copiedParagraphs(): CopiedParagraph[] {
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
      properties: block.getProperties(),
      runs: cutRuns(tokens, from, to),
      label: from === 0 ? (labels[first + index] ?? null) : null,
      number: numbers[first + index] ?? null,
      whole: from === 0 && to === length,
    };
  });
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

function cutRuns(runs: readonly Run[], from: number, to: number): Run[] {
  const cut: Run[] = [];
  let start = 0;
  for (const { text, formats } of runs) {
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (part !== '') cut.push({ text: part, formats });
    start += text.length;
  }
  return cut;
}
