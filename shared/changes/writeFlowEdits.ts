/** Writes what a command came to, in the mode its person works in, as a step of undo by itself. */
import type { FlowEdits } from '../document/edits/FlowEdits.ts';
import type { EmbedPlace } from '../document/flowsInside.ts';
import { embedsIn } from '../document/flowsInside.ts';
import type { History } from './History.ts';
import type { ReviewWriter } from './ReviewWriter.ts';

/** @returns the embeds, rows or columns it put in, in their order */
export function writeFlowEdits(
  { writer, history }: { readonly writer: ReviewWriter; readonly history: History },
  { flow, edits }: FlowEdits,
  origin: unknown,
): EmbedPlace[] {
  if (edits.length === 0) return [];
  history.endBurst();
  const { change } = writer.write(edits, origin, flow);
  history.record(change);
  history.endBurst();
  return change.text.inserted.flatMap((range) => embedsIn(flow, range));
}
