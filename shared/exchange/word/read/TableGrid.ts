/**
 * Where the cells of a Word table are. A row says over how many lines of a grid each of its cells reaches, and the
 * grid often has lines that only Word needed; the columns here are those in which some cell begins.
 */
import type { RawChange } from './RawParagraph.ts';
import type { XmlElement } from './readXml.ts';
import { attribute, child, childValue } from './readXml.ts';
import { isSet } from './WordStyles.ts';

/** A row of the file; what is proposed of it is that of all rows around it as well. */
export interface FileRow {
  readonly element: XmlElement;
  readonly change: RawChange;
}

export interface GridCell {
  readonly element: XmlElement;
  readonly column: number;
  columnSpan: number;
  rowSpan: number;
  /** It goes on with the one above it. */
  isCovered: boolean;
}

export interface Grid {
  /** Of each column, relative to one another; 1 on average. */
  readonly shares: readonly number[];
  readonly rows: readonly (readonly GridCell[])[];
}

/** Word has 63. */
const MOST_COLUMNS = 100;

/** null for what has no cells, or more columns than anybody can look at. */
export function tableGrid(
  widths: readonly number[],
  rows: readonly (readonly XmlElement[])[],
  before: readonly number[],
): Grid | null {
  const placed = rows.map((cells, row) => placeCells(cells, before[row] ?? 0));
  const lines = Math.max(
    0,
    ...placed.flatMap((cells) => cells.map(({ column, columnSpan }) => column + columnSpan)),
  );
  if (lines === 0 || lines > MOST_COLUMNS * 10) return null;
  const begun = new Set(placed.flatMap((cells) => cells.map(({ column }) => column)));
  const starts = [...begun].sort((a, b) => a - b);
  if (starts.length > MOST_COLUMNS) return null;
  const indexOf = (line: number) => {
    const found = starts.findIndex((start) => start >= line);
    return found === -1 ? starts.length : found;
  };
  const columns = placed.map((cells) =>
    cells.map((cell): GridCell => {
      const column = indexOf(cell.column);
      return { ...cell, column, columnSpan: Math.max(1, indexOf(cell.column + cell.columnSpan) - column) };
    }),
  );
  spanRows(columns);
  return { shares: sharesOf(starts, lines, widths), rows: columns };
}

function placeCells(cells: readonly XmlElement[], from: number): GridCell[] {
  const placed: GridCell[] = [];
  let column = from;
  for (const element of cells) {
    const properties = child(element, 'w:tcPr');
    const columnSpan = count(childValue(properties, 'w:gridSpan'), 1);
    // An older way to say the same.
    const last = placed.at(-1);
    if (mergeOf(properties, 'w:hMerge') === 'continue' && last !== undefined) last.columnSpan += columnSpan;
    else placed.push({ element, column, columnSpan, rowSpan: 1, isCovered: false });
    column += columnSpan;
  }
  return placed;
}

function spanRows(rows: readonly (readonly GridCell[])[]): void {
  const above = new Map<number, GridCell>();
  for (const cells of rows) {
    const here = new Map<number, GridCell>();
    for (const cell of cells) {
      const merge = mergeOf(child(cell.element, 'w:tcPr'), 'w:vMerge');
      const top = above.get(cell.column);
      if (merge === 'continue' && top !== undefined && top.columnSpan === cell.columnSpan) {
        top.rowSpan++;
        cell.isCovered = true;
        here.set(cell.column, top);
      } else if (merge !== null) here.set(cell.column, cell);
    }
    above.clear();
    for (const [column, cell] of here) above.set(column, cell);
  }
}

/** One without a word goes on. */
function mergeOf(properties: XmlElement | undefined, name: string): 'restart' | 'continue' | null {
  const found = child(properties, name);
  if (found === undefined) return null;
  return attribute(found, 'w:val') === 'restart' ? 'restart' : 'continue';
}

export function count(value: string | undefined, otherwise: number): number {
  const number = Number(value ?? Number.NaN);
  return Number.isInteger(number) && number >= 0 && number <= 1000 ? Math.max(number, otherwise) : otherwise;
}

function sharesOf(starts: readonly number[], lines: number, widths: readonly number[]): number[] {
  const spans = starts.map((start, index) => {
    const end = starts[index + 1] ?? lines;
    return widths.slice(index === 0 ? 0 : start, end).reduce((sum, width) => sum + width, 0);
  });
  const whole = spans.reduce((sum, width) => sum + width, 0);
  if (widths.length < lines || spans.some((width) => !(width > 0))) return starts.map(() => 1);
  return spans.map((width) => Math.round((width * spans.length * 100) / whole) / 100);
}

/** Whether a row is repeated on every page, as far as it says so. */
export function isHeader(row: XmlElement): boolean {
  return isSet(child(child(row, 'w:trPr'), 'w:tblHeader'));
}
