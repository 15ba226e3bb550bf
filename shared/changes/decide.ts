/** Deciding on suggestions: writes down who decided what and what they had seen, and touches nothing else. */
import * as Y from 'yjs';
import type { CharacterId, IdRange } from '../document/ids.ts';
import { parseParagraphId } from '../document/ids.ts';
import type { Author } from './Author.ts';
import type { Changes } from './Changes.ts';
import type { Target, Verdict } from './decisions.ts';
import { writeDecision } from './decisions.ts';
import type { ReviewChange } from './ReviewChange.ts';
import { emptyReviewChange } from './ReviewChange.ts';
import type { Suggestion, SuggestionId } from './Suggestion.ts';

/** A suggestion to be decided on: all of it, or only these characters (and paragraph ends) of it. */
export interface Chosen {
  readonly id: SuggestionId;
  readonly scope: readonly IdRange[] | null;
}

/** One transaction and one record, however many are chosen. The result is for undo. */
export function decide(
  changes: Changes,
  author: Author,
  now: number,
  verdict: Verdict,
  chosen: readonly Chosen[],
  origin: unknown,
): ReviewChange {
  const targets = chosen.flatMap(({ id, scope }) => {
    const suggestion = changes.suggestions.get(id);
    return suggestion === undefined ? [] : [targetOf(changes, suggestion, scope)];
  });
  if (targets.length === 0) return emptyReviewChange();
  const decisions = changes.flow.doc.transact(
    () => changes.decisionLog.push([writeDecision(author, now, verdict, targets)]),
    origin,
  );
  return { ...emptyReviewChange(), decisions };
}

/** Inside the caller's transaction; gives the ids of what was written. */
export function writeDecisions(
  changes: Changes,
  author: Author,
  now: number,
  verdict: Verdict,
  chosen: ReadonlyMap<Suggestion, readonly IdRange[]>,
): CharacterId[] {
  if (chosen.size === 0) return [];
  const targets = [...chosen].map(([suggestion, scope]) => targetOf(changes, suggestion, scope));
  return changes.decisionLog.push([writeDecision(author, now, verdict, targets)]);
}

function targetOf(changes: Changes, suggestion: Suggestion, scope: readonly IdRange[] | null): Target {
  const superseded = new Set([...suggestion.decisions.values()].flatMap((one) => [...one.supersedes]));
  return {
    suggestion: suggestion.begun,
    seen: Y.getState(changes.flow.doc.store, suggestion.begun.client),
    // Those superseded already need no mention where all is decided anew; a part may still be under them.
    supersedes: [...suggestion.decisions.values()]
      .filter((one) => one.scope !== null || scope !== null || !superseded.has(one.id))
      .flatMap((one) => parseParagraphId(one.id) ?? []),
    scope,
  };
}
