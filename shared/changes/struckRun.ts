/**
 * Whoever strikes a text letter by letter and then types where it stood replaces it: the caret is left in front of
 * what was struck just now, and what is typed there has to stand behind it. How far that reaches is found here.
 */
import * as Y from 'yjs';
import { EMBED, PARAGRAPH_END } from '../document/DocumentContent.ts';
import type { Flow } from '../document/Flow.ts';
import type { CharacterId } from '../document/ids.ts';
import type { Changes } from './Changes.ts';
import { isHeld, takesOut } from './memberStates.ts';
import type { SegmentMember } from './segments.ts';

/** Whether someone's pending proposal to delete is meant. */
export type IsStruck = (members: readonly SegmentMember[]) => boolean;

/**
 * Characters from a place to the end of the struck text that begins with `first`; a paragraph end ends it. What is
 * decided to be gone is passed over, for nobody sees it.
 * @param right the character behind the place
 * @returns 0 where something else stands there
 */
export function struckRun(
  changes: Changes,
  right: CharacterId,
  first: CharacterId,
  isStruck: IsStruck,
): number {
  let [passed, end, met] = [0, 0, false];
  for (const { id, text, members } of segmentsFrom(changes, right)) {
    if (!isGone(members)) {
      met ||= id.client === first.client && id.clock === first.clock;
      if (!met || !isStruck(members)) break;
      const stop = text.indexOf(PARAGRAPH_END);
      end = passed + (stop === -1 ? text.length : stop);
      if (stop !== -1) break;
    }
    passed += text.length;
  }
  return end;
}

/** Decided to be gone, and not held by a proposal of it that is open still. */
const isGone = (members: readonly SegmentMember[]) => members.some(takesOut) && !isHeld(members);

/** The first of these ranges' characters that stands; null where none does. */
export function firstStanding(
  flow: Flow,
  runs: Iterable<CharacterId & { readonly text: string }>,
): CharacterId | null {
  for (const { client, clock, text } of runs) {
    for (let at = 0; at < text.length; at++) {
      const id = { client, clock: clock + at };
      if (flow.isAlive(id)) return id;
    }
  }
  return null;
}

/** What stands, in the order of the text, cut where it belongs to something else. */
function* segmentsFrom(
  changes: Changes,
  { client, clock }: CharacterId,
): Generator<{
  readonly id: CharacterId;
  readonly text: string;
  readonly members: readonly SegmentMember[];
}> {
  let item = Y.getItem(changes.flow.doc.store, Y.createID(client, clock)) as Y.Item | null;
  let offset = clock - (item?.id.clock ?? clock);
  for (; item !== null; item = item.right, offset = 0) {
    if (item.deleted || !item.countable) continue;
    const whole = item.content instanceof Y.ContentString ? item.content.str : EMBED.repeat(item.length);
    const range = { client: item.id.client, clock: item.id.clock + offset, length: item.length - offset };
    for (const { length, members } of changes.segments(range) ?? [{ length: range.length, members: [] }]) {
      const text = whole.slice(offset, offset + length);
      yield { id: { client: range.client, clock: item.id.clock + offset }, text, members };
      offset += length;
    }
  }
}

/** Whether nothing that stands is between the two: others may have written there meanwhile. */
export function areNeighbours({ doc, text }: Flow, left: CharacterId | null, right: CharacterId): boolean {
  const here = Y.getItem(doc.store, Y.createID(right.client, right.clock)) as Y.Item;
  if (here.deleted || here.parent !== text) return false;
  if (right.clock > here.id.clock) return left?.client === right.client && left.clock === right.clock - 1;
  let before = here.left;
  while (before !== null && (before.deleted || !before.countable)) before = before.left;
  if (before === null || left === null) return before === left;
  return before.lastId.client === left.client && before.lastId.clock === left.clock;
}
