/**
 * The cells of a table where they are drawn. Spans are only kept as far as the cells under them say that they lie
 * under one: whatever a merge or a hostile peer made of a table, every cell with a text is drawn once, in its place.
 */
import type { CellContent, RowContent, TableContent } from '../../document/EmbedContent.ts';

export interface LaidCell {
  readonly cell: CellContent;
  readonly row: number;
  readonly column: number;
  /** At least 1; never beyond the table, and never out of the header. */
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface LaidTable<R extends RowContent = RowContent> {
  /** Shares of the width, one a column; they add up to 1. */
  readonly shares: readonly number[];
  readonly rows: readonly { readonly row: R; readonly cells: readonly LaidCell[] }[];
  /** How many rows at the top are repeated on every page. */
  readonly headerRows: number;
}

const EMPTY: CellContent = { paragraphs: [] };

export function layTable(table: TableContent): LaidTable {
  const { rows } = table;
  const width = Math.max(1, table.columns.length);
  let headerRows = 0;
  while (rows[headerRows]?.header === true) headerRows++;
  const taken = rows.map(() => new Array<boolean>(width).fill(false));
  const isCovered = (row: number, column: number) =>
    rows[row]?.cells[column]?.covered === true && taken[row]?.[column] === false;
  return {
    shares: sharesOf(table, width),
    headerRows,
    rows: rows.map((row, at) => {
      const last = at < headerRows ? headerRows : rows.length;
      const cells: LaidCell[] = [];
      for (let column = 0; column < width; column++) {
        if (taken[at]?.[column]) continue;
        const cell = row.cells[column] ?? EMPTY;
        let columnSpan = 1;
        while (columnSpan < (cell.columnSpan ?? 1) && isCovered(at, column + columnSpan)) columnSpan++;
        const isFree = (next: number) => {
          for (let one = column; one < column + columnSpan; one++) if (!isCovered(next, one)) return false;
          return next < last;
        };
        let rowSpan = 1;
        while (rowSpan < (cell.rowSpan ?? 1) && isFree(at + rowSpan)) rowSpan++;
        for (let down = at; down < at + rowSpan; down++) taken[down]?.fill(true, column, column + columnSpan);
        cells.push({ cell, row: at, column, rowSpan, columnSpan });
      }
      return { row, cells };
    }),
  };
}

/** A column whose share is no number takes what an average one has. */
function sharesOf({ columns }: TableContent, width: number): number[] {
  const given = Array.from({ length: width }, (_, index) => columns[index]?.share ?? 0);
  const good = given.filter((share) => Number.isFinite(share) && share > 0);
  const average = good.length === 0 ? 1 : good.reduce((sum, share) => sum + share, 0) / good.length;
  const shares = given.map((share) => (Number.isFinite(share) && share > 0 ? share : average));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}
