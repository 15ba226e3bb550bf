/**
 * What every desk must show, worked out from who did what and who had seen what (SPEC.md of shared/changes),
 * and by none of the code that is judged. It looks at a desk's raw document after each deed there, notes what
 * came and went under that deed's number, and derives from these notes and from what a desk has received what
 * each character belongs to and what was decided on it. Nothing stored about what a decider had seen is read.
 */
import type { FormatName } from '../../../shared/document/inlineFormats.ts';
import type { RawDocument } from './rawDocument.ts';
import { chainOf } from './rawDocument.ts';
import type { VectorClock, Wire } from './Wire.ts';

export type Op = 'insert' | 'delete' | 'format' | 'property';
export type Status = 'pending' | 'accepted' | 'rejected' | 'contested';

/** One thing that is proposed of a character. */
export interface Proposed {
  readonly op: Op;
  /** The suggestion, as `client:clock` of the entry that began it. */
  readonly label: string;
  readonly status: Status;
  readonly author: string;
  /** That proposes it; null for what was typed. */
  readonly entry: string | null;
  /** Order in which proposals lie over one another: when begun, by whom, when written. */
  readonly age: readonly [number, string, number];
  readonly set: Readonly<Partial<Record<FormatName, unknown>>>;
  readonly property: { readonly name: string; readonly value: unknown } | null;
  /** The host has put it into the text. */
  readonly settled: boolean;
}

interface Noted {
  readonly desk: number;
  readonly deed: number;
}

interface Birth extends Noted {
  readonly label: string | null;
}

interface Begun extends Noted {
  readonly at: number;
  readonly author: string;
}

interface EntryFact extends Noted {
  readonly id: string;
  readonly label: string;
  readonly op: Exclude<Op, 'insert'>;
  readonly characters: readonly string[];
  readonly set: Readonly<Record<string, unknown>>;
  readonly property: { readonly name: string; readonly value: unknown } | null;
  withdrawn: number | null;
}

interface DecisionFact extends Noted {
  readonly id: string;
  readonly verdict: 'open' | 'accepted' | 'rejected';
  readonly targets: readonly {
    readonly label: string;
    /** By character: the clocks of the entries that are meant there, null for all. */
    readonly scope: ReadonlyMap<string, ReadonlySet<number> | null> | null;
  }[];
  /** What its maker had received when they first made it; and when it was last put down (a redo). */
  readonly covered: VectorClock;
  readonly seen: VectorClock;
  retracted: number | null;
}

const OPS = { 3: 'delete', 4: 'format', 5: 'property' } as const;
const VERDICTS = ['open', 'accepted', 'rejected'] as const;

const spread = (client: unknown, clock: unknown, length: unknown) =>
  Array.from({ length: length as number }, (_, at) => `${client}:${(clock as number) + at}`);

export class ReviewOracle {
  readonly #wire: Wire;
  readonly #births = new Map<string, Birth>();
  readonly #begun = new Map<string, Begun>();
  readonly #entries = new Map<string, EntryFact>();
  /** By character: entries that name it. */
  readonly #naming = new Map<string, EntryFact[]>();
  readonly #decisions = new Map<string, DecisionFact>();
  readonly #firstCovered = new Map<string, VectorClock>();
  /** With what the host had received when it settled. */
  readonly #settled = new Map<string, Noted & { readonly seen: VectorClock }>();

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Text that stood there before anyone came. */
  began(raw: RawDocument): void {
    for (const { id } of raw.characters) this.#births.set(id, { desk: 0, deed: 0, label: null });
  }

  /** @param seen what the desk had received before the deed */
  did(desk: number, deed: number, seen: VectorClock, before: RawDocument, after: RawDocument): void {
    const noted = { desk, deed };
    for (const [id, value] of after.entries) if (!before.entries.has(id)) this.#noteEntry(id, value, noted);
    for (const id of before.entries.keys()) {
      const fact = this.#entries.get(id);
      if (fact !== undefined && !after.entries.has(id)) fact.withdrawn = deed;
    }
    for (const [id, value] of after.decisions)
      if (!before.decisions.has(id)) this.#noteDecision(id, value, noted, seen);
    for (const id of before.decisions.keys()) {
      const fact = this.#decisions.get(id);
      if (fact !== undefined && !after.decisions.has(id)) fact.retracted = deed;
    }
    const known = new Set(before.characters.map((one) => one.id));
    for (const { id, client, clock } of after.characters) {
      if (known.has(id) || after.origins.has(id)) continue;
      this.#births.set(id, { ...noted, label: labelAt(after, client, clock) });
    }
    for (const label of after.settled.keys())
      if (!before.settled.has(label)) this.#settled.set(label, { ...noted, seen });
  }

