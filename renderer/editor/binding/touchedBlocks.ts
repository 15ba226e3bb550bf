/** Which mirror blocks a change from elsewhere touches, as stretches to be read anew. */
import type { Delta } from './mapPosition.ts';
import { insertedLength } from './mapPosition.ts';
import type { MirrorBlock } from './mirror.ts';
import { blockAt } from './mirror.ts';

export interface TouchedBlocks {
  /** Blocks [from, to) of the mirror. */
  from: number;
  to: number;
  /** Characters the stretch gained (or lost, below 0). */
  growth: number;
}

/** Ascending, apart from each other. */
export function touchedBlocks(blocks: readonly MirrorBlock[], delta: Delta): TouchedBlocks[] {
  const touched: TouchedBlocks[] = [];
  const [first] = delta;
  const skipped = first?.retain !== undefined && first.attributes === undefined ? first.retain : 0;
  const place = blockAt(blocks, skipped);
  let index = place.index;
  let start = skipped - place.offset;
  let position = 0;

  const touch = (length: number, growth: number) => {
    while (index < blocks.length - 1 && start + (blocks[index] as MirrorBlock).length <= position) {
      start += (blocks[index] as MirrorBlock).length;
      index++;
    }
    let last = index;
    let end = start + (blocks[index] as MirrorBlock).length;
    while (last < blocks.length - 1 && end < position + length) end += (blocks[++last] as MirrorBlock).length;
    // A lost paragraph end joins the next block to this one.
    if (length > 0 && end === position + length && last < blocks.length - 1) last++;
    const previous = touched.at(-1);
    if (previous !== undefined && index <= previous.to) {
      previous.to = Math.max(previous.to, last + 1);
      previous.growth += growth;
    } else {
      touched.push({ from: index, to: last + 1, growth });
    }
  };

  for (const step of delta) {
    if (step.retain !== undefined) {
      if (step.attributes !== undefined) touch(step.retain, 0);
      position += step.retain;
    } else if (step.delete !== undefined) {
      touch(step.delete, -step.delete);
      position += step.delete;
    } else {
      touch(0, insertedLength(step));
    }
  }
  return touched;
}

/** Joins stretches that overlap or touch; input in any order. */
export function mergeTouched(ranges: TouchedBlocks[]): TouchedBlocks[] {
  const merged: TouchedBlocks[] = [];
  for (const range of ranges.sort((a, b) => a.from - b.from)) {
    const previous = merged.at(-1);
    if (previous !== undefined && range.from < previous.to) {
      previous.to = Math.max(previous.to, range.to);
      previous.growth += range.growth;
    } else {
      merged.push({ ...range });
    }
  }
  return merged;
}
