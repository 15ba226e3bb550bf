import { expect, test } from 'vitest';
import type { MarginItem } from '../../ui/MarginItem.ts';
import { Anchors } from './Anchors.ts';

/** Items at these heights of the window, and how often each was asked for its place. */
function made(...tops: (number | null)[]) {
  const asked = tops.map(() => 0);
  const items = tops.map(
    (_, index): MarginItem => ({
      key: String(index),
      active: false,
      rectangle() {
        asked[index] = (asked[index] ?? 0) + 1;
        const top = tops[index] ?? null;
        return top === null ? null : ({ top } as DOMRect);
      },
      render: () => null,
    }),
  );
  return { tops, items, asked };
}

const heights = (anchors: Anchors) => anchors.list.map(({ at }) => at);

test('from the top of the column, in the order of the text; what is not drawn is left out', () => {
  const anchors = new Anchors();
  anchors.readAll(made(150, 148, null, 300).items, 100);
  expect(heights(anchors)).toEqual([50, 50, 200]);
});

test('only those in a stretch are looked up, and those behind move along with the last of them', () => {
  const { tops, items, asked } = made(100, 200, 300, 400, 500);
  const anchors = new Anchors();
  anchors.readAll(items, 0);
  tops.splice(0, 5, 100, 230, 330, 999, 999);
  anchors.readBetween(150, 350, 0);
  expect(asked).toEqual([1, 2, 2, 1, 1]);
  expect(heights(anchors)).toEqual([100, 230, 330, 430, 530]);
});

test('one that is gone meanwhile keeps its place among the others', () => {
  const { tops, items } = made(100, 200, 300);
  const anchors = new Anchors();
  anchors.readAll(items, 0);
  tops[1] = null;
  anchors.readBetween(0, 1000, 0);
  expect(heights(anchors)).toEqual([100, 200, 300]);
});
