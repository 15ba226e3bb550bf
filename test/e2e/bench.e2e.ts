/** A quick sample of what the benchmark measures in the browser: every contender shows the text and takes a key. */
import { expect, test } from 'vitest';
import { CONTENDERS } from '../bench/contenders/Contender.ts';
import { benchCards } from '../bench/review/benchCards.ts';
import { benchReviewDesk } from '../bench/review/benchReviewDesk.ts';
import { benchReviewOpening } from '../bench/review/benchReviewOpening.ts';
import { benchReviewPaint } from '../bench/review/benchReviewPaint.ts';
import { benchOpening } from '../bench/screen/benchOpening.ts';
import { benchPaint } from '../bench/screen/benchPaint.ts';
import { withPage } from '../bench/screen/withPage.ts';
import type { Table } from '../bench/Table.ts';
import { skipsLong } from './helpers/sampled.ts';

function expectWhole({ rows, columns }: Table): void {
  for (const row of rows) {
    for (const { key } of columns.slice(columns[0]?.key === 'words' ? 2 : 1)) {
      expect(row[key], `${JSON.stringify(row)} ${key}`).toBeGreaterThan(0);
    }
  }
}

test('paints and openings are measured for everyone', async () => {
  await withPage(async (page) => {
    const paint = await benchPaint({ ...page, sizes: [600], strokes: 4 });
    expect(paint.rows).toHaveLength(3);
    expectWhole(paint);
    const opening = await benchOpening({ ...page, sizes: [600], openings: 1 });
    expect(opening.rows).toHaveLength(CONTENDERS.length);
    expectWhole(opening);
  });
});

test.skipIf(skipsLong)(
  'keys and openings of a text under review are measured in both documents',
  async () => {
    await withPage(async (page) => {
      const paint = await benchReviewPaint({ ...page, words: 1500, pending: 20, turns: 1 });
      expect(paint.rows).toHaveLength(4);
      expectWhole(paint);
      expect(paint.bars.every(({ met }) => met !== null)).toBe(true);
      const opening = await benchReviewOpening({ ...page, words: 1500, pending: 20, openings: 1 });
      expect(opening.rows).toHaveLength(2);
      expectWhole(opening);
    });
  },
);

test.skipIf(skipsLong)(
  'the whole desk is measured: opening, keys, views, deciding on everything at once',
  async () => {
    const table = await benchReviewDesk({ words: 1500, pending: 30, openings: 1, turns: 1 });
    expect(table.rows).toHaveLength(5);
    for (const row of table.rows) expect(row['reviewedP50'], `${row['what']}`).toBeGreaterThan(0);
    expect(table.bars.every(({ met }) => met !== null)).toBe(true);
  },
);

test.skipIf(skipsLong)(
  'scrolling past cards is seen in the trace, and cards are there wherever it ends',
  async () => {
    const table = await benchCards({ words: 3000, pending: 60, passes: 2, distance: 4000 });
    for (const row of table.rows) expect(row['median'], `${row['what']}`).toBeGreaterThan(0);
    expect(table.bars.at(-1)?.met).toBe(true);
  },
);
