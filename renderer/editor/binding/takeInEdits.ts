/** After edits were written: what the flow now holds becomes the mirror of the paragraphs they were in. */
import { sameProperties } from '../../../shared/document/paragraphProperties.ts';
import { $showsTokens } from './blockTokens.ts';
import type { MirrorBlock } from './mirror.ts';
import { blockChange, EMPTY_PARAGRAPH, mirrorBlock, readFrom, spliceBlocks } from './mirror.ts';
import type { PlannedGap } from './planEdits.ts';
import { growthOf } from './rebaseEdits.ts';
import type { ShownFlow } from './ShownFlow.ts';
import type { TouchedBlocks } from './touchedBlocks.ts';

/** @returns the blocks whose screen is not what the flow holds, to be drawn anew */
export function $takeInEdits(
  blocks: MirrorBlock[],
  flow: ShownFlow,
  planned: readonly PlannedGap[],
): TouchedBlocks[] {
  const unlike: TouchedBlocks[] = [];
  let shift = 0;
  for (const { gap, old, shown, edits } of planned) {
    const start = gap.oldFrom + shift;
    const before = old.reduce((sum, block) => sum + block.length, 0);
    const length = edits.reduce((sum, edit) => sum + growthOf(edit), before);
    const paragraphs = length > 0 ? flow.read(readFrom(blocks, start), length) : [];
    if (paragraphs.length !== shown.length)
      throw new Error('the flow does not hold the paragraphs just written');
    const next = shown.map(({ key, node, properties }, index) => {
      const paragraph = paragraphs[index] ?? EMPTY_PARAGRAPH;
      const block = mirrorBlock(key, paragraph, flow.propertiesOf(paragraph.mark));
      const like =
        $showsTokens(node, block.tokens) &&
        sameProperties(block.properties, properties) &&
        node.getChange() === blockChange(block);
      if (!like) unlike.push({ from: start + index, to: start + index + 1, growth: 0 });
      return block;
    });
    spliceBlocks(blocks, start, old.length, next);
    shift += next.length - old.length;
  }
  return unlike;
}
