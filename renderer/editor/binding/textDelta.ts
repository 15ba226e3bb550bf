/**
 * What a transaction did to a text, as Yjs' own `event.delta` says it, but without following the formats from
 * the beginning to the end: in a long text that walk costs more than all else about a peer's letter. Where
 * formats came or went it is Yjs that answers. (Pinned to yjs 13.6: `_start`, `right`, `content`.)
 */
import * as Y from 'yjs';
import type { Delta, DeltaStep } from './mapPosition.ts';

export function textDelta(event: Y.YTextEvent, transaction: Y.Transaction): Delta {
  return plainDelta(event.target, transaction) ?? (event.delta as Delta);
}

function plainDelta(text: Y.Text, { beforeState, afterState, deleteSet }: Y.Transaction): Delta | null {
  const mayDelete = deleteSet.clients.size > 0;
  /** Whose characters are new, and from which clock on; the usual arrival is one person's. */
  let newClient = -1;
  let newFrom = 0;
  /** New characters still to be found at most; format marks and other types may be among them. */
  let left = 0;
  for (const [client, clock] of afterState) {
    const known = beforeState.get(client) ?? 0;
    if (clock === known) continue;
    if (newClient !== -1) return null;
    newClient = client;
    newFrom = known;
    left = clock - known;
  }
  const steps: DeltaStep[] = [];
  let kept = 0;
  const push = (step: DeltaStep) => {
    if (kept > 0) steps.push({ retain: kept });
    kept = 0;
    steps.push(step);
  };
  for (let item = text._start; item !== null && (mayDelete || left > 0); item = item.right) {
    const { id, deleted } = item;
    const added = id.client === newClient && id.clock >= newFrom;
    if (!added && !mayDelete) {
      if (!deleted && item.countable) kept += item.length;
      continue;
    }
    const { content, length } = item;
    if (added) left -= length;
    const removed = deleted && !added && Y.isDeleted(deleteSet, id);
    if ((added || removed) && content instanceof Y.ContentFormat) return null;
    if (removed) push({ delete: length });
    else if (deleted || !item.countable) continue;
    else if (!added) kept += length;
    else if (content instanceof Y.ContentString) push({ insert: content.str });
    else return null;
  }
  return steps;
}
