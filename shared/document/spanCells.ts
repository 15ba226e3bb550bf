/**
 * Which cells reach over others, and which lie under one. A cell names the rows and columns it reaches over, so
 * that it grows and shrinks with what people put in and take out between them. What somebody wrote in a cell is
 * never under another: a cell reaches as far as there is nothing in its way.
 */
import { PARAGRAPH_END } from './DocumentContent.ts';
import type { CellContent, CharacterKey } from './EmbedContent.ts';
import { readEmbedEntry } from './embedEntries.ts';
import type { Flow } from './Flow.ts';
import { cellKey, cellName } from './flowNames.ts';
import type { TableLines } from './readTable.ts';

export type CellSpan = Pick<CellContent, 'columnSpan' | 'rowSpan' | 'covered'>;

/** By row, then column; null where no cell reaches over another, the usual case. */
export function spanCells(flow: Flow, { table, rows, columns }: TableLines): CellSpan[][] | null {
  let spans: CellSpan[][] | null = null;
  const isFree = (row: number, column: number) =>
    Object.keys(spans?.[row]?.[column] ?? {}).length === 0 &&
    isEmpty(flow, cellKey(table, rows[row]?.key ?? '', columns[column]?.key ?? ''));
  for (const [row, { key: rowKey }] of rows.entries()) {
    for (const [column, { key: columnKey }] of columns.entries()) {
      const stored = readEmbedEntry(flow, cellKey(table, rowKey, columnKey), 'span');
      if (stored === undefined || spans?.[row]?.[column]?.covered === true) continue;
      const wide = reach(stored.columns, columns, column);
      const high = reach(stored.rows, rows, row);
      let width = 1;
      while (width < wide && isFree(row, column + width)) width++;
      let height = 1;
      const isRowFree = (at: number) =>
        Array.from({ length: width }, (_, index) => column + index).every((one) => isFree(at, one));
      while (height < high && isRowFree(row + height)) height++;
      if (width === 1 && height === 1) continue;
      spans ??= rows.map(() => columns.map(() => ({})));
      for (let at = row; at < row + height; at++) {
        const line = spans[at] as CellSpan[];
        for (let one = column; one < column + width; one++) line[one] = { covered: true };
      }
      (spans[row] as CellSpan[])[column] = {
        ...(width > 1 ? { columnSpan: width } : {}),
        ...(height > 1 ? { rowSpan: height } : {}),
      };
    }
  }
  return spans;
}

/** Lines up to the last of these that stands behind the first. */
function reach(
  wanted: readonly CharacterKey[],
  lines: readonly { readonly key: CharacterKey }[],
  from: number,
): number {
  for (let index = lines.length - 1; index > from; index--)
    if (wanted.includes(lines[index]?.key ?? '')) return index - from + 1;
  return 1;
}

function isEmpty(flow: Flow, cell: string): boolean {
  const text = flow.written(cellName(cell))?.text.toString() ?? '';
  return text.replaceAll(PARAGRAPH_END, '') === '';
}
