import { expect, test } from 'vitest';
import { textTable } from './textTable.ts';

const cells = (text: string) =>
  textTable(text)?.rows.map((row) =>
    row.cells.map(({ paragraphs }) =>
      paragraphs.map(({ runs }) => runs.map((run) => run.text).join('')).join('/'),
    ),
  ) ?? null;

test('lines of as many cells each are a table', () => {
  expect(cells('a\tb\nc\td\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(cells('a\tb\n\td')).toEqual([
    ['a', 'b'],
    ['', 'd'],
  ]);
});

test('between quotation marks a cell has lines, tabs and marks of its own', () => {
  expect(cells('a\t"b\nc"\n"say ""d"""\t"e\tf"')).toEqual([
    ['a', 'b/c'],
    ['say "d"', 'e\tf'],
  ]);
  expect(cells('a "quoted" word\tb\n5"\tc')).toEqual([
    ['a "quoted" word', 'b'],
    ['5"', 'c'],
  ]);
});

test.each([
  ['a line', 'a\tb'],
  ['lines without tabs', 'a\nb'],
  ['lines of different length', 'a\tb\nc\td\te'],
  ['indented lines', '\tif (x)\n\treturn'],
  ['lines that end with tabs', 'a\t\nb\t'],
  ['a paragraph with a tab among others', 'Lead:\tFiji\nand more'],
  ['a mark that is not closed', '"a\tb\nc'],
])('%s: a text', (_, text) => expect(textTable(text)).toBe(null));
