/** Which mirror blocks hold any of these characters. */
import { IntervalIndex } from '../../../shared/document/IntervalIndex.ts';
import type { IdRange } from '../../../shared/document/ids.ts';
import type { FlowRun } from '../../../shared/document/readFlow.ts';
import type { MirrorBlock } from './mirror.ts';
import type { TouchedBlocks } from './touchedBlocks.ts';

/** Ascending, one block each. It looks at every run there is, for each deletion a peer proposes: nothing is made on the way. */
export function blocksHolding(blocks: readonly MirrorBlock[], ranges: readonly IdRange[]): TouchedBlocks[] {
  if (ranges.length === 0) return [];
  const wanted = new IntervalIndex<null>();
  for (const { client, clock, length } of ranges) wanted.add(client, clock, clock + length, null);
  const found: TouchedBlocks[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const { runs, mark, trailing } = blocks[index] as MirrorBlock;
    const holds =
      holdsAny(wanted, runs) ||
      (mark !== null && wanted.touches(mark.client, mark.clock, 1)) ||
      holdsAny(wanted, trailing);
    if (holds) found.push({ from: index, to: index + 1, growth: 0 });
  }
  return found;
}

function holdsAny(wanted: IntervalIndex<null>, runs: readonly FlowRun[]): boolean {
  for (let index = 0; index < runs.length; index++) {
    const { client, clock, text } = runs[index] as FlowRun;
    if (wanted.touches(client, clock, text.length)) return true;
  }
  return false;
}
