/** Putting paragraphs of the flow on the screen, keeping the nodes of those that were there already. */
import { $getNodeByKey, $getRoot } from 'lexical';
import { paragraphId } from '../../../shared/document/ids.ts';
import { sameProperties } from '../../../shared/document/paragraphProperties.ts';
import type { FlowParagraph } from '../../../shared/document/readFlow.ts';
import { $createParagraphBlock, $isParagraphBlock, type ParagraphBlock } from '../nodes/ParagraphBlock.ts';
import { $renderTokens, $showsTokens } from './blockTokens.ts';
import type { MirrorBlock } from './mirror.ts';
import { blockChange, EMPTY_PARAGRAPH, mirrorBlock, spliceBlocks } from './mirror.ts';
import type { ShownFlow } from './ShownFlow.ts';

/** Shows what was read in place of blocks [from, to), in Lexical and in the mirror. Says whether the structure changed. */
export function $showParagraphs(
  blocks: MirrorBlock[],
  flow: ShownFlow,
  from: number,
  to: number,
  read: readonly FlowParagraph[],
): boolean {
  const old = blocks.slice(from, to);
  const emptyFlow = read.length === 0 && old.length === blocks.length;
  const paragraphs = emptyFlow ? [EMPTY_PARAGRAPH] : read;
  const byMark = new Map(old.map((block) => [paragraphId(block.mark), block]));
  let structural = old.length !== paragraphs.length;
  let previous = $nodeOf(blocks[from - 1]);
  const next: MirrorBlock[] = [];
  const sole = old.length === 1 && paragraphs.length === 1 ? old[0] : undefined;
  for (const paragraph of paragraphs) {
    const known = sole ?? byMark.get(paragraphId(paragraph.mark));
    byMark.delete(paragraphId(paragraph.mark));
    const properties = flow.propertiesOf(paragraph.mark);
    let node = $nodeOf(known);
    if (node === null) {
      node = $createParagraphBlock(properties);
      $putBehind(previous, node);
      structural = true;
    } else {
      if (!$standsBehind(previous, node)) {
        $putBehind(previous, node);
        structural = true;
      }
      if (!sameProperties(node.getProperties(), properties)) {
        node.setProperties(properties);
        structural = true;
      }
    }
    const block = mirrorBlock(node.getKey(), paragraph, flow);
    node.setChange(blockChange(block));
    if (known === undefined || !$showsTokens(node, block.tokens)) $renderTokens(node, block.tokens);
    next.push(block);
    previous = node;
  }
  const kept = new Set(next.map((block) => block.key));
  for (const block of old) if (!kept.has(block.key)) $nodeOf(block)?.remove(true);
  spliceBlocks(blocks, from, to - from, next);
  return structural;
}

/** What the person moved may have to stand where it stood: while suggesting, a move is a copy and a deletion. */
function $standsBehind(previous: ParagraphBlock | null, node: ParagraphBlock): boolean {
  const before = node.getPreviousSibling();
  return previous === null ? before === null : previous.is(before);
}

function $putBehind(previous: ParagraphBlock | null, node: ParagraphBlock): void {
  const first = $getRoot().getFirstChild();
  if (previous !== null) previous.insertAfter(node, false);
  else if (first === null) $getRoot().append(node);
  else first.insertBefore(node, false);
}

/** The node a block stands for, while it is in the document. */
export function $nodeOf(block: MirrorBlock | undefined): ParagraphBlock | null {
  if (block === undefined) return null;
  const node = $getNodeByKey(block.key);
  return $isParagraphBlock(node) && node.isAttached() ? node : null;
}
