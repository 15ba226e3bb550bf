import { expect, test } from 'vitest';
import type { TableContent } from '../../../shared/document/EmbedContent.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import type { PastedCell, PastedRow } from './pastedTable.ts';
import { pastedTable } from './pastedTable.ts';

const cell = (text: string, more: Partial<PastedCell & { bold: true }> = {}): PastedCell => ({
  paragraphs:
    text === ''
      ? []
      : [{ properties: DEFAULT_PROPERTIES, runs: [{ text, formats: more.bold ? { bold: true } : {} }] }],
  columnSpan: 1,
  rowSpan: 1,
  isHead: false,
  ...more,
});
const row = (...cells: (string | PastedCell)[]): PastedRow => ({
  isHead: false,
  cells: cells.map((one) => (typeof one === 'string' ? cell(one) : one)),
});
const shown = (table: TableContent | null) =>
  table?.rows.map(({ cells }) =>
    cells
      .map(({ covered, columnSpan = 1, rowSpan = 1, paragraphs }) =>
        covered
          ? '<'
          : `${paragraphs[0]?.runs[0]?.text ?? ''}${columnSpan + rowSpan > 2 ? `${columnSpan}${rowSpan}` : ''}`,
      )
      .join('|'),
  );
const heads = (...rows: PastedRow[]) => pastedTable(rows, [])?.rows.map(({ header }) => header);

test('cells find their place beside those that reach down, and behind those that reach over', () => {
  const table = pastedTable(
    [
      row(cell('a', { rowSpan: 2 }), cell('b', { columnSpan: 2 })),
      row('c', 'd'),
      row('e', 'f', cell('g', { rowSpan: 0 })),
      row('h'),
    ],
    [],
  );
  expect(shown(table)).toEqual(['a12|b21|<', '<|c|d', 'e|f|g12', 'h||<']);
});

test('what reaches into another is cut where that begins; lines at which nothing begins are no columns', () => {
  expect(
    shown(pastedTable([row('a', cell('b', { rowSpan: 2 })), row(cell('c', { columnSpan: 5 }), 'd')], [])),
  ).toEqual(['a|b12|', 'c|<|d']);
  const wide = [
    row(cell('a', { columnSpan: 3 }), cell('b', { columnSpan: 4 })),
    row(cell('c', { columnSpan: 3 }), 'd'),
  ];
  expect(shown(pastedTable(wide, [10, 20, 30, 40, 50, 60, 70]))).toEqual(['a|b', 'c|d']);
  expect(pastedTable(wide, [10, 20, 30, 40, 50, 60, 70])?.columns).toEqual([{ share: 60 }, { share: 220 }]);
});

test('widths of which some are not known, or nothing, are none', () => {
  const shares = (...widths: number[]) =>
    pastedTable([row('a', 'b')], widths)?.columns.map(({ share }) => share);
  expect(shares(30, 60)).toEqual([30, 60]);
  expect(shares(30)).toEqual([1, 1]);
  expect(shares(30, 0)).toEqual([1, 1]);
  expect(shares(30, Number.NaN)).toEqual([1, 1]);
});

test('rows at the top that are heads are; a first one that alone is bold is, and is bold by that alone', () => {
  const head = (text: string) => cell(text, { isHead: true });
  const bold = (text: string) => cell(text, { bold: true });
  expect(heads(row(head('a'), head('b')), { ...row('c', 'd'), isHead: true }, row('e', 'f'))).toEqual([
    true,
    true,
    false,
  ]);
  expect(heads(row(head('a'), 'b'), row('c', 'd'))).toEqual([false, false]);
  expect(heads(row('a', 'b'), row(head('c'), head('d')))).toEqual([false, false]);
  expect(heads(row(head('a')), row(head('b')))).toEqual([true, false]);
  expect(heads(row(head('a'), head('b')))).toEqual([false]);
  expect(heads(row(bold('a'), cell('')), row('c', 'd'))).toEqual([true, false]);
  expect(heads(row(bold('a'), bold('b')), row(bold('c'), bold('d')))).toEqual([false, false]);
  expect(heads(row(bold('a'), bold('b')), row('', ''))).toEqual([false, false]);
  const [first] = pastedTable([row(bold('a')), row('b')], [])?.rows ?? [];
  expect(first?.cells[0]?.paragraphs[0]?.runs).toEqual([{ text: 'a', formats: {} }]);
});

test('what no page holds is none', () => {
  expect(pastedTable([], [])).toBe(null);
  expect(pastedTable([row()], [])).toBe(null);
  expect(pastedTable([row(...Array.from({ length: 101 }, () => 'x'))], [])).toBe(null);
  expect(
    pastedTable(
      Array.from({ length: 2001 }, () => row('x', 'y')),
      [],
    ),
  ).toBe(null);
  // Made to take all the time there is.
  const hostile = row(...Array.from({ length: 50 }, () => cell('x', { columnSpan: 1e9, rowSpan: 0 })));
  const before = performance.now();
  expect(
    pastedTable(
      Array.from({ length: 2000 }, () => hostile),
      [],
    ),
  ).not.toBe(undefined);
  expect(performance.now() - before).toBeLessThan(5000);
});
