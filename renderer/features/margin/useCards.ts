/**
 * Which cards stand where, and which of them exist: those in the window and a window's height around it,
 * however many there are. Heights are measured as cards come, and supposed for those that have not been drawn.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Readable } from '../../../shared/platform/Readable.ts';
import type { MarginItem } from '../../ui/MarginItem.ts';
import { Anchors } from './Anchors.ts';
import type { CardBox, Pivot } from './layoutCards.ts';
import { CARD_GAP, cardsWithin, layoutCards, pivotAt, pivotOn } from './layoutCards.ts';

export interface PlacedCard {
  readonly item: MarginItem;
  /** Px from the top of the column. */
  readonly top: number;
}

export interface Cards {
  readonly placed: readonly PlacedCard[];
  /** Px that the column has to be high at least. */
  readonly height: number;
  /** For each card's element: it is measured for as long as it is there. */
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined;
  /** The focus has come into a card, or gone from it. */
  readonly focusMoved: () => void;
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

/** So many times as fast as the page cards may pass by: where they are many and the page is short, it is made longer. */
const FASTER = 3;
/** Px that one scrolls before the card that was asked for gives way to what is read. */
const LEAVES = 48;
/** Px of a card nobody has seen yet. */
const SUPPOSED = 112;
/** Milliseconds in which cards have made room: a little more than their motion takes. */
const GLIDE = 200;
/** Milliseconds of rest after which all anchors are looked up. */
const REST = 200;
const NONE = { placed: [], height: 0 } as const;

export function useCards({ items, column, scroller, drawn }: Options): Cards {
  const [state, setState] = useState<Pick<Cards, 'placed' | 'height'>>(NONE);
  const heights = useRef(new Map<string, number>());
  const anchors = useRef(new Anchors());
  /** Which card was asked for last, and how far down the page was then. */
  const since = useRef<{ key: string | null; scrollTop: number }>({ key: null, scrollTop: 0 });
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
    const focused = focusedCard(box);
    const inSight = (at: number) => from + view.height <= at && at <= to - view.height;
    const asked = (wanted: (item: MarginItem) => boolean): Pivot | null => {
      const index = list.findIndex(({ item }) => wanted(item));
      const at = list[index]?.at;
      return at === undefined || !inSight(at) ? null : pivotOn(boxes, index, to - view.height, view.height);
    };
    const wanted =
      drawn === null ? null : (asked(({ key }) => key === focused) ?? asked((item) => item.active));
    const key = wanted === null ? null : (list[wanted.index]?.item.key ?? null);
    if (key !== since.current.key) since.current = { key, scrollTop: scroller.scrollTop };
    const left = Math.abs(scroller.scrollTop - since.current.scrollTop) > LEAVES;
    const chosen = left && key !== focused ? null : wanted;
    glide(box, chosen === null ? '' : (key ?? ''));
    const atLine = () => pivotAt(boxes, from + view.height * (1 + progressOf(scroller)));
    const tops = layoutCards(boxes, chosen ?? (drawn === null ? null : atLine()));
    const [first, end] = cardsWithin(tops, boxes, from, to);
    // The one that has the focus stays, or the focus would be lost with it.
    const held = box.querySelector<HTMLElement>('[data-card]:focus-within')?.dataset['card'];
    const placed = list.flatMap(({ item }, index) =>
      (first <= index && index < end) || item.key === held
        ? [{ item, top: Math.round(tops[index] as number) }]
        : [],
    );
    const needed = boxes.reduce((sum, card) => sum + card.height + CARD_GAP, 0);
    const height =
      drawn === null ? needed : Math.min(needed, view.height + Math.max(0, needed - view.height) / FASTER);
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

  const focusMoved = useCallback(() => look.current('nothing'), []);
  return { ...state, measure, focusMoved };
}

/** 0 at the beginning of what is scrolled, 1 at its end. */
function progressOf({ scrollTop, scrollHeight, clientHeight }: HTMLElement): number {
  const range = scrollHeight - clientHeight;
  return range <= 0 ? 0 : Math.min(1, Math.max(0, scrollTop / range));
}

/**
 * The card with the focus, once it shows: a press gives a button the focus too, and the button must not move away
 * from under it.
 */
function focusedCard(box: HTMLElement): string | undefined {
  const { activeElement } = document;
  return box.contains(activeElement) && activeElement?.matches(':focus-visible')
    ? activeElement.closest<HTMLElement>('[data-card]')?.dataset['card']
    : undefined;
}

/** Cards glide to make room for another one that is asked for; while one scrolls they stay glued to their text. */
function glide(box: HTMLElement, pivot: string): void {
  if ((box.dataset['pivot'] ?? '') === pivot) return;
  box.dataset['pivot'] = pivot;
  box.dataset['moving'] = '';
  setTimeout(() => delete box.dataset['moving'], GLIDE);
}
