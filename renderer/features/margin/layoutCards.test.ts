import { expect, test } from 'vitest';
import type { CardBox } from './layoutCards.ts';
import { CARD_GAP, cardsWithin, layoutCards } from './layoutCards.ts';

const card = (anchor: number, height = 100): CardBox => ({ anchor, height });

test('each at its anchor, or right below the one in front of it', () => {
  expect(layoutCards([card(0), card(20), card(500)], -1)).toEqual([0, 100 + CARD_GAP, 500]);
});

test('the active one stands at its anchor, and others make room above and below', () => {
  const cards = [card(300), card(310), card(320), card(330)];
  expect(layoutCards(cards, 2)).toEqual([
    320 - 2 * (100 + CARD_GAP),
    320 - (100 + CARD_GAP),
    320,
    320 + 100 + CARD_GAP,
  ]);
});

test('cards in front that are out of the way stay at their anchors', () => {
  expect(layoutCards([card(0), card(400), card(450)], 2)).toEqual([0, 450 - 100 - CARD_GAP, 450]);
});

test('where there is no room above, the active one gives way', () => {
  expect(layoutCards([card(0), card(10), card(20)], 2)).toEqual([0, 110, 220]);
});

test('whatever the anchors, heights and active card: in order, none overlaps, none above the column', () => {
  let seed = 11;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed % below;
  };
  for (let run = 0; run < 500; run++) {
    let anchor = random(200) - 20;
    const cards = Array.from({ length: 1 + random(30) }, () => {
      anchor += random(120);
      return card(anchor, 40 + random(200));
    });
    const active = random(cards.length + 1) - 1;
    const tops = layoutCards(cards, active);
    expect(tops).toHaveLength(cards.length);
    let bottom = 0;
    for (const [index, top] of tops.entries()) {
      expect(top, `run ${run}, card ${index}`).toBeGreaterThanOrEqual(bottom);
      bottom = top + (cards[index] as CardBox).height + CARD_GAP;
    }
  }
});

test('only the cards in a stretch', () => {
  const cards = Array.from({ length: 1000 }, (_, index) => card(index * 200));
  const tops = layoutCards(cards, -1);
  expect(cardsWithin(tops, cards, 20_050, 20_500)).toEqual([100, 103]);
  expect(cardsWithin(tops, cards, -500, -100)).toEqual([0, 0]);
  expect(cardsWithin(tops, cards, 300_000, 300_500)).toEqual([1000, 1000]);
});
