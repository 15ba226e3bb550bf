/**
 * Where cards stand beside a text: each at the height of its anchor, or right below the one in front of it
 * where that is in the way. The active one keeps its anchor and those in front of it move up, as far as the
 * top allows. Cards never overlap.
 */
export interface CardBox {
  /** Height of its anchor, in px from the top of the column. Never above that of the card in front. */
  readonly anchor: number;
  /** In px. */
  readonly height: number;
}

/** Px between two cards. */
export const CARD_GAP = 10;

/** The top of each card, in px, ascending. `active` is an index; -1 for none. */
export function layoutCards(cards: readonly CardBox[], active: number): number[] {
  const tops: number[] = [];
  /** From `from` on, none above `floor`. */
  const flow = (from: number, floor: number) => {
    let bottom = floor;
    for (const [index, { anchor, height }] of cards.entries()) {
      if (index < from) continue;
      const top = Math.max(anchor, bottom);
      tops[index] = top;
      bottom = top + height + CARD_GAP;
    }
  };
  flow(0, 0);
  const chosen = cards[active];
  if (chosen === undefined) return tops;
  let room = Math.max(0, chosen.anchor);
  tops[active] = room;
  for (let index = active - 1; index >= 0; index--) {
    room -= (cards[index] as CardBox).height + CARD_GAP;
    if ((tops[index] as number) <= room) break;
    if (room < 0) {
      pushDown(cards, tops, active);
      break;
    }
    tops[index] = room;
  }
  flow(active + 1, (tops[active] as number) + chosen.height + CARD_GAP);
  return tops;
}

/** Too much in front of the active card: all of it from the top, and the active one below. */
function pushDown(cards: readonly CardBox[], tops: number[], active: number): void {
  let bottom = 0;
  for (let index = 0; index <= active; index++) {
    tops[index] = bottom;
    bottom += (cards[index] as CardBox).height + CARD_GAP;
  }
}

/** The cards that reach into a stretch of the column, as indexes from and up to (not included). */
export function cardsWithin(
  tops: readonly number[],
  cards: readonly CardBox[],
  from: number,
  to: number,
): readonly [number, number] {
  const first = firstWhere(
    tops.length,
    (index) => (tops[index] as number) + (cards[index] as CardBox).height >= from,
  );
  const end = firstWhere(tops.length, (index) => (tops[index] as number) > to);
  return [Math.min(first, end), end];
}

/** The first index for which `holds` is true, where it stays true from there on; `length` for none. */
export function firstWhere(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
