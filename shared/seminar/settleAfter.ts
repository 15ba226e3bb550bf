/**
 * After how many days what was decided on suggestions is settled: put into the text for good. Kept in the
 * seminar's index, so that every host of the seminar goes by it. It has to be longer than anybody stays away
 * with a laptop: who comes back later finds the text gone that they may still have worked on.
 *
 *     seminar   Y.Map { ..., settleAfter: number of days | 'never' }
 */
import type * as Y from 'yjs';

/** Longer than any mission abroad. */
export const DEFAULT_SETTLE_AFTER = 30;
const LONGEST = 36_500;
const NEVER = 'never';

/** Days; null for never. What a newer or hostile peer has put there instead counts as the default. */
export function readSettleAfter(doc: Y.Doc): number | null {
  const value = doc.getMap<unknown>('seminar').get('settleAfter');
  if (value === NEVER) return null;
  return isSettleAfter(value) ? value : DEFAULT_SETTLE_AFTER;
}

/** Nothing is written where it is that already. @param days 0 for at once, null for never */
export function setSettleAfter(doc: Y.Doc, days: number | null): void {
  if (days !== null && !isSettleAfter(days)) throw new Error(`${days} is no number of days to wait.`);
  if (readSettleAfter(doc) !== days) doc.getMap<unknown>('seminar').set('settleAfter', days ?? NEVER);
}

/** A whole number of days or a part of one, up to a hundred years. */
export function isSettleAfter(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= LONGEST;
}

/** Of what a person writes: a number of days, or `never`. undefined for anything else. */
export function parseSettleAfter(text: string): number | null | undefined {
  if (text === NEVER) return null;
  const days = /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  return isSettleAfter(days) ? days : undefined;
}
