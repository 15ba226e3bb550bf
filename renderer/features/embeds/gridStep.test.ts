import { expect, test } from 'vitest';
import { gridStep, MOST_COLUMNS, MOST_ROWS } from './gridStep.ts';

const size = { rows: 3, columns: 3 };

test('arrows change the size towards the side that is pressed; columns grow to the left where one reads that way', () => {
  expect(gridStep(size, 'ArrowDown', false)).toEqual({ rows: 4, columns: 3 });
  expect(gridStep(size, 'ArrowUp', true)).toEqual({ rows: 2, columns: 3 });
  expect(gridStep(size, 'ArrowRight', false)).toEqual({ rows: 3, columns: 4 });
  expect(gridStep(size, 'ArrowLeft', false)).toEqual({ rows: 3, columns: 2 });
  expect(gridStep(size, 'ArrowLeft', true)).toEqual({ rows: 3, columns: 4 });
  expect(gridStep(size, 'ArrowRight', true)).toEqual({ rows: 3, columns: 2 });
});

test('a table has one row and one column at least, and no more than the squares', () => {
  const least = { rows: 1, columns: 1 };
  const most = { rows: MOST_ROWS, columns: MOST_COLUMNS };
  for (const key of ['ArrowUp', 'ArrowLeft', 'Home', 'PageUp'])
    expect(gridStep(least, key, false)).toEqual(least);
  for (const key of ['ArrowDown', 'ArrowRight', 'End', 'PageDown'])
    expect(gridStep(most, key, false)).toEqual(most);
});

test('other keys are not heard', () => {
  for (const key of ['Enter', 'Tab', 'a', 'Escape']) expect(gridStep(size, key, false)).toBeNull();
});
