/** Which mirror blocks hold any of these characters. */
import { IntervalIndex } from '../../../shared/document/IntervalIndex.ts';
import type { IdRange } from '../../../shared/document/ids.ts';
import type { MirrorBlock } from './mirror.ts';
import { runsWithEnd } from './mirror.ts';
import type { TouchedBlocks } from './touchedBlocks.ts';

/** Ascending, one block each. */
export function blocksHolding(blocks: readonly MirrorBlock[], ranges: readonly IdRange[]): TouchedBlocks[] {
  if (ranges.length === 0) return [];
  const wanted = new IntervalIndex<null>();
  for (const { client, clock, length } of ranges) wanted.add(client, clock, clock + length, null);
  const found: TouchedBlocks[] = [];
  for (const [index, block] of blocks.entries()) {
    const holds = runsWithEnd(block).some(
      ({ client, clock, text }) => wanted.overlapping({ client, clock, length: text.length }).length > 0,
    );
    if (holds) found.push({ from: index, to: index + 1, growth: 0 });
  }
  return found;
}
