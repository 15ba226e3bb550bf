/**
 * What a command of a screen comes to: edits of one flow, last place first, not yet made. While suggesting they are
 * written otherwise than while editing, so whoever has them hands them to the person's writer
 * (`shared/changes/writeFlowEdits.ts`).
 */
import type { Edit, Neighbours } from '../editFlow.ts';
import type { Flow } from '../Flow.ts';
import type { CharacterId } from '../ids.ts';

export interface FlowEdits {
  readonly flow: Flow;
  /** None where there is nothing to do. */
  readonly edits: readonly Edit[];
}

/** The characters between which a place in a flow is, hidden ones counted. */
export function neighboursAt({ text }: Flow, at: number): Neighbours {
  let left: CharacterId | null = null;
  let before = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { client, clock } = item.id;
    if (before + item.length > at) {
      const offset = at - before;
      return {
        left: offset > 0 ? { client, clock: clock + offset - 1 } : left,
        right: { client, clock: clock + offset },
      };
    }
    left = { client, clock: clock + item.length - 1 };
    before += item.length;
  }
  return { left, right: null };
}
