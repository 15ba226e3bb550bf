/** Moves a row, or a column, of a table; its cells go with it. */
import type { CharacterKey } from '../EmbedContent.ts';
import type { DeleteEdit, Edit, InsertEdit } from '../editFlow.ts';
import type { Flow } from '../Flow.ts';
import { NO_FORMATS } from '../inlineFormats.ts';
import { readTable } from '../readTable.ts';
import type { TextView } from '../TextView.ts';
import type { FlowEdits } from './FlowEdits.ts';
import { neighboursAt } from './FlowEdits.ts';
import type { TableSide } from './TableSide.ts';
import { linesOf, sideFlow } from './TableSide.ts';

/** @param behind the line it comes behind (its `key`); null for in front of all */
export function moveLine(
  flow: Flow,
  where: TableSide,
  key: CharacterKey,
  behind: CharacterKey | null,
  view: TextView | null = null,
): FlowEdits {
  const side = sideFlow(flow, where);
  const shown = readTable(flow, where.table, view)[where.side].filter((line) => !line.elsewhere);
  const from = shown.findIndex((line) => line.key === key);
  const to = shown.findIndex((line) => line.key === behind);
  const line = shown[from];
  // Where it stands already, or beside a line that is gone, there is nothing to do.
  if (line === undefined || key === behind || to === from - 1 || (behind !== null && to === -1))
    return { flow: side, edits: [] };
  const at = (shown[to]?.at ?? -1) + 1;
  const put: InsertEdit = {
    kind: 'insert',
    at,
    between: neighboursAt(side, at),
    text: line.run.text,
    formats: NO_FORMATS,
    inherits: false,
    marks: [],
    copyOf: [line.run],
  };
  // Every copy of one that was moved apart goes, or it would show up in two places again.
  const copies = linesOf(flow, where, view)
    .filter((one) => one.key === key)
    .map(({ run, at: place }): DeleteEdit => ({ kind: 'delete', at: place, runs: [run], moved: true }));
  // Last place first; at one place what is there goes before anything is put there.
  const order = (edit: Edit) => ('at' in edit ? edit.at * 2 + (edit.kind === 'delete' ? 1 : 0) : 0);
  return { flow: side, edits: [...copies, put].sort((a, b) => order(b) - order(a)) };
}
