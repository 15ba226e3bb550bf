/**
 * What goes along when it is decided that a table, a row, a column or a note goes: whoever decides so rejects what
 * others propose inside of it, and that is written down too (V7).
 */
import { embedsIn } from '../document/flowsInside.ts';
import type { IdRange } from '../document/ids.ts';
import type { Changes } from './Changes.ts';
import type { Scope, Verdict } from './decisions.ts';
import { pushScope } from './decisions.ts';
import { insertedInside } from './inside.ts';
import type { Suggestion } from './Suggestion.ts';
import { isMeant } from './statusOf.ts';

/**
 * @param decided with this verdict; they are not rejected themselves
 * @param taken gets what is to be rejected
 */
export function takeInside(
  changes: Changes,
  verdict: Verdict,
  decided: ReadonlyMap<Suggestion, readonly Scope[] | null>,
  taken: Map<Suggestion, Scope[]>,
): void {
  if (verdict === 'open') return;
  const op = verdict === 'accepted' ? 'delete' : 'insert';
  for (const [suggestion, scope] of decided) {
    for (const place of changes.rangesOf(suggestion.id).flatMap((range) => embedsIn(changes.flow, range))) {
      const character: IdRange = { client: place.client, clock: place.clock, length: 1 };
      const [segment] = changes.segments(character) ?? [];
      const goes = segment?.members.some(
        (member) =>
          member.suggestion === suggestion &&
          member.op === op &&
          isMeant({ scope }, suggestion, member.clock, segment.chain),
      );
      if (goes !== true) continue;
      for (const { member, range } of insertedInside(changes, character)) {
        if (member.status !== 'pending' || decided.has(member.suggestion)) continue;
        const part = { ...range, part: member.suggestion.begun.clock };
        const known = taken.get(member.suggestion);
        if (known === undefined) taken.set(member.suggestion, [part]);
        else pushScope(known, part);
      }
    }
  }
}