  #noteEntry(id: string, value: readonly unknown[], noted: Noted): void {
    const [kind, first, second, third, fourth, fifth] = value;
    const [client] = id.split(':') as [string];
    if (kind === 0) {
      this.#begun.set(id, { ...noted, at: second as number, author: String(third) });
      return;
    }
    if (kind !== 3 && kind !== 4 && kind !== 5) return;
    const fact: EntryFact = {
      ...noted,
      id,
      label: `${client}:${first}`,
      op: OPS[kind],
      characters: spread(second, third, kind === 5 ? 1 : fourth),
      set: kind === 4 ? (fifth as Record<string, unknown>) : {},
      property: kind === 5 ? { name: String(fourth), value: fifth } : null,
      withdrawn: null,
    };
    this.#entries.set(id, fact);
    for (const one of fact.characters) {
      const naming = this.#naming.get(one);
      if (naming === undefined) this.#naming.set(one, [fact]);
      else naming.push(fact);
    }
  }

  #noteDecision(id: string, value: readonly unknown[], noted: Noted, seen: VectorClock): void {
    const [, , at, person, , , verdict, targets] = value;
    // Redone, it is about what it was about when it was made.
    const key = `${person} ${at}`;
    const covered = this.#firstCovered.get(key) ?? seen;
    this.#firstCovered.set(key, covered);
    this.#decisions.set(id, {
      ...noted,
      id,
      verdict: VERDICTS[verdict as number] as DecisionFact['verdict'],
      targets: (targets as unknown[][]).map(([client, clock, , , scope]) => ({
        label: `${client}:${clock}`,
        scope: scope === null ? null : scopeOf(scope as number[][]),
      })),
      covered,
      seen,
      retracted: null,
    });
  }

  // ---- what a desk must make of it ----

  /** The suggestion a character was typed in, by its first original; undefined for one nobody saw typed. */
  typedIn(raw: RawDocument, id: string): string | null | undefined {
    return this.#births.get(chainOf(raw, id).at(-1) as string)?.label;
  }

  authorOf(label: string): string | undefined {
    return this.#begun.get(label)?.author;
  }

  /** Everything proposed of a character, as this desk must know it. */
  proposedOf(desk: number, raw: RawDocument, id: string): Proposed[] {
    const chain = chainOf(raw, id);
    const found: Proposed[] = [];
    const birth = this.#births.get(chain.at(-1) as string);
    const begun = this.#begun.get(birth?.label ?? '');
    // A copy may come before its original, and what that belongs to is known with that.
    if (birth?.label != null && begun !== undefined && this.#wire.knows(desk, begun.desk, begun.deed)) {
      found.push(this.#proposed(desk, birth.label, 'insert', birth, chain, null));
    }
    for (const one of chain) {
      for (const fact of this.#naming.get(one) ?? []) {
        if (!this.#stands(desk, fact, fact.withdrawn)) continue;
        found.push(this.#proposed(desk, fact.label, fact.op, fact, chain, fact));
      }
    }
    return found;
  }

  entry(id: string): { readonly desk: number; readonly characters: readonly string[] } | undefined {
    return this.#entries.get(id);
  }

  /** Whether the desk knows of a decision on any part of it. */
  isDecided(desk: number, label: string): boolean {
    return [...this.#decisions.values()].some(
      (one) => this.#stands(desk, one, one.retracted) && one.targets.some((target) => target.label === label),
    );
  }

  deciderOf(id: string): number | undefined {
    return this.#decisions.get(id)?.desk;
  }

  #stands(desk: number, { desk: maker, deed }: Noted, gone: number | null): boolean {
    return this.#wire.knows(desk, maker, deed) && (gone === null || !this.#wire.knows(desk, maker, gone));
  }

  #proposed(
    desk: number,
    label: string,
    op: Op,
    part: Noted,
    chain: readonly string[],
    fact: EntryFact | null,
  ): Proposed {
    const begun = this.#begun.get(label) as Begun;
    const settled = this.#settled.get(label);
    const clock = Number((fact?.id ?? label).split(':')[1]);
    return {
      op,
      label,
      status: this.#status(desk, label, { ...part, clock }, chain),
      author: begun.author,
      entry: fact?.id ?? null,
      age: [begun.at, label, fact === null ? 0 : Number(fact.id.split(':')[1])],
      set: (fact?.set ?? {}) as Proposed['set'],
      property: fact?.property ?? null,
      settled:
        settled !== undefined &&
        this.#wire.knows(desk, settled.desk, settled.deed) &&
        (part.desk === settled.desk
          ? part.deed <= settled.deed
          : (settled.seen[part.desk] ?? 0) >= part.deed),
    };
  }

  /** V1 to V4 and V6. */
  #status(
    desk: number,
    label: string,
    part: Noted & { readonly clock: number },
    chain: readonly string[],
  ): Status {
    const applicable = [...this.#decisions.values()].filter(
      (one) =>
        this.#stands(desk, one, one.retracted) &&
        (one.covered[part.desk] ?? 0) >= part.deed &&
        one.targets.some(
          (target) =>
            target.label === label &&
            (target.scope === null ||
              chain.some((id) => {
                const parts = target.scope?.get(id);
                return parts === null || parts?.has(part.clock) === true;
              })),
        ),
    );
    const inForce = applicable.filter(
      (one) => !applicable.some((other) => other !== one && (other.seen[one.desk] ?? 0) >= one.deed),
    );
    const verdicts = new Set(inForce.map((one) => one.verdict));
    if (verdicts.size > 1) return 'contested';
    const [verdict = 'open'] = verdicts;
    return verdict === 'open' ? 'pending' : verdict;
  }
}

function scopeOf(ranges: readonly (readonly number[])[]): Map<string, Set<number> | null> {
  const scope = new Map<string, Set<number> | null>();
  for (const [client, clock, length, part] of ranges) {
    for (const id of spread(client, clock, length)) {
      const known = scope.get(id);
      if (part === undefined) scope.set(id, null);
      else if (known === undefined) scope.set(id, new Set([part]));
      else known?.add(part);
    }
  }
  return scope;
}

/** S3: the last entry that begins, goes on with or ends a suggestion before this clock of its session says it. */
function labelAt({ entries }: RawDocument, client: number, clock: number): string | null {
  let last = -1;
  let label: string | null = null;
  for (const [id, [kind, begun]] of entries) {
    if (kind !== 0 && kind !== 1 && kind !== 2) continue;
    const [writer, at] = id.split(':').map(Number) as [number, number];
    if (writer !== client || at > clock || at < last) continue;
    last = at;
    label = kind === 0 ? id : kind === 2 ? `${client}:${begun}` : null;
  }
  return label;
}
