/** Which standing brackets a character is in, found without a walk. Copies are in what their originals are in (B4). */
import { IntervalIndex } from '../../document/IntervalIndex.ts';
import type { IdRange } from '../../document/ids.ts';
import type { Lineage } from '../../document/Lineage.ts';
import { withOriginals } from '../comments/familyOf.ts';
import type { Bracket } from './Agreement.ts';

/** A part of a range that is in a bracket. */
interface BracketedPart {
  readonly bracket: Bracket;
  /** Characters from the range's start. */
  readonly from: number;
  readonly to: number;
}

export class BracketIndex {
  readonly #lineage: Lineage;
  readonly #index = new IntervalIndex<Bracket>();

  constructor(brackets: readonly Bracket[], lineage: Lineage) {
    this.#lineage = lineage;
    for (const bracket of brackets) {
      if (bracket.lifted) continue;
      // A copy was named, and the original is back: it is the same text.
      for (const own of bracket.ranges)
        for (const { client, clock, length } of withOriginals(lineage, own))
          this.#index.add(client, clock, clock + length, bracket);
    }
  }

  get empty(): boolean {
    return this.#index.empty;
  }

  partsOf(range: IdRange, deepest = 50): BracketedPart[] {
    const { clock, length } = range;
    const parts = this.#index.overlapping(range).map(({ from, to, value }) => ({
      bracket: value,
      from: Math.max(0, from - clock),
      to: Math.min(length, to - clock),
    }));
    if (deepest === 0) return parts;
    for (const { copy, original } of this.#lineage.originsOf(range)) {
      const shift = copy.clock - clock;
      for (const part of this.partsOf({ ...original, length: copy.length }, deepest - 1))
        parts.push({ ...part, from: part.from + shift, to: part.to + shift });
    }
    return parts;
  }
}
