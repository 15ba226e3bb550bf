/**
 * Edits made on an older state of the flow, placed in the present one: what others deleted meanwhile is
 * not deleted twice, and positions follow the text.
 */
import type { Edit } from '../../../shared/document/editFlow.ts';
import type { FlowRun } from '../../../shared/document/readFlow.ts';
import type { Delta } from './mapPosition.ts';
import { mapPosition, mapRange } from './mapPosition.ts';

/** `edits` come last place first and stay so. */
export function rebaseEdits(edits: readonly Edit[], missed: readonly Delta[]): Edit[] {
  return missed.reduce<Edit[]>(
    (rebased, delta) => rebased.flatMap((edit) => rebaseEdit(edit, delta)),
    [...edits],
  );
}

function rebaseEdit(edit: Edit, delta: Delta): Edit[] {
  if (edit.kind === 'property' || edit.kind === 'entry') return [edit];
  if (edit.kind === 'insert') {
    const { behind } = edit;
    const moved = { ...edit, at: mapPosition(delta, edit.at), inherits: false };
    return [behind === undefined ? moved : { ...moved, behind: mapPosition(delta, behind) }];
  }
  const length = edit.runs.reduce((sum, run) => sum + run.text.length, 0);
  return mapRange(delta, edit.at, length)
    .map((part) => ({ ...edit, at: part.at, runs: cutRuns(edit.runs, part.skip, part.length) }))
    .reverse();
}

function cutRuns(runs: readonly FlowRun[], skip: number, length: number): FlowRun[] {
  const cut: FlowRun[] = [];
  let start = 0;
  for (const run of runs) {
    const from = Math.max(skip, start);
    const to = Math.min(skip + length, start + run.text.length);
    if (from < to) {
      cut.push({ ...run, clock: run.clock + from - start, text: run.text.slice(from - start, to - start) });
    }
    start += run.text.length;
  }
  return cut;
}

/** Characters an edit adds; below 0 where it takes some away. */
export function growthOf(edit: Edit): number {
  if (edit.kind === 'insert') return edit.text.length;
  if (edit.kind === 'delete') return -edit.runs.reduce((sum, run) => sum + run.text.length, 0);
  return 0;
}

/** Characters that the edits at places between `from` and `to`, both included, add in all. */
export function growthWithin(edits: readonly Edit[], from: number, to: number): number {
  return edits.reduce(
    (sum, edit) => ('at' in edit && from <= edit.at && edit.at <= to ? sum + growthOf(edit) : sum),
    0,
  );
}
