/**
 * Undo of a deed, text and records together. What others have decided in the meantime is theirs: text of one's
 * own that was accepted stays, and so does a proposal that somebody has decided on.
 */
import type { IdRange } from '../document/ids.ts';
import { parseParagraphId } from '../document/ids.ts';
import { revertChange } from '../document/revertChange.ts';
import type { Changes } from './Changes.ts';
import type { ReviewChange } from './ReviewChange.ts';
import { rangeOf } from './Suggestion.ts';
import { statusOf } from './statusOf.ts';

/** Reverts in one transaction. The result is the change that redoes it (empty when nothing was left to do). */
export function revertReview(changes: Changes, step: ReviewChange, origin: unknown): ReviewChange {
  const { flow, log, decisionLog } = changes;
  return flow.doc.transact(() => {
    const inserted = step.text.inserted.flatMap((range) => undecided(changes, range));
    const undecidedEntries = step.entries.filter((id) => isUndecided(changes, id));
    const text = revertChange(flow, { ...step.text, inserted }, origin);
    const withdrawn = log.remove(undecidedEntries).map(({ value }) => value);
    const entries = log.push(step.withdrawn);
    const retracted = decisionLog.remove(step.decisions).map(({ value }) => value);
    const decisions = decisionLog.push(step.retracted);
    return { text, entries, withdrawn, decisions, retracted };
  }, origin);
}

/** The parts of what was typed that nobody has accepted or rejected as a suggestion. */
function undecided(changes: Changes, range: IdRange): IdRange[] {
  const segments = changes.segments(range);
  if (segments === null) return [range];
  const parts: IdRange[] = [];
  let { clock } = range;
  for (const { length, members } of segments) {
    const isOpen = members.every(({ op, status }) => op !== 'insert' || status === 'pending');
    if (isOpen) parts.push({ client: range.client, clock, length });
    clock += length;
  }
  return parts;
}

function isUndecided(changes: Changes, id: { readonly client: number; readonly clock: number }): boolean {
  for (const suggestion of changes.suggestions.values()) {
    const written = suggestion.entries.get(`${id.client}:${id.clock}`);
    if (written === undefined) continue;
    const { client, clock } = rangeOf(written);
    return statusOf(suggestion, id.clock, [{ client, clock }]) === 'pending';
  }
  return parseParagraphId(`${id.client}:${id.clock}`) !== null;
}
