/** Which suggestions, and which parts of them, lie in a stretch of the text. */
import type { Changes } from '../../../shared/changes/Changes.ts';
import type { Chosen } from '../../../shared/changes/decide.ts';
import type { Scope } from '../../../shared/changes/decisions.ts';
import type { ParagraphPiece } from '../../../shared/changes/listChanges.ts';
import type { Suggestion } from '../../../shared/changes/Suggestion.ts';
import type { IdRange } from '../../../shared/document/ids.ts';
import { headingLevel } from '../../../shared/document/paragraphProperties.ts';
import type { MirrorBlock } from '../binding/mirror.ts';
import { startOfBlock } from '../binding/mirror.ts';
import { blockPieces, isUndecided } from './blockPieces.ts';

/** A stretch of the flow, in characters from its start. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** @param whole take every suggestion that the stretch touches as a whole */
export function chosenIn(
  changes: Changes,
  blocks: readonly MirrorBlock[],
  { from, to }: Stretch,
  whole = false,
): Chosen[] {
  const inside = new Map<Suggestion, Scope[]>();
  const outside = new Set<Suggestion>();
  let start = 0;
  for (const block of blocks) {
    for (const one of blockPieces(changes, block)) {
      if (!isUndecided(one)) continue;
      const ranges = inside.get(one.suggestion) ?? [];
      const cut = cutRanges(one, start, from, to);
      if (cut.length > 0) inside.set(one.suggestion, [...ranges, ...cut]);
      if (sizeOf(cut) < sizeOf(one.piece.ranges)) outside.add(one.suggestion);
    }
    start += block.length;
  }
  return [...inside].map(([suggestion, ranges]) => ({
    id: suggestion.id,
    scope: whole || (!outside.has(suggestion) && isUntouched(suggestion)) ? null : ranges,
  }));
}

/** Nothing of it is decided yet, so that it can be decided on as a whole. */
const isUntouched = ({ decisions }: Suggestion) => decisions.size === 0;

const sizeOf = (ranges: readonly IdRange[]) => ranges.reduce((sum, range) => sum + range.length, 0);

function cutRanges({ piece, offset }: ParagraphPiece, start: number, from: number, to: number): Scope[] {
  const cut: Scope[] = [];
  let at = start + offset;
  for (const { client, clock, length, part } of piece.ranges) {
    const [first, end] = [Math.max(at, from), Math.min(at + length, to)];
    if (first < end) cut.push({ client, clock: clock + first - at, length: end - first, part });
    at += length;
  }
  return cut;
}

/** The paragraph with this index, its end included. */
export function paragraphStretch(blocks: readonly MirrorBlock[], index: number): Stretch {
  const from = startOfBlock(blocks, index);
  return { from, to: from + (blocks[index]?.length ?? 0) };
}

/** From the heading over this paragraph to the next one of its level or above. */
export function sectionStretch(blocks: readonly MirrorBlock[], index: number): Stretch {
  const level = (at: number) => headingLevel(blocks[at]?.properties.style ?? 'body');
  let first = index;
  while (first > 0 && level(first) === null) first--;
  const top = level(first) ?? Number.POSITIVE_INFINITY;
  let last = first + 1;
  while (last < blocks.length && (level(last) ?? Number.POSITIVE_INFINITY) > top) last++;
  // In front of the first heading: up to it.
  if (top === Number.POSITIVE_INFINITY) {
    last = first + 1;
    while (last < blocks.length && level(last) === null) last++;
  }
  return { from: startOfBlock(blocks, first), to: startOfBlock(blocks, last) };
}
