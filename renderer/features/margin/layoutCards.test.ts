import { expect, test } from 'vitest';
import type { CardBox } from './layoutCards.ts';
import { CARD_GAP, cardsWithin, layoutCards, pivotAt, pivotOn } from './layoutCards.ts';

const card = (anchor: number, height = 100): CardBox => ({ anchor, height });
const STEP = 100 + CARD_GAP;

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

function someCards(next: (below: number) => number): CardBox[] {
  let anchor = next(200);
  return Array.from({ length: 1 + next(30) }, () => {
    anchor += next(4) === 0 ? 0 : next(160);
    return card(anchor, 40 + next(200));
  });
}

test('each at its anchor, or right below the one in front of it', () => {
  expect(layoutCards([card(0), card(20), card(500)], null)).toEqual([0, STEP, 500]);
});

test('the pivot stands where it is put, and others make room above and below', () => {
  const cards = [card(300), card(310), card(320), card(330)];
  expect(layoutCards(cards, { index: 2, top: 320 })).toEqual([320 - 2 * STEP, 320 - STEP, 320, 320 + STEP]);
});

test('cards in front that are out of the way stay at their anchors', () => {
  expect(layoutCards([card(0), card(400), card(450)], { index: 2, top: 450 })).toEqual([0, 450 - STEP, 450]);
});

test('with room for all, the reading line moves none from its anchor', () => {
  const cards = [card(0), card(200), card(500)];
  for (let line = -50; line < 700; line += 10)
    expect(layoutCards(cards, pivotAt(cards, line))).toEqual([0, 200, 500]);
});

test('whatever the anchors, heights and the line: in order, none over another, and the one at the line at its anchor', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const next = random(seed);
    const cards = someCards(next);
    const at = next(cards.length);
    const line = next(3) === 0 ? (cards[at] as CardBox).anchor : next(4000);
    const pivot = next(4) === 0 ? { index: at, top: (cards[at] as CardBox).anchor } : pivotAt(cards, line);
    const tops = layoutCards(cards, pivot);
    for (let index = 1; index < tops.length; index++) {
      const bottom = (tops[index - 1] as number) + (cards[index - 1] as CardBox).height + CARD_GAP;
      expect((tops[index] as number) - bottom, `seed ${seed}, card ${index}`).toBeGreaterThan(-1e-6);
    }
    const read = cards.findLast(({ anchor }) => anchor <= line);
    if (pivot !== null && read?.anchor === line) {
      const index = cards.lastIndexOf(read);
      expect(layoutCards(cards, pivotAt(cards, line))[index], `seed ${seed}`).toBe(line);
    }
  }
});

test('as the line moves by a pixel, no card jumps', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const cards = someCards(random(seed)).filter(
      ({ anchor }, index, all) => index === 0 || anchor > (all[index - 1] as CardBox).anchor + 20,
    );
    const last = (cards.at(-1) as CardBox).anchor;
    let before = layoutCards(cards, pivotAt(cards, (cards[0] as CardBox).anchor));
    let furthest = 0;
    for (let line = (cards[0] as CardBox).anchor + 1; line < last + 50; line++) {
      const tops = layoutCards(cards, pivotAt(cards, line));
      for (const [index, top] of tops.entries())
        furthest = Math.max(furthest, Math.abs(top - (before[index] as number)));
      before = tops;
    }
    // A card of 240 px that makes room within 20 px of text.
    expect(furthest, `seed ${seed}`).toBeLessThanOrEqual(13);
  }
});

test('a thousand cards in a text half as high: each is at its text when that is read', () => {
  const cards = Array.from({ length: 1000 }, (_, index) => card(index * 55));
  for (const index of [0, 1, 250, 500, 999]) {
    const { anchor } = cards[index] as CardBox;
    expect(layoutCards(cards, pivotAt(cards, anchor))[index]).toBeCloseTo(anchor);
  }
});

test('one that is asked for stands at its anchor; near the top it gives way to those in front, as far as it stays in sight', () => {
  const far = [card(900), card(910), card(920)];
  expect(pivotOn(far, 2, 1400, 600)).toEqual({ index: 2, top: 920 });
  const near = [card(0), card(10), card(20)];
  expect(layoutCards(near, pivotOn(near, 2, 600, 600))).toEqual([0, STEP, 2 * STEP]);
  const many = Array.from({ length: 10 }, (_, index) => card(index * 10));
  expect(pivotOn(many, 9, 600, 600)).toMatchObject({ index: 9, top: 600 - STEP });
});

test('only the cards in a stretch', () => {
  const cards = Array.from({ length: 1000 }, (_, index) => card(index * 200));
  const tops = layoutCards(cards, null);
  expect(cardsWithin(tops, cards, 20_050, 20_500)).toEqual([100, 103]);
  expect(cardsWithin(tops, cards, -500, -100)).toEqual([0, 0]);
  expect(cardsWithin(tops, cards, 300_000, 300_500)).toEqual([1000, 1000]);
});
