/**
 * Settling one document: which of its decisions wait, which of those are ripe (they came in long enough ago and
 * nobody who must know them lacks them), and putting the ripe ones into the text, a portion at a time.
 */
import type * as Y from 'yjs';
import type { Decision } from '../../../shared/changes/decisions.ts';
import { parseDecision } from '../../../shared/changes/decisions.ts';
import { ElementLog } from '../../../shared/changes/ElementLog.ts';
import { withChanges } from '../../../shared/changes/readShown.ts';
import type { SettleWhen } from '../../../shared/changes/settle.ts';
import { findSettleable, settle } from '../../../shared/changes/settle.ts';
import { paragraphId } from '../../../shared/document/ids.ts';
import type { KnownReplica } from './KnownReplicas.ts';
import { whoLacks } from './KnownReplicas.ts';
import type { SettlingNotes } from './SettlingNotes.ts';

export const DAY = 24 * 60 * 60 * 1000;

/** Suggestions put into the text in one transaction: 15 to 45 ms of work in a text of 50,000 words. */
const PORTION = 200;

/** Decisions on suggestions that are not settled, by the id each was written under. */
export function waitingDecisions(doc: Y.Doc): Set<string> {
  const log = new ElementLog(doc.getArray('decisions'), { arrived() {}, left() {} });
  const settled = doc.getMap('settled');
  const waiting = new Set<string>();
  for (const { id, value } of log.read()) {
    const parsed = parseDecision(id, value);
    if (parsed.ok && parsed.decisions.some(({ suggestion }) => !settled.has(suggestion)))
      waiting.add(paragraphId(id));
  }
  log.close();
  return waiting;
}

/** What the notes say of a document's decisions, at one moment. */
export interface Ripeness {
  readonly ripe: ReadonlySet<string>;
  /** Old enough, but somebody who must know them lacks them. */
  readonly held: ReadonlySet<string>;
  readonly holders: readonly KnownReplica[];
  /** When the next of the others is old enough, in milliseconds since 1970; infinite for none. */
  readonly nextAt: number;
}

/** @param after in days, which is also the absence that is allowed for; null for never */
export function ripenessOf(
  notes: Pick<SettlingNotes, 'decisionsOf' | 'of'>,
  documentId: string,
  after: number | null,
  now: number,
): Ripeness {
  const ripe = new Set<string>();
  const held = new Set<string>();
  const holders = new Map<string, KnownReplica>();
  let nextAt = Number.POSITIVE_INFINITY;
  const absentSince = now - (after ?? 0) * DAY;
  // At once is at once: then nobody is waited for but linked hosts.
  const heardSince = after === 0 ? Number.POSITIVE_INFINITY : absentSince;
  const present = whoLacks(notes.of(documentId), Number.POSITIVE_INFINITY, heardSince);
  for (const [id, { at, position }] of after === null ? [] : notes.decisionsOf(documentId)) {
    if (at > absentSince) {
      nextAt = Math.min(nextAt, at + (after as number) * DAY);
      continue;
    }
    const lacking = whoLacks(present, position, heardSince);
    for (const one of lacking) holders.set(one.id, one);
    if (lacking.length === 0) ripe.add(id);
    else held.add(id);
  }
  return { ripe, held, holders: [...holders.values()], nextAt };
}

/** Settles once; `documentId` is edited in one transaction, or not at all. */
export type Edit = (documentId: string, change: (doc: Y.Doc) => void) => Promise<void>;

/** Portion by portion, so that nobody's typing waits for all of them. @returns how many suggestions were settled */
export async function settleRipe(
  edit: Edit,
  documentId: string,
  ripe: ReadonlySet<string>,
  stopped: () => boolean = () => false,
): Promise<number> {
  let settled = 0;
  for (let last = PORTION; last === PORTION && !stopped(); settled += last) {
    last = 0;
    await edit(documentId, (doc) => {
      last = withChanges(doc, (changes) =>
        settle(changes, { ...whenRipe(ripe), most: PORTION, origin: 'host' }),
      );
    });
  }
  return settled;
}

/** How many suggestions would be settled if these decisions were ripe. Writes nothing. */
export function countSettleable(doc: Y.Doc, ripe: ReadonlySet<string>): number {
  return withChanges(doc, (changes) => findSettleable(changes, whenRipe(ripe)).length);
}

/** A decision counts as made once it is ripe; one that came in since the look is not. */
function whenRipe(ripe: ReadonlySet<string>): SettleWhen {
  return {
    decidedBefore: 1,
    receivedAt: ({ id }: Decision) => (ripe.has(id) ? 0 : Number.POSITIVE_INFINITY),
  };
}
