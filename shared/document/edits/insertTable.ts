/** Puts an empty table into a text, in a paragraph of its own. */
import type { CellContent, TableContent } from '../EmbedContent.ts';
import type { Flow } from '../Flow.ts';
import { DEFAULT_PROPERTIES } from '../paragraphProperties.ts';
import type { TextView } from '../TextView.ts';
import type { FlowEdits } from './FlowEdits.ts';
import { insertBlock } from './insertBlock.ts';

/** At least one each; the first row heads the table where `header` says so. */
export interface TableSize {
  readonly rows: number;
  readonly columns: number;
  readonly header: boolean;
}

/** @param at characters of the flow in front of the caret, hidden ones counted */
export function insertTable(
  flow: Flow,
  at: number,
  size: TableSize,
  view: TextView | null = null,
): FlowEdits {
  return insertBlock(flow, at, emptyTable(size), view);
}

export function emptyTable({ rows, columns, header }: TableSize): TableContent {
  const cell: CellContent = { paragraphs: [{ properties: DEFAULT_PROPERTIES, runs: [] }] };
  return {
    kind: 'table',
    columns: Array.from({ length: columns }, () => ({ share: 1 })),
    rows: Array.from({ length: rows }, (_, index) => ({
      header: header && index === 0,
      cells: Array.from({ length: columns }, () => cell),
    })),
  };
}
