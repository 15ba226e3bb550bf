/** Deletes rows, or columns, of a table. Their cells come back with them when that is undone. */
import type { CharacterKey } from '../EmbedContent.ts';
import type { DeleteEdit } from '../editFlow.ts';
import type { Flow } from '../Flow.ts';
import type { TextView } from '../TextView.ts';
import type { FlowEdits } from './FlowEdits.ts';
import type { TableSide } from './TableSide.ts';
import { linesOf, sideFlow } from './TableSide.ts';

/**
 * A table of which all rows, or all columns, are deleted shows nothing: whoever means that deletes the table.
 * @param keys of the lines; of one that was moved apart every copy goes, or another would show up in its place
 */
export function deleteLine(
  flow: Flow,
  where: TableSide,
  keys: readonly CharacterKey[],
  view: TextView | null = null,
): FlowEdits {
  const edits = linesOf(flow, where, view)
    .filter(({ key }) => keys.includes(key))
    .map(({ run, at }): DeleteEdit => ({ kind: 'delete', at, runs: [run] }));
  return { flow: sideFlow(flow, where), edits: edits.reverse() };
}
