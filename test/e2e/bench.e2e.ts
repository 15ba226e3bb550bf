/** A quick sample of what the benchmark measures in the browser: every contender shows the text and takes a key. */
import { expect, test } from 'vitest';
import { CONTENDERS } from '../bench/contenders/Contender.ts';
import { benchOpening } from '../bench/screen/benchOpening.ts';
import { benchPaint } from '../bench/screen/benchPaint.ts';
import { withPage } from '../bench/screen/withPage.ts';
import type { Table } from '../bench/Table.ts';

function expectWhole({ rows, columns }: Table): void {
  for (const row of rows) {
    for (const { key } of columns.filter((column) => column.key !== 'contender')) {
      expect(row[key], `${row['contender']} ${key}`).toBeGreaterThan(0);
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
