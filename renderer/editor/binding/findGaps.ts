/**
 * Which stretches of paragraphs differ between the mirror and the screen. Paragraphs that are the same
 * node with the same content hold the comparison in place; between them lie the gaps.
 */
import type { NodeKey } from 'lexical';
import type { MirrorBlock } from './mirror.ts';

export interface GapRange {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly shownFrom: number;
  readonly shownTo: number;
}

/**
 * @param isSame whether the shown node `key` still has the content of its mirror block
 * @returns the gaps in ascending order, and the same blocks that stand in another order than before
 */
export function findGaps(
  old: readonly MirrorBlock[],
  shown: readonly NodeKey[],
  isSame: (block: MirrorBlock) => boolean,
): { gaps: GapRange[]; moved: Map<NodeKey, MirrorBlock> } {
  let start = 0;
  const most = Math.min(old.length, shown.length);
  // Behind a last paragraph with hidden text after its end comes another: the hidden text is that one's then.
  const [last, lastShown] = [old.at(-1), shown.at(-1)];
  const opened = last !== undefined && last.trailing.length > 0 && last.key !== lastShown ? last.key : null;
  const holds = (block: MirrorBlock | undefined, key: NodeKey | undefined) =>
    block !== undefined && block.key === key && block.mark !== null && key !== opened && isSame(block);
  while (start < most && holds(old[start], shown[start])) start++;
  let end = 0;
  while (end < most - start && holds(old[old.length - 1 - end], shown[shown.length - 1 - end])) end++;

  const oldTo = old.length - end;
  const shownTo = shown.length - end;
  const places = new Map<NodeKey, number>();
  for (let index = start; index < oldTo; index++) places.set((old[index] as MirrorBlock).key, index);
  const candidates: [number, number][] = [];
  for (let index = start; index < shownTo; index++) {
    const key = shown[index] as NodeKey;
    const place = places.get(key);
    if (place !== undefined && holds(old[place], key)) candidates.push([place, index]);
  }
  const anchors = longestRising(candidates);
  const moved = new Map<NodeKey, MirrorBlock>();
  const held = new Set(anchors.map(([place]) => place));
  for (const [place] of candidates) {
    if (!held.has(place)) moved.set((old[place] as MirrorBlock).key, old[place] as MirrorBlock);
  }

  const gaps: GapRange[] = [];
  let oldFrom = start;
  let shownFrom = start;
  for (const [place, index] of [...anchors, [oldTo, shownTo] as const]) {
    if (oldFrom < place || shownFrom < index) gaps.push({ oldFrom, oldTo: place, shownFrom, shownTo: index });
    oldFrom = place + 1;
    shownFrom = index + 1;
  }
  return { gaps, moved };
}

/** The longest subsequence with rising first members (patience sorting); second members rise already. */
export function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, [value]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number] as readonly [number, number])[0] < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = index;
  }
  const rising: (readonly [number, number])[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] as number) {
    rising.unshift(pairs[index] as readonly [number, number]);
  }
  return rising;
}
