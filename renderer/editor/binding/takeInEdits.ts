/** After edits were written: what the flow now holds becomes the mirror of the paragraphs they were in. */
import { sameProperties } from '../../../shared/document/paragraphProperties.ts';
import { $showsTokens } from './blockTokens.ts';
import type { MirrorBlock } from './mirror.ts';
import { blockChange, EMPTY_PARAGRAPH, mirrorBlock, readFrom, spliceBlocks } from './mirror.ts';
import type { PlannedGap } from './planEdits.ts';
import { growthOf } from './rebaseEdits.ts';
import type { ShownFlow } from './ShownFlow.ts';
import type { TouchedBlocks } from './touchedBlocks.ts';

/**
 * @returns the blocks whose screen is not what the flow holds, to be drawn anew; null where the flow holds other
 *   paragraphs than the screen shows (hidden text was left without a paragraph of its own): nothing is taken in then
 */
export function $takeInEdits(
  blocks: MirrorBlock[],
  flow: ShownFlow,
  planned: readonly PlannedGap[],
): TouchedBlocks[] | null {
  const read = planned.map(({ gap, old, edits }) => {
    const before = old.reduce((sum, block) => sum + block.length, 0);
    const length = edits.reduce((sum, edit) => sum + growthOf(edit), before);
    return length > 0 ? flow.read(readFrom(blocks, gap.oldFrom), length) : [];
  });
  if (planned.some(({ shown }, index) => read[index]?.length !== shown.length)) return null;
  const unlike: TouchedBlocks[] = [];
  let shift = 0;
  for (const [index, { gap, old, shown }] of planned.entries()) {
    const start = gap.oldFrom + shift;
    const next = shown.map(({ key, node, properties }, at) => {
      const paragraph = read[index]?.[at] ?? EMPTY_PARAGRAPH;
      const block = mirrorBlock(key, paragraph, flow);
      const like =
        $showsTokens(node, block.tokens) &&
        sameProperties(block.properties, properties) &&
        node.getChange() === blockChange(block);
      if (!like) unlike.push({ from: start + at, to: start + at + 1, growth: 0 });
      return block;
    });
    spliceBlocks(blocks, start, old.length, next);
    shift += next.length - old.length;
  }
  return unlike;
}
