/**
 * What a transaction did to a text, as Yjs' own `event.delta` says it, but without following the formats from
 * the beginning to the end: in a long text that walk costs more than all else about a peer's letter. Even to
 * count the characters in front of it is a walk: it begins at the last paragraph end whose place is known.
 * Where formats came or went it is Yjs that answers. (Pinned to yjs 13.6: `_start`, `left`, `right`, `content`.)
 */
import * as Y from 'yjs';
import { PARAGRAPH_END } from '../../../shared/document/DocumentContent.ts';
import type { CharacterId } from '../../../shared/document/ids.ts';
import type { Delta, DeltaStep } from './mapPosition.ts';

/** How many characters there were up to a paragraph end, itself included; null where that is not known. */
export type EndOf = (mark: CharacterId) => number | null;

export function textDelta(event: Y.YTextEvent, transaction: Y.Transaction, endOf: EndOf): Delta {
  const { target } = event;
  const change = changeOf(target, transaction);
  if (change === null) return event.delta as Delta;
  const near = placeBefore(change, endOf);
  const found = near === null ? 'more' : stepsFrom(near.item, near.at, change);
  const steps = found === 'more' ? stepsFrom(target._start, 0, change) : found;
  return steps === 'formats' || steps === 'more' ? (event.delta as Delta) : steps;
}

/** What came and went, before it is known where. */
interface Change {
  readonly deleted: Y.Transaction['deleteSet'];
  /** Whose characters are new, and from which clock on; -1 for nobody's. */
  readonly client: number;
  readonly from: number;
  /** Characters and marks of this text that came or went. */
  readonly size: number;
  /** One of them. */
  readonly item: Y.Item | null;
}

/** null where more than one session wrote, which is no usual arrival. */
function changeOf(text: Y.Text, transaction: Y.Transaction): Change | null {
  const { beforeState, afterState, deleteSet, doc } = transaction;
  let client = -1;
  let from = 0;
  for (const [one, clock] of afterState) {
    const known = beforeState.get(one) ?? 0;
    if (clock === known) continue;
    if (client !== -1) return null;
    client = one;
    from = known;
  }
  let size = 0;
  let first: Y.Item | null = null;
  const take = (item: Y.Item | Y.GC) => {
    // What a session wrote beside the text has clocks too.
    if (!(item instanceof Y.Item) || item.parent !== text) return;
    size += item.length;
    first ??= item;
  };
  const structs = (client === -1 ? undefined : doc.store.clients.get(client)) ?? [];
  for (let index = structs.length > 0 ? Y.findIndexSS(structs, from) : 0; index < structs.length; index++)
    take(structs[index] as Y.Item | Y.GC);
  if (deleteSet.clients.size > 0)
    Y.iterateDeletedStructs(transaction, deleteSet, (item) => {
      if (item.id.client !== client || item.id.clock < from) take(item);
    });
  return { deleted: deleteSet, client, from, size, item: first };
}

const isNew = ({ id }: Y.Item, { client, from }: Change) => id.client === client && id.clock >= from;

/** Items to look back over for a paragraph end: a paragraph has a few, a much mended one some dozens. */
const FAR = 300;

/** An item in front of the change that stands as it stood, and the characters in front of that. */
function placeBefore(change: Change, endOf: EndOf): { item: Y.Item; at: number } | null {
  let item = change.item?.left ?? null;
  for (let steps = 0; item !== null && steps < FAR; item = item.left, steps++) {
    if (item.deleted || isNew(item, change) || !(item.content instanceof Y.ContentString)) continue;
    const last = item.content.str.lastIndexOf(PARAGRAPH_END);
    const end = last === -1 ? null : endOf({ client: item.id.client, clock: item.id.clock + last });
    if (end !== null) return { item, at: end - last - 1 };
  }
  return null;
}

/** The change as steps, by a walk from an item on; 'more' where some of it was not met. */
function stepsFrom(start: Y.Item | null, at: number, change: Change): DeltaStep[] | 'formats' | 'more' {
  const mayDelete = change.deleted.clients.size > 0;
  let left = change.size;
  let kept = at;
  const steps: DeltaStep[] = [];
  const push = (step: DeltaStep) => {
    if (kept > 0) steps.push({ retain: kept });
    kept = 0;
    steps.push(step);
  };
  for (let item = start; item !== null && left > 0; item = item.right) {
    const { deleted } = item;
    const added = isNew(item, change);
    if (!added && !mayDelete) {
      if (!deleted && item.countable) kept += item.length;
      continue;
    }
    const { content, length } = item;
    const removed = deleted && !added && Y.isDeleted(change.deleted, item.id);
    if (added || removed) left -= length;
    if ((added || removed) && content instanceof Y.ContentFormat) return 'formats';
    if (removed) push({ delete: length });
    else if (deleted || !item.countable) continue;
    else if (!added) kept += length;
    else if (content instanceof Y.ContentString) push({ insert: content.str });
    else return 'formats';
  }
  return left > 0 ? 'more' : steps;
}
