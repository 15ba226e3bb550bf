/**
 * The brackets of a text as a tracked file prints them, by the character they stand at. Where all that a pair encloses
 * is proposed to come, or to go, the pair comes or goes with it: accepting and rejecting everything then gives the
 * brackets that the final and the original text have.
 */
import { bracketMarks } from '../../changes/agreement/bracketMarks.ts';
import type { Changes } from '../../changes/Changes.ts';
import { ChangesView } from '../../changes/ChangesView.ts';
import type { ChangeOp } from '../../changes/changeKey.ts';
import { readChangeKey } from '../../changes/changeKey.ts';
import type { Flow } from '../../document/Flow.ts';
import { paragraphId } from '../../document/ids.ts';
import type { FlowRun } from '../../document/readFlow.ts';
import { readFlow } from '../../document/readFlow.ts';

export interface PrintedSign {
  readonly text: '[' | ']';
  /** What the character it stands at is proposed to do, and it with it. */
  readonly follows: { readonly inserted: boolean; readonly deleted: boolean };
}

export interface PrintedSigns {
  /** `client:clock` of the character behind, and in front. */
  readonly before: ReadonlyMap<string, readonly PrintedSign[]>;
  readonly after: ReadonlyMap<string, readonly PrintedSign[]>;
}

/** null where there is no bracket. */
export function printedSigns(changes: Changes, flow: Flow): PrintedSigns | null {
  const { brackets } = changes;
  if (brackets.empty) return null;
  const before = new Map<string, PrintedSign[]>();
  const after = new Map<string, PrintedSign[]>();
  for (const { runs } of readFlow(flow, undefined, undefined, undefined, new ChangesView(changes))) {
    const shown = runs.filter(({ hidden }) => hidden !== true);
    const marks = bracketMarks(
      brackets,
      shown.map(({ client, clock, text }) => ({ client, clock, length: text.length })),
    );
    for (const [index, { at, sign, bracket }] of marks.entries()) {
      const other = marks.find(
        (one, place) => one.bracket === bracket && one.sign !== sign && place > index === (sign === 'open'),
      );
      const covered = coveredBy(shown, Math.min(at, other?.at ?? at), Math.max(at, other?.at ?? at));
      const follows = { inserted: every(covered, 'insert'), deleted: every(covered, 'delete') };
      const key = keyOf(shown, sign === 'open' ? at : at - 1);
      const into = sign === 'open' ? before : after;
      const printed: PrintedSign = { text: sign === 'open' ? '[' : ']', follows };
      into.set(key, [...(into.get(key) ?? []), printed]);
    }
  }
  return { before, after };
}

function coveredBy(runs: readonly FlowRun[], from: number, to: number): FlowRun[] {
  let start = 0;
  return runs.filter(({ text }) => {
    const [first, end] = [start, start + text.length];
    start = end;
    return end > from && first < to;
  });
}

function every(runs: readonly FlowRun[], op: ChangeOp): boolean {
  return runs.every(({ change = '' }) => readChangeKey(change).some((sign) => sign.op === op));
}

function keyOf(runs: readonly FlowRun[], at: number): string {
  let start = 0;
  for (const { client, clock, text } of runs) {
    if (at < start + text.length) return paragraphId({ client, clock: clock + at - start });
    start += text.length;
  }
  throw new Error('a bracket stands behind the end of its paragraph');
}
