/** Where a key leads in the squares from which the size of a table is chosen. */

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

export const MOST_ROWS = 8;
export const MOST_COLUMNS = 8;

const within = (value: number, most: number) => Math.min(most, Math.max(1, value));

/** @returns null for a key that means nothing here */
export function gridStep({ rows, columns }: GridSize, key: string, rtl: boolean): GridSize | null {
  const on = rtl ? -1 : 1;
  const to = (nextRows: number, nextColumns: number) => ({
    rows: within(nextRows, MOST_ROWS),
    columns: within(nextColumns, MOST_COLUMNS),
  });
  switch (key) {
    case 'ArrowRight':
      return to(rows, columns + on);
    case 'ArrowLeft':
      return to(rows, columns - on);
    case 'ArrowDown':
      return to(rows + 1, columns);
    case 'ArrowUp':
      return to(rows - 1, columns);
    case 'Home':
      return to(rows, 1);
    case 'End':
      return to(rows, MOST_COLUMNS);
    case 'PageUp':
      return to(1, columns);
    case 'PageDown':
      return to(MOST_ROWS, columns);
    default:
      return null;
  }
}
