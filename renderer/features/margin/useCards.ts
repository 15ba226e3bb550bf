/**
 * Which cards stand where, and which of them exist: those in the window and a window's height around it,
 * however many there are. Heights are measured as cards come, and supposed for those that have not been drawn.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Readable } from '../../../shared/platform/Readable.ts';
import type { MarginItem } from '../../ui/MarginItem.ts';
import { Anchors } from './Anchors.ts';
import type { CardBox } from './layoutCards.ts';
import { CARD_GAP, cardsWithin, layoutCards } from './layoutCards.ts';

export interface PlacedCard {
  readonly item: MarginItem;
  /** Px from the top of the column. */
  readonly top: number;
}

export interface Cards {
  readonly placed: readonly PlacedCard[];
  /** Px from the top of the column to the end of the last card. */
  readonly height: number;
  /** For each card's element: it is measured for as long as it is there. */
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined;
}

interface Options {
  /** In the order of the text. */
  readonly items: readonly MarginItem[];
  /** What the cards stand in. */
  readonly column: React.RefObject<HTMLElement | null>;
  /** What scrolls them; null until it is there. */
  readonly scroller: HTMLElement | null;
  /** Grows when anchors may have moved. null: cards stand one below the other, whatever their anchors. */
  readonly drawn: Readable<number> | null;
}

/** Px of a card nobody has seen yet. */
const SUPPOSED = 112;
/** Milliseconds of rest after which all anchors are looked up. */
const REST = 200;
const NONE = { placed: [], height: 0 } as const;

export function useCards({ items, column, scroller, drawn }: Options): Cards {
  const [state, setState] = useState<Pick<Cards, 'placed' | 'height'>>(NONE);
  const heights = useRef(new Map<string, number>());
  const anchors = useRef(new Anchors());
  const look = useRef<(what: 'all' | 'near' | 'nothing') => void>(() => {});

  look.current = (what) => {
    const box = column.current;
    if (box === null || scroller === null) return;
    const { top } = box.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    const [from, to] = [view.top - top - view.height, view.bottom - top + view.height];
    if (drawn === null) anchors.current.list = items.map((item) => ({ item, at: 0 }));
    else if (what === 'all') anchors.current.readAll(items, top);
    else if (what === 'near') anchors.current.readBetween(from, to, top);
    const { list } = anchors.current;
    const boxes: CardBox[] = list.map(({ item, at }) => ({
      anchor: at,
      height: heights.current.get(item.key) ?? SUPPOSED,
    }));
    const active = drawn === null ? -1 : list.findIndex(({ item }) => item.active);
    const tops = layoutCards(boxes, active);
    const [first, end] = cardsWithin(tops, boxes, from, to);
    // The one that has the focus stays, or the focus would be lost with it.
    const focused = box.contains(document.activeElement)
      ? document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset['card']
      : undefined;
    const placed = list.flatMap(({ item }, index) =>
      (first <= index && index < end) || item.key === focused
        ? [{ item, top: Math.round(tops[index] as number) }]
        : [],
    );
    const height =
      tops.length === 0 ? 0 : (tops.at(-1) as number) + (boxes.at(-1) as CardBox).height + CARD_GAP;
    setState((before) => {
      const same =
        before.height === height &&
        before.placed.length === placed.length &&
        before.placed.every(
          (card, index) => card.item === placed[index]?.item && card.top === placed[index]?.top,
        );
      return same ? before : { placed, height };
    });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the items and what they stand in.
  useLayoutEffect(() => look.current('all'), [items, scroller, drawn]);

  useEffect(() => {
    if (scroller === null) return undefined;
    let frame = 0;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      if (frame === 0) {
        frame = requestAnimationFrame(() => {
          frame = 0;
          look.current('near');
        });
      }
      clearTimeout(rest);
      rest = setTimeout(() => look.current('all'), REST);
    };
    scroller.addEventListener('scroll', soon, { passive: true });
    const size = new ResizeObserver(soon);
    size.observe(scroller);
    const stop = drawn?.subscribe(soon);
    return () => {
      scroller.removeEventListener('scroll', soon);
      size.disconnect();
      stop?.();
      cancelAnimationFrame(frame);
      clearTimeout(rest);
    };
  }, [scroller, drawn]);

  const observer = useRef<ResizeObserver | null>(null);
  const measure = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    observer.current ??= new ResizeObserver((entries) => {
      let changed = false;
      for (const { target, borderBoxSize } of entries) {
        const key = (target as HTMLElement).dataset['card'] ?? '';
        const height = Math.ceil(borderBoxSize[0]?.blockSize ?? 0);
        // One that has just been taken out measures nothing.
        if (height === 0 || heights.current.get(key) === height) continue;
        heights.current.set(key, height);
        changed = true;
      }
      // Before the frame is painted, so that cards are never seen one over another.
      if (changed) flushSync(() => look.current('nothing'));
    });
    observer.current.observe(element);
    return () => observer.current?.unobserve(element);
  }, []);
  useEffect(() => () => observer.current?.disconnect(), []);

  return { ...state, measure };
}
