/**
 * The acts of a document, and which of them are in force. Nothing in this file writes, and nothing in it looks at the
 * text: what the acts come to beside the text is in paragraphStates.ts and bracketMarks.ts. Acts are parsed as they
 * arrive and put together when somebody asks. See SPEC.md.
 */
import type * as Y from 'yjs';
import type { CharacterId, IdRange } from '../../document/ids.ts';
import { paragraphId } from '../../document/ids.ts';
import { ElementLog } from '../ElementLog.ts';
import type { Act, ActId, BracketAct, CirculateAct, HoldAct, ObjectAct } from './acts.ts';
import { type ParsedAct, parseAct } from './acts.ts';

/** An act with the id it was written under. */
export type Written<A extends Act = Act> = A & { readonly id: ActId };

export interface Bracket {
  readonly id: ActId;
  readonly begun: Written<BracketAct>;
  readonly ranges: readonly IdRange[];
  /** Of all acts in force together, each once. */
  readonly holders: readonly string[];
  /** Of whoever spoke of its holders last, as far as one had seen the other. */
  readonly reasons: readonly string[];
  /** Ids of the acts in force: what the next one supersedes. */
  readonly inForce: readonly ActId[];
  readonly lifted: boolean;
}

export interface Circulation {
  readonly id: ActId;
  readonly act: Written<CirculateAct>;
  readonly objections: readonly Written<ObjectAct>[];
}

export interface UnreadableAct {
  readonly id: ActId;
  readonly reason: 'newer' | 'damaged' | 'otherName' | 'orphan';
}

interface Derived {
  readonly acts: readonly Written[];
  readonly byId: ReadonlyMap<ActId, Written>;
  readonly brackets: readonly Bracket[];
  readonly circulations: readonly Circulation[];
  readonly unreadable: readonly UnreadableAct[];
}

/** Ranges that may have to be shown otherwise. */
type Touched = (ranges: readonly IdRange[], transaction: Y.Transaction) => void;

export class Agreement {
  readonly log: ElementLog;
  readonly #parsed = new Map<ActId, ParsedAct>();
  readonly #listeners = new Set<Touched>();
  #derived: Derived | null = null;

  constructor(doc: Y.Doc) {
    this.log = new ElementLog(doc.getArray('agreement'), {
      arrived: (elements, transaction) => {
        this.#derived = null;
        const ranges = elements.flatMap(({ id, value }) => this.#rangesOf(this.#parse(id, value)));
        for (const listener of [...this.#listeners]) listener(ranges, transaction);
      },
      // Nobody takes an act out; a hostile desk may: then all brackets may stand otherwise.
      left: (_, transaction) => {
        const ranges = this.#derive().brackets.flatMap((one) => one.ranges);
        this.#derived = null;
        for (const listener of [...this.#listeners]) listener(ranges, transaction);
      },
    });
  }

  /** Lets go of the document. */
  close(): void {
    this.log.close();
  }

  /** Calls back inside the transaction that changed something. Returns how to stop. */
  onTouched(listener: Touched): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** All that can be read, in the order of the log. */
  get acts(): readonly Written[] {
    return this.#derive().acts;
  }

  /** Standing and lifted ones, in the order in which they were begun. */
  get brackets(): readonly Bracket[] {
    return this.#derive().brackets;
  }

  get circulations(): readonly Circulation[] {
    return this.#derive().circulations;
  }

  get unreadable(): readonly UnreadableAct[] {
    return this.#derive().unreadable;
  }

  act(id: ActId): Written | undefined {
    return this.#derive().byId.get(id);
  }

  #parse(id: CharacterId, value: unknown): ParsedAct {
    const key = paragraphId(id);
    const known = this.#parsed.get(key);
    if (known !== undefined) return known;
    const parsed = parseAct(value);
    this.#parsed.set(key, parsed);
    return parsed;
  }

  /** The characters an act is about, whose looks may be others now. */
  #rangesOf(parsed: ParsedAct): readonly IdRange[] {
    if (!parsed.ok) return [];
    const { act } = parsed;
    if (act.kind === 'bracket') return act.ranges;
    if (act.kind !== 'hold') return [];
    const begun = this.#parsed.get(act.bracket);
    return begun?.ok && begun.act.kind === 'bracket' ? begun.act.ranges : [];
  }

  #derive(): Derived {
    this.#derived ??= this.#readAll();
    return this.#derived;
  }

  #readAll(): Derived {
    const unreadable: UnreadableAct[] = [];
    const acts = this.#believed(unreadable);
    const byId = new Map(acts.map((act) => [act.id, act]));
    const holds = Map.groupBy(acts.filter(isHold), ({ bracket }) => bracket);
    const objections = Map.groupBy(acts.filter(isObjection), ({ circulation }) => circulation);
    for (const [id, orphans] of [...holds, ...objections])
      if (!byId.has(id)) for (const one of orphans) unreadable.push({ id: one.id, reason: 'orphan' });
    return {
      acts,
      byId,
      brackets: acts.flatMap((act) =>
        act.kind === 'bracket' ? [bracketOf(act, holds.get(act.id) ?? [])] : [],
      ),
      circulations: acts.flatMap((act) =>
        act.kind === 'circulate' ? [{ id: act.id, act, objections: objections.get(act.id) ?? [] }] : [],
      ),
      unreadable,
    };
  }

  /** Every act that can be read and comes under the name its session first gave, in the order of the log. */
  #believed(unreadable: UnreadableAct[]): Written[] {
    const elements = this.log.read();
    const names = new Map<number, { readonly clock: number; readonly name: string }>();
    for (const { id, value } of elements) {
      const parsed = this.#parse(id, value);
      const known = names.get(id.client);
      if (parsed.ok && (known === undefined || id.clock < known.clock))
        names.set(id.client, { clock: id.clock, name: parsed.act.author.id });
    }
    return elements.flatMap(({ id, value }): Written[] => {
      const key = paragraphId(id);
      const parsed = this.#parse(id, value);
      if (parsed.ok && names.get(id.client)?.name === parsed.act.author.id)
        return [{ ...parsed.act, id: key }];
      unreadable.push({ id: key, reason: parsed.ok ? 'otherName' : parsed.reason });
      return [];
    });
  }
}

const isHold = (act: Written): act is Written<HoldAct> => act.kind === 'hold';
const isObjection = (act: Written): act is Written<ObjectAct> => act.kind === 'object';

/** Those that no other of them supersedes, in the order of the log. */
export function inForce<A extends { readonly id: ActId; readonly supersedes?: readonly ActId[] }>(
  acts: readonly A[],
): A[] {
  const superseded = new Set(acts.flatMap((act) => act.supersedes ?? []));
  return acts.filter(({ id }) => !superseded.has(id));
}

function bracketOf(begun: Written<BracketAct>, holds: readonly Written<HoldAct>[]): Bracket {
  const standing = inForce<Written<BracketAct> | Written<HoldAct>>([begun, ...holds]);
  return {
    id: begun.id,
    begun,
    ranges: begun.ranges,
    holders: [...new Set(standing.flatMap(({ holders }) => holders))].sort(),
    reasons: [...new Set(standing.map(({ reason }) => reason).filter((reason) => reason !== ''))],
    inForce: standing.map(({ id }) => id),
    lifted: standing.every(({ holders }) => holders.length === 0),
  };
}
