/** What can be done with the table in which the caret stands: in one list for its tools, the palette and the keys. */
import type { CaretHome, TableCommands } from '../../editor/DocumentEditor.ts';

/** The caret in a cell. */
export type CellHome = Extract<CaretHome, { kind: 'cell' }>;

const RUN = {
  rowAbove: (table) => table.insert('rows', 'before'),
  rowBelow: (table) => table.insert('rows', 'after'),
  rowUp: (table) => table.move('rows', -1),
  rowDown: (table) => table.move('rows', 1),
  removeRow: (table) => table.remove('rows'),
  columnBefore: (table) => table.insert('columns', 'before'),
  columnAfter: (table) => table.insert('columns', 'after'),
  columnBack: (table) => table.move('columns', -1),
  columnOn: (table) => table.move('columns', 1),
  removeColumn: (table) => table.remove('columns'),
  header: (table) => table.toggleHeader(),
  removeTable: (table) => table.removeTable(),
} as const satisfies Record<string, (table: TableCommands) => void>;

export type TableAction = keyof typeof RUN;
export const TABLE_ACTIONS = Object.keys(RUN) as readonly TableAction[];

export const isTableAction = (action: string): action is TableAction => action in RUN;

export function runTableAction(action: TableAction, table: TableCommands): void {
  RUN[action](table);
}

/** False where it would do nothing: the first row does not go up. */
export function canInTable(action: TableAction, { row, rows, column, columns }: CellHome): boolean {
  switch (action) {
    case 'rowUp':
      return row > 0;
    case 'rowDown':
      return row < rows - 1;
    case 'columnBack':
      return column > 0;
    case 'columnOn':
      return column < columns - 1;
    default:
      return true;
  }
}
