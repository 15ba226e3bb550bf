/**
 * Where cards stand beside a text. One of them is the pivot and stands where it belongs; each behind it stands at
 * the height of its anchor, or right below the one in front where that is in the way, and each in front of it at
 * its anchor or right above the next. Cards never overlap.
 *
 * The pivot is the card that is asked for, or the one at the reading line, which goes from the top of the window
 * to its bottom as one scrolls from the beginning to the end. Where cards need more room than their text they pass
 * by faster than it, and the one that is read about is always near: were all of them to flow down from the first,
 * the cards of a dense text would end up pages away from it.
 */
export interface CardBox {
  /** Height of its anchor, in px from the top of the column. Never above that of the card in front. */
  readonly anchor: number;
  /** In px. */
  readonly height: number;
}

export interface Pivot {
  readonly index: number;
  /** In px from the top of the column. */
  readonly top: number;
  /** Those in front of it stand right above it, one on the other, instead of at their anchors. */
  readonly packed?: true;
}

/** Px between two cards. */
export const CARD_GAP = 10;

/** What stands at the reading line; null where that is above all anchors. Moves without a jump as the line does. */
export function pivotAt(cards: readonly CardBox[], line: number): Pivot | null {
  const index = firstWhere(cards.length, (at) => (cards[at] as CardBox).anchor > line) - 1;
  const card = cards[index];
  if (card === undefined) return null;
  const next = cards[index + 1];
  if (next === undefined) return { index, top: card.anchor };
  // By the time the line has come to the next anchor, this card has made room for the next.
  const distance = next.anchor - card.anchor;
  const short = Math.max(0, card.height + CARD_GAP - distance);
  return { index, top: card.anchor - short * ((line - card.anchor) / distance) };
}

/**
 * A card that is asked for stands at its anchor. At the beginning of the column that may push others out of it at
 * the top, where one cannot scroll to: there it gives way to those in front, as far as it stays in sight.
 * @param bottom of the window, in px from the top of the column
 * @param view height of the window
 */
export function pivotOn(cards: readonly CardBox[], index: number, bottom: number, view: number): Pivot {
  const { anchor, height } = cards[index] as CardBox;
  const inFront = cards.slice(0, index).reduce((sum, card) => sum + card.height + CARD_GAP, 0);
  if (anchor >= view || inFront <= anchor) return { index, top: anchor };
  return { index, top: Math.max(anchor, Math.min(inFront, bottom - height - CARD_GAP)), packed: true };
}

/** The top of each card, in px, ascending. Without a pivot all flow down from the first. */
export function layoutCards(cards: readonly CardBox[], pivot: Pivot | null): number[] {
  const tops = new Array<number>(cards.length);
  const start: Pivot = pivot ?? { index: 0, top: Math.max(0, cards[0]?.anchor ?? 0) };
  let bottom = start.top;
  for (let index = start.index; index < cards.length; index++) {
    const { anchor, height } = cards[index] as CardBox;
    const top = index === start.index ? start.top : Math.max(anchor, bottom);
    tops[index] = top;
    bottom = top + height + CARD_GAP;
  }
  let room = start.top;
  for (let index = start.index - 1; index >= 0; index--) {
    const { anchor, height } = cards[index] as CardBox;
    room = Math.min(start.packed ? room : anchor, room - height - CARD_GAP);
    tops[index] = room;
  }
  return tops;
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
