/**
 * The decisions on one suggestion, superseded ones too. A suggestion of three hundred places may be decided on
 * place by place, and every paragraph drawn asks what holds there: those about a place are found without looking
 * at all of them.
 */
import type { Interval } from '../document/IntervalIndex.ts';
import { IntervalIndex } from '../document/IntervalIndex.ts';
import type { CharacterId, IdRange } from '../document/ids.ts';
import type { Decision } from './decisions.ts';

export class SuggestionDecisions {
  readonly #all = new Map<string, Decision>();
  /** On all of the suggestion. */
  readonly #whole = new Set<Decision>();
  /** By the characters they name. */
  readonly #scoped = new IntervalIndex<Decision>();
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
    for (const { client, clock, length } of decision.scope ?? [])
      if (length > 0) this.#scoped.add(client, clock, clock + length, decision);
  }

  delete(id: string): void {
    const decision = this.#all.get(id);
    if (decision === undefined) return;
    this.#all.delete(id);
    this.#whole.delete(decision);
    this.#seen.remove(0, decision.seen, decision);
    for (const { client, clock } of decision.scope ?? []) this.#scoped.remove(client, clock, decision);
  }

  /** Those on all of the suggestion, and those that name one of these characters, each once. */
  about(ranges: readonly IdRange[]): Set<Decision> {
    const found = new Set(this.#whole);
    for (const range of ranges) for (const { value } of this.#scoped.overlapping(range)) found.add(value);
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
