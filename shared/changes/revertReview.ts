/**
 * Undo of a deed, text and records together. What others have decided in the meantime is theirs: text of one's
 * own that was accepted stays, and so does a proposal that somebody has decided on.
 */
import { entryId } from '../document/embedEntries.ts';
import { embedsIn } from '../document/flowsInside.ts';
import type { CharacterId, IdRange } from '../document/ids.ts';
import { paragraphId } from '../document/ids.ts';
import { revertChange } from '../document/revertChange.ts';
import type { Changes } from './Changes.ts';
import { decideAgain } from './decide.ts';
import { isWrittenByOthers } from './inside.ts';
import type { ReviewChange } from './ReviewChange.ts';
import { rangeOf } from './Suggestion.ts';
import type { Segment, SegmentMember } from './segments.ts';
import { decisionsInForce } from './statusOf.ts';

/** Reverts in one transaction. The result is the change that redoes it (empty when nothing was left to do). */
export function revertReview(changes: Changes, step: ReviewChange, origin: unknown): ReviewChange {
  const { flow, log, decisionLog, arrivals } = changes;
  return flow.doc.transact(() => {
    const inserted = step.text.inserted
      .flatMap((range) => undecidedSince(changes, range, step.arrivals))
      .flatMap((range) => withoutOthers(changes, range));
    const mine = step.entries.filter((id) => !isDecidedSince(changes, id, step.arrivals));
    const again = step.retracted.flatMap((one) => decideAgain(changes, one) ?? []);
    const text = revertChange(flow, { ...step.text, inserted }, origin);
    const withdrawn = log.remove(mine);
    // An entry names its suggestion by a clock of the session that began it: under another id it would be lost.
    const own = step.withdrawn.filter(({ id }) => id.client === flow.doc.clientID);
    const entries = log.push(own.map(({ value }) => value));
    const retracted = decisionLog.remove(step.decisions);
    const decisions = decisionLog.push(again.map(({ value }) => value));
    return { text, entries, withdrawn, decisions, retracted, arrivals };
  }, origin);
}

/** The parts of what was typed that nobody has accepted, rejected or disputed as a suggestion meanwhile. */
function undecidedSince(changes: Changes, range: IdRange, arrivals: number): IdRange[] {
  const segments = changes.segments(range);
  if (segments === null) return [range];
  const parts: IdRange[] = [];
  let { clock } = range;
  for (const segment of segments) {
    const decided = segment.members.some(
      (member) => member.op === 'insert' && isSince(changes, segment, member, arrivals),
    );
    if (!decided) parts.push({ client: range.client, clock, length: segment.length });
    clock += segment.length;
  }
  return parts;
}

/** Without the tables, rows and notes in which somebody else has written meanwhile: their text would go with them. */
function withoutOthers(changes: Changes, { client, clock, length }: IdRange): IdRange[] {
  const parts: IdRange[] = [];
  let from = clock;
  const kept = [{ client, clock, length }, ...changes.flow.lineage.copyRangesOf({ client, clock, length })]
    .flatMap((range) => embedsIn(changes.flow, range))
    .filter((place) => isWrittenByOthers(changes, { ...place, length: 1 }, null))
    .flatMap((place) =>
      changes.flow.lineage.ancestryOf({ client: place.client, clock: place.clock, length: 1 }),
    )
    .filter((one) => one.client === client && one.clock >= clock && one.clock < clock + length)
    .filter((one) => isPutIn(changes, one))
    .map((one) => one.clock)
    .sort((a, b) => a - b);
  for (const at of kept) {
    if (at > from) parts.push({ client, clock: from, length: at - from });
    from = Math.max(from, at + 1);
  }
  if (from < clock + length) parts.push({ client, clock: from, length: clock + length - from });
  return parts;
}

/**
 * Whether this session put it into the text, now or before it was undone and done again. What it moved goes back to
 * where it was with all that stands inside, and what it deleted it has seen.
 */
function isPutIn({ flow }: Changes, id: CharacterId): boolean {
  const { lineage, doc } = flow;
  const root = lineage.rootOf(id);
  if (root.client !== doc.clientID || entryId(flow, id) !== paragraphId(root)) return false;
  return lineage.ancestryOf({ ...id, length: 1 }).every((one) => lineage.originOf(one)?.kind !== 'move');
}

/** Whether any part of an entry was decided on meanwhile: it is taken out whole or not at all. */
function isDecidedSince(changes: Changes, id: CharacterId, arrivals: number): boolean {
  const found = changes.entryOf(id);
  if (found === null) return false;
  const range = rangeOf(found.written);
  const all = [range, ...changes.flow.lineage.copyRangesOf(range)];
  return all
    .flatMap((one) => changes.segments(one) ?? [])
    .some((segment) =>
      segment.members.some(
        (member) => member.entry === found.written && isSince(changes, segment, member, arrivals),
      ),
    );
}

function isSince(changes: Changes, { chain }: Segment, member: SegmentMember, arrivals: number): boolean {
  return (
    member.status !== 'pending' &&
    decisionsInForce(member.suggestion, member.clock, chain).some((one) =>
      changes.arrivedSince(one, arrivals),
    )
  );
}
