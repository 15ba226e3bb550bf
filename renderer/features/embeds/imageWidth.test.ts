import { expect, test } from 'vitest';
import { firstWidth, shareOf, stepWidth, TEXT_WIDTH, WIDTH_SHARES, widthOf } from './imageWidth.ts';

test('an image is first as large as it was made, and never wider than the text', () => {
  expect(firstWidth({ width: 400 })).toBe(300);
  expect(firstWidth({ width: 4000 })).toBe(TEXT_WIDTH);
  expect(firstWidth({ width: 1 })).toBe(1);
});

test('a chosen share is the share that is shown', () => {
  for (const share of WIDTH_SHARES) expect(shareOf(widthOf(share))).toBe(share);
  expect(widthOf(100)).toBe(TEXT_WIDTH);
});

test('steps go to the next full ten percent, from wherever one is, and end at the text and at a tenth of it', () => {
  const steps = (from: number, by: 1 | -1) => {
    const shares: number[] = [];
    for (let width = stepWidth(widthOf(from), by); width !== null; width = stepWidth(width, by))
      shares.push(shareOf(width));
    return shares;
  };
  expect(steps(67, 1)).toEqual([70, 80, 90, 100]);
  expect(steps(33, -1)).toEqual([30, 20, 10]);
  expect(stepWidth(widthOf(10), -1)).toBeNull();
  expect(stepWidth(TEXT_WIDTH, 1)).toBeNull();
});

test('one that came in wider than the text, or narrower than a tenth, can be brought back', () => {
  expect(shareOf(stepWidth(900, -1) ?? 0)).toBe(100);
  expect(shareOf(stepWidth(4, 1) ?? 0)).toBe(10);
});
