/** The rows, or the columns, of one table: what the commands on either work on alike. */
import type { CharacterKey } from '../EmbedContent.ts';
import type { Flow } from '../Flow.ts';
import { columnsName, rowsName } from '../flowNames.ts';
import { storedLines } from '../readTable.ts';
import type { TextView } from '../TextView.ts';

export interface TableSide {
  /** By the id under which its entries are found (`entryId`). */
  readonly table: CharacterKey;
  readonly side: 'rows' | 'columns';
}

export const sideFlow = (flow: Flow, { table, side }: TableSide): Flow =>
  flow.flow(side === 'rows' ? rowsName(table) : columnsName(table));

/** Characters that stand for lines and that the view does not hide, copies that are not shown by themselves among them. */
export function linesOf(flow: Flow, { table, side }: TableSide, view: TextView | null) {
  const name = side === 'rows' ? rowsName(table) : columnsName(table);
  return storedLines(flow, name, view).filter(({ run }) => run.hidden !== true);
}
