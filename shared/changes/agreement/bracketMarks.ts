/**
 * Where brackets open and close in one paragraph. Of each bracket what is shown of it there is taken from its first
 * character to its last; where two cross, the later one is cut, so that pairs nest (B2, B3).
 */
import type { IdRange } from '../../document/ids.ts';
import type { Bracket } from './Agreement.ts';
import type { BracketIndex } from './BracketIndex.ts';

export interface BracketMark {
  /** Characters of the paragraph in front of it. */
  readonly at: number;
  readonly sign: 'open' | 'close';
  readonly bracket: Bracket;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly bracket: Bracket;
}

/**
 * @param shown the characters of a paragraph that are shown, in order
 * @returns in the order of the text; at one place what closes stands in front of what opens
 */
export function bracketMarks(index: BracketIndex, shown: readonly IdRange[]): BracketMark[] {
  if (index.empty) return [];
  const found = new Map<string, Stretch>();
  let start = 0;
  for (const range of shown) {
    for (const { bracket, from, to } of index.partsOf(range)) {
      const known = found.get(bracket.id);
      found.set(bracket.id, {
        bracket,
        from: Math.min(known?.from ?? start + from, start + from),
        to: Math.max(known?.to ?? 0, start + to),
      });
    }
    start += range.length;
  }
  return found.size === 0 ? [] : nested([...found.values()]);
}

/** The outer one first; of equal ones the older, so that every desk draws the same. */
function byPlace(a: Stretch, b: Stretch): number {
  return a.from - b.from || b.to - a.to || (a.bracket.id < b.bracket.id ? -1 : 1);
}

function nested(stretches: readonly Stretch[]): BracketMark[] {
  const waiting = stretches.toSorted(byPlace);
  const open: Stretch[] = [];
  const marks: BracketMark[] = [];
  const closeUpTo = (at: number) => {
    for (let top = open.at(-1); top !== undefined && top.to <= at; top = open.at(-1)) {
      open.pop();
      marks.push({ at: top.to, sign: 'close', bracket: top.bracket });
    }
  };
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    closeUpTo(next.from);
    const around = open.at(-1);
    let piece = next;
    if (around !== undefined && next.to > around.to) {
      piece = { ...next, to: around.to };
      const rest = { ...next, from: around.to };
      const place = waiting.findIndex((one) => byPlace(rest, one) < 0);
      waiting.splice(place === -1 ? waiting.length : place, 0, rest);
    }
    open.push(piece);
    marks.push({ at: piece.from, sign: 'open', bracket: piece.bracket });
  }
  closeUpTo(Number.POSITIVE_INFINITY);
  return marks;
}
