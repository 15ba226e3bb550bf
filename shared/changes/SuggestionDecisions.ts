/**
 * The decisions on one suggestion, superseded ones too. A suggestion of three hundred places may be decided on
 * place by place, and every paragraph drawn asks what holds there: those about a place are found without looking
 * at all of them.
 */
import type { Interval } from '../document/IntervalIndex.ts';
import { IntervalIndex } from '../document/IntervalIndex.ts';
import type { CharacterId, IdRange } from '../document/ids.ts';
import type { Decision, Scope } from './decisions.ts';

interface Meant {
  readonly decision: Decision;
  readonly scope: Scope;
}

export class SuggestionDecisions {
  readonly #all = new Map<string, Decision>();
  /** On all of the suggestion. */
  readonly #whole = new Set<Decision>();
  readonly #scoped = new IntervalIndex<Meant>();
  /** Clocks of the suggestion's session up to which deciders had seen it; all under one name. */
  readonly #seen = new IntervalIndex<Decision>();

  get size(): number {
    return this.#all.size;
  }

  values(): IterableIterator<Decision> {
    return this.#all.values();
  }

  add(decision: Decision): void {
    this.delete(decision.id);
    this.#all.set(decision.id, decision);
    this.#seen.add(0, decision.seen, decision.seen + 1, decision);
    if (decision.scope === null) this.#whole.add(decision);
    for (const scope of decision.scope ?? [])
      if (scope.length > 0)
        this.#scoped.add(scope.client, scope.clock, scope.clock + scope.length, { decision, scope });
  }

  delete(id: string): void {
    const decision = this.#all.get(id);
    if (decision === undefined) return;
    this.#all.delete(id);
    this.#whole.delete(decision);
    this.#seen.remove(0, decision.seen, decision);
    for (const scope of decision.scope ?? []) {
      const found = this.#scoped.overlapping(scope).find(({ value }) => value.scope === scope);
      if (found !== undefined) this.#scoped.remove(scope.client, scope.clock, found.value);
    }
  }

  /** Those on all of the suggestion, and those that name one of these characters, each once. */
  about(ranges: readonly IdRange[]): Set<Decision> {
    const found = new Set(this.#whole);
    for (const range of ranges)
      for (const { value } of this.#scoped.overlapping(range)) found.add(value.decision);
    return found;
  }

  /** As `about`, for single characters. */
  at(characters: readonly CharacterId[]): Set<Decision> {
    return this.about(characters.map(({ client, clock }) => ({ client, clock, length: 1 })));
  }

  /** The stretches that decisions name and that share a character with the range. */
  namedIn(range: IdRange): readonly Interval<unknown>[] {
    return this.#scoped.overlapping(range);
  }

  /** The clocks in a range of the suggestion's own session at which what a decider had seen ends. */
  seenIn({ clock, length }: IdRange): number[] {
    return this.#seen.overlapping({ client: 0, clock, length }).map(({ from }) => from);
  }
}
