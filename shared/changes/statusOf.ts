/**
 * What was decided, at one character. Decisions are a register with several values: one that its maker had
 * seen is superseded, those made apart stand side by side, and where they differ the matter is contested.
 */
import type { CharacterId } from '../document/ids.ts';
import type { Decision } from './decisions.ts';
import type { Status, Suggestion } from './Suggestion.ts';

/**
 * The decisions in force.
 * @param clock when, by its author's session, the part in question was written: later parts than a decider had
 *   seen are not decided
 * @param chain the character's ids: its own, then those of what it is a copy of
 */
export function decisionsInForce(
  suggestion: Suggestion,
  clock: number,
  chain: readonly CharacterId[],
): Decision[] {
  if (suggestion.decisions.size === 0) return [];
  const applicable = [...suggestion.decisions.at(chain)].filter(
    (decision) => clock < decision.seen && isMeant(decision, suggestion, clock, chain),
  );
  if (applicable.length < 2) return applicable;
  return applicable.filter((one) => !applicable.some((other) => other.supersedes.has(one.id)));
}

/** Whether a decision is about this part of a suggestion at this character; parameters as above. */
export function isMeant(
  { scope }: Pick<Decision, 'scope'>,
  { begun, entries }: Suggestion,
  written: number,
  chain: readonly CharacterId[],
): boolean {
  if (scope === null) return true;
  // What was typed has the clocks of its characters, and as a part that of the beginning.
  const part = entries.has(`${begun.client}:${written}`) ? written : begun.clock;
  return scope.some(
    (one) =>
      (one.part === undefined || one.part === part) &&
      chain.some(
        ({ client, clock }) => one.client === client && one.clock <= clock && clock < one.clock + one.length,
      ),
  );
}

export function statusFrom(inForce: readonly Decision[]): Status {
  const [first] = inForce;
  if (first === undefined) return 'pending';
  if (inForce.some((one) => one.verdict !== first.verdict)) return 'contested';
  return first.verdict === 'open' ? 'pending' : first.verdict;
}

export function statusOf(suggestion: Suggestion, clock: number, chain: readonly CharacterId[]): Status {
  return statusFrom(decisionsInForce(suggestion, clock, chain));
}
