/** Deciding on suggestions: writes down who decided what and what they had seen, and touches nothing else. */
import * as Y from 'yjs';
import type { CharacterId, IdRange } from '../document/ids.ts';
import { paragraphId, parseParagraphId } from '../document/ids.ts';
import type { Author } from './Author.ts';
import type { Changes } from './Changes.ts';
import type { Scope, Target, Verdict } from './decisions.ts';
import { parseDecision, pushScope, writeDecision } from './decisions.ts';
import type { Element } from './ElementLog.ts';
import type { ReviewChange } from './ReviewChange.ts';
import { emptyReviewChange } from './ReviewChange.ts';
import type { Suggestion, SuggestionId } from './Suggestion.ts';
import { isMeant } from './statusOf.ts';
import { takeInside } from './takeInside.ts';

/** A suggestion to be decided on: all of it, or only these characters (and paragraph ends) of it. */
export interface Chosen {
  readonly id: SuggestionId;
  readonly scope: readonly Scope[] | null;
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
  const meant = new Map<Suggestion, readonly Scope[] | null>();
  for (const { id, scope } of chosen) {
    const suggestion = changes.suggestions.get(id);
    if (suggestion === undefined) continue;
    const known = meant.get(suggestion);
    // Chosen twice, it is both.
    meant.set(suggestion, known === undefined ? scope : known && scope && [...known, ...scope]);
  }
  const { arrivals } = changes;
  if (meant.size === 0) return emptyReviewChange(arrivals);
  const decisions = changes.flow.doc.transact(() => {
    const taken = verdict === 'accepted' ? takenAlong(changes, meant) : new Map<Suggestion, Scope[]>();
    takeInside(changes, verdict, meant, taken);
    return [
      ...writeDecisions(changes, author, now, verdict, meant),
      ...writeDecisions(changes, author, now, 'rejected', taken),
    ];
  }, origin);
  return { ...emptyReviewChange(arrivals), decisions };
}

/**
 * Text that others propose and that these deletions, once accepted, would hide undecided: whoever accepts that it
 * goes rejects that it comes, and that is written down too.
 */
function takenAlong(
  changes: Changes,
  accepted: ReadonlyMap<Suggestion, readonly Scope[] | null>,
): Map<Suggestion, Scope[]> {
  const taken = new Map<Suggestion, Scope[]>();
  for (const [suggestion, scope] of accepted) {
    for (const range of scope ?? deletedBy(suggestion)) {
      for (const one of [range, ...changes.flow.lineage.copyRangesOf(range)]) {
        let { clock } = one;
        for (const { length, members, chain } of changes.segments(one) ?? []) {
          const goes = members.some(
            (member) =>
              member.suggestion === suggestion &&
              member.op === 'delete' &&
              isMeant({ scope }, suggestion, member.clock, chain),
          );
          for (const member of goes ? members : []) {
            if (member.op !== 'insert' || member.status !== 'pending' || accepted.has(member.suggestion))
              continue;
            const part = { client: one.client, clock, length, part: member.suggestion.begun.clock };
            const known = taken.get(member.suggestion);
            if (known === undefined) taken.set(member.suggestion, [part]);
            else pushScope(known, part);
          }
          clock += length;
        }
      }
    }
  }
  return taken;
}

const deletedBy = ({ entries }: Suggestion): IdRange[] =>
  [...entries.values()].flatMap(({ entry }) => (entry.kind === 'delete' ? [entry.range] : []));

/** Inside the caller's transaction; gives the ids of what was written. */
export function writeDecisions(
  changes: Changes,
  author: Author,
  now: number,
  verdict: Verdict,
  chosen: ReadonlyMap<Suggestion, readonly Scope[] | null>,
): CharacterId[] {
  if (chosen.size === 0) return [];
  const targets = [...chosen].map(([suggestion, scope]) => targetOf(changes, suggestion, scope));
  return changes.decisionLog.push([writeDecision(author, now, verdict, targets)]);
}

function targetOf(changes: Changes, suggestion: Suggestion, scope: readonly Scope[] | null): Target {
  const meant = scope === null ? null : firstOriginals(changes, scope);
  return {
    suggestion: suggestion.begun,
    seen: Y.getState(changes.flow.doc.store, suggestion.begun.client),
    supersedes: supersededBy(suggestion, meant),
    scope: meant,
  };
}

/**
 * Characters under the ids they were first written under: those whom others know only as copies, or as other
 * copies of the same, are then meant too.
 */
function firstOriginals({ flow }: Changes, scope: readonly Scope[]): Scope[] {
  const meant: Scope[] = [];
  for (const { part, ...range } of scope)
    for (const original of flow.lineage.firstOriginalsOf(range, 'any'))
      pushScope(meant, { ...original, part });
  return meant;
}

/** The decisions known here that share a character with one about this scope. */
function supersededBy({ decisions }: Suggestion, scope: readonly IdRange[] | null): CharacterId[] {
  const shared = scope === null ? decisions.values() : decisions.about(scope);
  return [...shared].flatMap((one) => parseParagraphId(one.id) ?? []);
}

/**
 * Decides again what was decided and taken back (a redo): on what had been seen then, and over what is known now.
 * What other sessions decided after the first time is left to them.
 * @param element as it stood in the log
 * @returns what to write, as `value`; null where nothing is left to decide
 */
export function decideAgain(changes: Changes, { id, value }: Element): { readonly value: unknown[] } | null {
  const parsed = parseDecision(id, value);
  const [first] = parsed.ok ? parsed.decisions : [];
  if (!parsed.ok || first === undefined) return null;
  const targets = parsed.decisions.flatMap(({ suggestion: of, seen, scope, supersedes: then }): Target[] => {
    const suggestion = changes.suggestions.get(of);
    if (suggestion === undefined) return [];
    const supersedes = supersededBy(suggestion, scope);
    const isLate = supersedes.some((one) => one.client !== id.client && !then.has(paragraphId(one)));
    return isLate ? [] : [{ suggestion: suggestion.begun, seen, supersedes, scope }];
  });
  if (targets.length === 0) return null;
  return { value: writeDecision(parsed.author, first.at, first.verdict, targets) };
}
