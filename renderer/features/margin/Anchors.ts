/**
 * How far down the column the anchors of a list of items are. Looking all of them up costs too much for a
 * frame while one scrolls: only those near the window are looked up then. What is far off the window has the
 * height the browser supposes until it is drawn (`content-visibility`), so when the last one looked up has
 * moved, those behind it have moved as far.
 */
import type { MarginItem } from '../../ui/MarginItem.ts';
import { firstWhere } from './layoutCards.ts';

export interface Anchor {
  readonly item: MarginItem;
  /** In px from the top of the column. */
  at: number;
}

export class Anchors {
  /** Of the items that are drawn, in their order. */
  list: readonly Anchor[] = [];

  /** Looks all of them up. `top`: of the column, in client coordinates. */
  readAll(items: readonly MarginItem[], top: number): void {
    const list: Anchor[] = [];
    let last = Number.NEGATIVE_INFINITY;
    for (const item of items) {
      const rectangle = item.rectangle();
      if (rectangle === null) continue;
      // Two on one line may differ by a pixel; the order of the text is the order of the cards.
      last = Math.max(last, rectangle.top - top);
      list.push({ item, at: last });
    }
    this.list = list;
  }

  /** Looks up those between two heights of the column, in px. Whether any has moved. */
  readBetween(from: number, to: number, top: number): boolean {
    const first = firstWhere(this.list.length, (index) => this.#at(index) >= from);
    let moved = 0;
    let last = this.#at(first - 1);
    let index = first;
    for (; index < this.list.length && this.#at(index) <= to; index++) {
      const anchor = this.list[index] as Anchor;
      const found = anchor.item.rectangle();
      // Gone meanwhile: the list of items will say so.
      const at = found === null ? anchor.at + moved : Math.max(last, found.top - top);
      moved = at - anchor.at;
      anchor.at = at;
      last = at;
    }
    if (index === first) return false;
    if (moved !== 0) for (; index < this.list.length; index++) (this.list[index] as Anchor).at += moved;
    return true;
  }

  #at(index: number): number {
    return this.list[index]?.at ?? Number.NEGATIVE_INFINITY;
  }
}
