/**
 * Reads stretches of blocks anew and shows them. Where a paragraph's end is no longer shown, the stretch goes
 * on into the next paragraph; where nothing of a last one is shown any more, it goes back into the one before.
 */
import type { FlowParagraph } from '../../../shared/document/readFlow.ts';
import type { MirrorBlock } from './mirror.ts';
import { readFrom } from './mirror.ts';
import type { ShownFlow } from './ShownFlow.ts';
import { $showParagraphs } from './showParagraphs.ts';
import type { TouchedBlocks } from './touchedBlocks.ts';

/**
 * @param touched ascending and apart, in the indexes of the blocks as they are
 * @returns whether paragraphs came, went or changed their properties
 */
export function $redrawBlocks(
  blocks: MirrorBlock[],
  flow: ShownFlow,
  touched: readonly TouchedBlocks[],
): boolean {
  let structural = false;
  let shift = 0;
  for (let index = 0; index < touched.length; index++) {
    const first = touched[index] as TouchedBlocks;
    let [from, to, growth] = [first.from + shift, first.to + shift, first.growth];
    const read = (): FlowParagraph[] => {
      const old = blocks.slice(from, to).reduce((sum, block) => sum + block.length, 0);
      return old + growth > 0 ? flow.read(readFrom(blocks, from), old + growth) : [];
    };
    let paragraphs = read();
    for (;;) {
      const last = paragraphs.at(-1);
      if (last !== undefined && last.mark === null && to < blocks.length) {
        to++;
        const next = touched[index + 1];
        if (next !== undefined && next.from + shift < to) {
          to = Math.max(to, next.to + shift);
          growth += next.growth;
          index++;
        }
      } else if (from > 0 && paragraphs.length === 1 && last?.mark === null && last.hidden === last.length) {
        from--;
      } else {
        break;
      }
      paragraphs = read();
    }
    const before = blocks.length;
    structural = $showParagraphs(blocks, flow, from, to, paragraphs) || structural;
    shift += blocks.length - before;
  }
  if (blocks.length === 0) $showParagraphs(blocks, flow, 0, 0, []);
  return structural;
}
