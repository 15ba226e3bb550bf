/**
 * A table as other programs put it on the clipboard, laid on a grid: every row one cell a column, those that reach
 * over others told apart from those that lie under them. Which rows head it is read from what they are, or from a
 * first row that alone is bold, for that is how people without header rows mark them.
 */
import type { ParagraphContent } from '../../../shared/document/DocumentContent.ts';
import type { CellContent, RowContent, TableContent } from '../../../shared/document/EmbedContent.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';

export interface PastedCell {
  readonly paragraphs: readonly ParagraphContent[];
  readonly columnSpan: number;
  /** 0: down to the last row. */
  readonly rowSpan: number;
  readonly isHead: boolean;
}

export interface PastedRow {
  readonly cells: readonly PastedCell[];
  readonly isHead: boolean;
}

/** More than anybody reads on a page. */
const MOST_COLUMNS = 100;
const MOST_ROWS = 2000;
/** Of the grid, at some of which no cell begins. */
const MOST_LINES = 1000;

interface Placed extends PastedCell {
  readonly row: number;
  readonly column: number;
}

export const EMPTY_PARAGRAPH: ParagraphContent = { properties: DEFAULT_PROPERTIES, runs: [] };
const EMPTY: CellContent = { paragraphs: [EMPTY_PARAGRAPH] };
const COVERED: CellContent = { ...EMPTY, covered: true };

/**
 * @param widths of the columns, in any unit; NaN where nothing is said
 * @returns null where it is no table for a page: nothing in it, or more than a page can hold
 */
export function pastedTable(rows: readonly PastedRow[], widths: readonly number[]): TableContent | null {
  if (rows.length > MOST_ROWS) return null;
  const placed = placeCells(rows);
  const columns = Math.max(0, ...placed.map(({ column, columnSpan }) => column + columnSpan));
  // Lines of the grid at which no cell begins are no columns.
  const starts = [...new Set(placed.map(({ column }) => column))].sort((a, b) => a - b);
  if (starts.length === 0 || starts.length > MOST_COLUMNS) return null;
  const indexOf = (column: number) => starts.filter((start) => start < column).length;
  const cells = rows.map(() => starts.map((): CellContent => EMPTY));
  for (const { row, column, columnSpan, rowSpan, paragraphs } of placed) {
    const [from, to] = [indexOf(column), indexOf(column + columnSpan)];
    for (let under = row; under < row + rowSpan; under++)
      for (let at = from; at < to; at++) (cells[under] as CellContent[])[at] = COVERED;
    (cells[row] as CellContent[])[from] = {
      paragraphs: paragraphs.length === 0 ? [EMPTY_PARAGRAPH] : paragraphs,
      ...(to - from > 1 ? { columnSpan: to - from } : {}),
      ...(rowSpan > 1 ? { rowSpan } : {}),
    };
  }
  return {
    kind: 'table',
    columns: sharesOf(starts, columns, widths).map((share) => ({ share })),
    rows: withHead(
      cells.map((own) => ({ header: false, cells: own })),
      rows,
    ),
  };
}

/** Every cell where the grid has room for it: behind those of its row, beside those that reach down into it. */
function placeCells(rows: readonly PastedRow[]): Placed[] {
  const placed: Placed[] = [];
  const taken = rows.map(() => new Set<number>());
  for (const [row, { cells }] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (taken[row]?.has(column)) column++;
      if (column > MOST_LINES) break;
      const rest = rows.length - row;
      const rowSpan = cell.rowSpan === 0 ? rest : Math.min(Math.max(1, cell.rowSpan), rest);
      let columnSpan = 1;
      while (columnSpan < Math.min(cell.columnSpan, MOST_LINES) && !taken[row]?.has(column + columnSpan))
        columnSpan++;
      placed.push({ ...cell, row, column, columnSpan, rowSpan });
      for (let under = row; under < row + rowSpan; under++)
        for (let at = column; at < column + columnSpan; at++) taken[under]?.add(at);
      column += columnSpan;
    }
  }
  return placed;
}

function sharesOf(starts: readonly number[], columns: number, widths: readonly number[]): number[] {
  const shares = starts.map((start, index) => {
    const own = Array.from({ length: (starts[index + 1] ?? columns) - start }, (_, at) => widths[start + at]);
    return own.reduce<number>((sum, width) => sum + (width ?? Number.NaN), 0);
  });
  // Some known and others not says nothing of any.
  return shares.every((share) => share > 0 && Number.isFinite(share)) ? shares : shares.map(() => 1);
}

function withHead(rows: readonly RowContent[], given: readonly PastedRow[]): RowContent[] {
  const isHead = given.map(
    (row) => row.isHead || (row.cells.length > 0 && row.cells.every((cell) => cell.isHead)),
  );
  const marked = isHead.findIndex((one) => !one);
  // A table of nothing but heads has the first.
  let heads = marked === -1 ? 1 : marked;
  const [first, ...others] = rows;
  if (
    heads === 0 &&
    first !== undefined &&
    isBold(first) &&
    others.some((row) => hasText(row) && !isBold(row))
  )
    heads = 1;
  if (rows.length === 1) heads = 0;
  // The page draws heads bold by itself.
  return rows.map((row, index) =>
    index < heads ? { header: true, cells: isBold(row) ? row.cells.map(withoutBold) : row.cells } : row,
  );
}

const runsOf = ({ cells }: RowContent) =>
  cells.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ runs }) =>
      runs.filter(({ text, embed }) => embed === undefined && text.trim() !== ''),
    ),
  );
const hasText = (row: RowContent) => runsOf(row).length > 0;
const isBold = (row: RowContent) => hasText(row) && runsOf(row).every(({ formats }) => formats.bold === true);

function withoutBold(cell: CellContent): CellContent {
  return {
    ...cell,
    paragraphs: cell.paragraphs.map(({ runs, ...paragraph }) => ({
      ...paragraph,
      runs: runs.map(({ formats: { bold: _, ...formats }, ...run }) => ({ ...run, formats })),
    })),
  };
}
