/**
 * The brackets of a text as a tracked file prints them, by the character they stand at. Where brackets stand depends on
 * what is accepted: those that only the final text has are proposed to come, those that only the original has to go, by
 * whoever's proposal makes the difference. Accepting or rejecting everything then gives exactly the brackets of the
 * final or the original text, balanced in every paragraph.
 */
import { bracketMarks } from '../../changes/agreement/bracketMarks.ts';
import type { Changes } from '../../changes/Changes.ts';
import { ChangesView } from '../../changes/ChangesView.ts';
import { isOpen } from '../../changes/memberStates.ts';
import type { PlainText } from '../../changes/readShown.ts';
import { PARAGRAPH_END } from '../../document/DocumentContent.ts';
import type { Flow } from '../../document/Flow.ts';
import type { CharacterId, IdRange } from '../../document/ids.ts';
import { paragraphId } from '../../document/ids.ts';
import { readFlow } from '../../document/readFlow.ts';
import { revisionOf } from './revisionOf.ts';
import type { Proposed, Revision } from './TrackedContent.ts';

export interface PrintedSign extends Proposed {
  readonly text: '[' | ']';
}

/** `client:clock` of a character -> what is printed in front of it, or behind it. */
type SignsAt = ReadonlyMap<string, readonly PrintedSign[]>;

export interface PrintedSigns {
  readonly before: SignsAt;
  readonly after: SignsAt;
}

/** null where there is no bracket. */
export function printedSigns(changes: Changes, flow: Flow): PrintedSigns | null {
  if (changes.brackets.empty) return null;
  const [final, original] = [countSigns(changes, flow, 'final'), countSigns(changes, flow, 'original')];
  const nearest = nearestRevision(changes, flow);
  const signsOf = (sign: '[' | ']'): SignsAt => {
    const [come, go] = [final[sign], original[sign]];
    const keys = new Set([...come.keys(), ...go.keys()]);
    return new Map(
      [...keys].map((key) => {
        const [then, now] = [go.get(key) ?? 0, come.get(key) ?? 0];
        const kept = Array.from({ length: Math.min(then, now) }, (): PrintedSign => ({ text: sign }));
        const by = then === now ? null : nearest(key);
        const proposed: Proposed = by === null ? {} : now > then ? { inserted: by } : { deleted: by };
        const other = Array.from({ length: Math.abs(now - then) }, () => ({ text: sign, ...proposed }));
        return [key, [...kept, ...other]];
      }),
    );
  };
  return { before: signsOf('['), after: signsOf(']') };
}

/** How many stand at each character of one of the two texts. */
function countSigns(changes: Changes, flow: Flow, text: PlainText): Record<'[' | ']', Map<string, number>> {
  const counts = { '[': new Map<string, number>(), ']': new Map<string, number>() };
  const view = new ChangesView(changes, text, { contestedAsPending: true });
  for (const { runs } of readFlow(flow, undefined, undefined, undefined, view)) {
    const shown = runs.filter(({ hidden }) => hidden !== true);
    const ranges = shown.map(({ client, clock, text: words }) => ({ client, clock, length: words.length }));
    for (const { at, sign } of bracketMarks(changes.brackets, ranges)) {
      const into = counts[sign === 'open' ? '[' : ']'];
      const key = keyAt(ranges, sign === 'open' ? at : at - 1);
      into.set(key, (into.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function keyAt(ranges: readonly IdRange[], at: number): string {
  let start = 0;
  for (const { client, clock, length } of ranges) {
    if (at < start + length) return paragraphId({ client, clock: clock + at - start });
    start += length;
  }
  throw new Error('a bracket stands behind the end of its paragraph');
}

/** The proposal that comes or goes nearest to a character: the one that makes the difference, or shares in it. */
function nearestRevision(changes: Changes, flow: Flow): (key: string) => Revision | null {
  const order: { readonly key: string; readonly by: Revision | null }[] = [];
  const take = ({ client, clock }: CharacterId, length: number) => {
    let at = clock;
    for (const segment of changes.segments({ client, clock, length }) ?? [{ length, members: [] }]) {
      const open = segment.members.find((one) => isOpen(one) && (one.op === 'insert' || one.op === 'delete'));
      const by = open === undefined ? null : revisionOf(open.suggestion);
      for (const end = at + segment.length; at < end; at++)
        order.push({ key: paragraphId({ client, clock: at }), by });
    }
  };
  for (const { runs, mark } of readFlow(flow)) {
    for (const run of runs) take(run, run.text.length);
    if (mark !== null) take(mark, PARAGRAPH_END.length);
  }
  const places = new Map(order.map(({ key }, at) => [key, at]));
  return (key) => {
    const here = places.get(key) ?? 0;
    for (let away = 0; away < order.length; away++) {
      const found = order[here - away]?.by ?? order[here + away]?.by;
      if (found != null) return found;
    }
    return null;
  };
}
