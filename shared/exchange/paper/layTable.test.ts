import { expect, test } from 'vitest';
import type { CellContent, TableContent } from '../../document/EmbedContent.ts';
import { cell, row, table } from '../testing/embedSamples.ts';
import { seeded } from '../testing/samples.ts';
import { layTable } from './layTable.ts';

const placed = (one: TableContent) =>
  layTable(one).rows.map(({ cells }) =>
    cells.map(({ column, rowSpan, columnSpan }) => `${column}:${rowSpan}x${columnSpan}`),
  );
const covered = cell('', { covered: true });

test('cells reach over those that say they are covered', () => {
  const spans = table([
    row([cell('a', { columnSpan: 2 }), covered, 'b'], true),
    row([cell('c', { rowSpan: 2 }), 'd', 'e']),
    row([covered, 'f', 'g']),
  ]);
  expect(placed(spans)).toEqual([
    ['0:1x2', '2:1x1'],
    ['0:2x1', '1:1x1', '2:1x1'],
    ['1:1x1', '2:1x1'],
  ]);
  expect(layTable(spans).headerRows).toBe(1);
  expect(layTable(spans).shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
});

test('a span never hides a cell with a text, never leaves the table and never leaves its header', () => {
  expect(placed(table([row([cell('a', { columnSpan: 3 }), 'b', 'c'])]))).toEqual([
    ['0:1x1', '1:1x1', '2:1x1'],
  ]);
  expect(placed(table([row([cell('a', { columnSpan: 9, rowSpan: 9 }), covered, covered])]))).toEqual([
    ['0:1x3'],
  ]);
  expect(placed(table([row([cell('a', { rowSpan: 2 }), 'b', 'c'], true), row([covered, 'd', 'e'])]))).toEqual(
    [
      ['0:1x1', '1:1x1', '2:1x1'],
      ['0:1x1', '1:1x1', '2:1x1'],
    ],
  );
});

test('whatever a table says, every place is drawn over exactly once (500 random tables)', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const random = seeded(seed);
    const size = () => 1 + Math.floor(random() * 4);
    const [width, height] = [size(), size()];
    const cells = (): CellContent[] =>
      Array.from({ length: width - Math.floor(random() * 2) }, () => ({
        paragraphs: [],
        columnSpan: size(),
        rowSpan: size(),
        ...(random() < 0.5 ? { covered: true as const } : {}),
      }));
    const one = table(
      Array.from({ length: height }, (_, index) => row(cells(), index === 0 && random() < 0.5)),
      Array.from({ length: width }, () => (random() < 0.2 ? Number.NaN : random())),
    );
    const drawn = Array.from({ length: height }, () => new Array<number>(width).fill(0));
    for (const { cells: laid } of layTable(one).rows)
      for (const { row: top, column, rowSpan, columnSpan } of laid)
        for (let down = top; down < top + rowSpan; down++)
          for (let across = column; across < column + columnSpan; across++)
            (drawn[down] as number[])[across] = ((drawn[down] as number[])[across] ?? Number.NaN) + 1;
    expect(drawn.flat(), `seed ${seed}`).toEqual(new Array(width * height).fill(1));
  }
});
