/**
 * The column of cards beside the text. It scrolls with the page: it stands in the same scrolling element, as
 * high as the text. Where there is no room for it (`drawn` left out) it is a list of the same cards, one below
 * the other.
 */
import { memo, useRef } from 'react';
import type { Readable } from '../../../shared/platform/Readable.ts';
import type { MarginItem } from '../../ui/MarginItem.ts';
import styles from './MarginColumn.module.css';
import type { Cards } from './useCards.ts';
import { useCards } from './useCards.ts';

export function MarginColumn(props: {
  readonly label: string;
  /** In the order of the text; the same array until something changed. */
  readonly items: readonly MarginItem[];
  /** The element that scrolls the text and the column together; the list, where it is one. */
  readonly scroller: HTMLElement | null;
  /** Grows whenever something may stand elsewhere on the page. */
  readonly drawn?: Readable<number>;
}) {
  const { items } = props;
  const column = useRef<HTMLUListElement>(null);
  const { placed, height, measure, focusMoved } = useCards({
    items,
    column,
    scroller: props.scroller,
    drawn: props.drawn ?? null,
  });
  return (
    <ul
      ref={column}
      className={styles['column']}
      aria-label={props.label}
      style={{ minBlockSize: height }}
      onKeyDown={goThrough}
      onFocus={focusMoved}
      onBlur={focusMoved}
    >
      {placed.map(({ item, top }) => (
        <Card
          key={item.key}
          item={item}
          top={top}
          measure={measure}
          place={items.indexOf(item) + 1}
          of={items.length}
        />
      ))}
    </ul>
  );
}

const Card = memo(function Card(props: {
  item: MarginItem;
  top: number;
  measure: Cards['measure'];
  place: number;
  of: number;
}) {
  const { item } = props;
  return (
    <li
      ref={props.measure}
      data-card={item.key}
      data-active={item.active || undefined}
      className={styles['card']}
      style={{ translate: `0 ${props.top}px` }}
      aria-posinset={props.place}
      aria-setsize={props.of}
    >
      <Content item={item} />
    </li>
  );
});

/** Drawn anew for another item only: while one scrolls, cards move and are not made again. */
const Content = memo(function Content(props: { item: MarginItem }) {
  return props.item.render();
});

/** Up and down go from card to card, wherever in a card the focus is. Text being written keeps its arrows. */
function goThrough(event: React.KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const { target } = event;
  if (by === 0 || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  if (!(target instanceof HTMLElement) || target.matches('input, textarea, [contenteditable]')) return;
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-card]')];
  const at = cards.findIndex((card) => card.contains(target));
  const next = cards[at + by]?.querySelector<HTMLElement>('button');
  if (next == null) return;
  event.preventDefault();
  next.focus();
}
