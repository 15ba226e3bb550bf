/**
 * Rows and cells as spreadsheets put them on the clipboard as plain text: a line each, with tabs between, a cell of
 * several lines between quotation marks. Where every line has the same number of cells, and more than one, that is
 * what is meant.
 */
import type { TableContent } from '../../../shared/document/EmbedContent.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { pastedTable } from './pastedTable.ts';

/** null where it is a text. */
export function textTable(text: string): TableContent | null {
  if (!text.includes('\t')) return null;
  const rows = readRows(text);
  const [first] = rows;
  if (first === undefined || rows.length < 2 || first.length < 2) return null;
  if (rows.some((row) => row.length !== first.length)) return null;
  // Lines that only begin or end with tabs are indented, or aligned.
  if (first.some((_, column) => rows.every((row) => row[column]?.trim() === ''))) return null;
  return pastedTable(
    rows.map((row) => ({
      isHead: false,
      cells: row.map((cell) => ({ ...SINGLE, paragraphs: linesOf(cell) })),
    })),
    [],
  );
}

const SINGLE = { columnSpan: 1, rowSpan: 1, isHead: false } as const;

const linesOf = (cell: string) =>
  cell.split('\n').map((line) => ({
    properties: DEFAULT_PROPERTIES,
    runs: line.trim() === '' ? [] : [{ text: line.trim(), formats: NO_FORMATS }],
  }));

/** One cell, with or without quotation marks around it, and what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/y;

function readRows(text: string): string[][] {
  const whole = text.endsWith('\n') ? text.slice(0, -1) : text;
  const rows: string[][] = [[]];
  CELL.lastIndex = 0;
  for (;;) {
    const found = CELL.exec(whole);
    if (found === null) return rows;
    const [, quoted, plain = '', end] = found;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') return rows;
    if (end === '\n') rows.push([]);
  }
}
