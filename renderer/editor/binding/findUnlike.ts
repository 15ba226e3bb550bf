/** Where the screen is not the flow, found by comparing everything from both ends. */
import { paragraphId } from '../../../shared/document/ids.ts';
import { sameProperties } from '../../../shared/document/paragraphProperties.ts';
import type { FlowParagraph } from '../../../shared/document/readFlow.ts';
import { $showsTokens } from './blockTokens.ts';
import type { MirrorBlock } from './mirror.ts';
import { blockChange, mirrorBlock } from './mirror.ts';
import type { ShownFlow } from './ShownFlow.ts';
import { $nodeOf } from './showParagraphs.ts';

/** Blocks [from, to) do not show what the flow holds there: `paragraphs`. The blocks around them are made current. */
export function $findUnlike(
  blocks: MirrorBlock[],
  flow: ShownFlow,
): { from: number; to: number; paragraphs: FlowParagraph[] } {
  const paragraphs = flow.read();
  const most = Math.min(blocks.length, paragraphs.length);
  const isLike = (index: number, paragraph: FlowParagraph | undefined) => {
    const block = blocks[index];
    if (block === undefined || paragraph === undefined || block.length !== paragraph.length) return false;
    if (paragraphId(block.mark) !== paragraphId(paragraph.mark)) return false;
    const fresh = mirrorBlock(block.key, paragraph, flow);
    // What Lexical shows, not what the mirror remembers: the person may just have typed there.
    const node = $nodeOf(block);
    if (node === null || !$showsTokens(node, fresh.tokens)) return false;
    if (!sameProperties(fresh.properties, node.getProperties())) return false;
    if (node.getChange() !== blockChange(fresh)) return false;
    blocks[index] = fresh;
    return true;
  };
  let from = 0;
  while (from < most && isLike(from, paragraphs[from])) from++;
  let end = 0;
  while (end < most - from && isLike(blocks.length - 1 - end, paragraphs[paragraphs.length - 1 - end])) end++;
  return { from, to: blocks.length - end, paragraphs: paragraphs.slice(from, paragraphs.length - end) };
}
