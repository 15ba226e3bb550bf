/**
 * The suggestions of a document and what was decided on them, kept ready beside the text: which of them a
 * character belongs to is found without a walk. Everything here is derived from the two logs and the host's
 * notes in `settled`; nothing in this file writes. See SPEC.md.
 */
import type * as Y from 'yjs';
import type { Flow } from '../document/Flow.ts';
import { IntervalIndex } from '../document/IntervalIndex.ts';
import type { CharacterId, IdRange } from '../document/ids.ts';
import { paragraphId } from '../document/ids.ts';
import type { Author } from './Author.ts';
import type { Decision } from './decisions.ts';
import { parseDecision } from './decisions.ts';
import type { Element } from './ElementLog.ts';
import { ElementLog } from './ElementLog.ts';
import type { Entry } from './entries.ts';
import { parseEntry } from './entries.ts';
import type { Member, Suggestion, SuggestionId, Unreadable } from './Suggestion.ts';
import { rangeOf } from './Suggestion.ts';
import type { Segment } from './segments.ts';
import { segmentsOf } from './segments.ts';

/** Characters (and paragraph ends) that may have to be shown otherwise. */
export type Touched = (ranges: readonly IdRange[], transaction: Y.Transaction) => void;

export class Changes {
  readonly flow: Flow;
  readonly log: ElementLog;
  readonly decisionLog: ElementLog;
  /** Suggestion -> clock of its session up to which the host has put decided formats into the text. */
  readonly settled: Y.Map<unknown>;
  readonly suggestions = new Map<SuggestionId, Suggestion>();
  readonly unreadable = new Map<string, Unreadable>();
  readonly #members = new IntervalIndex<Member>();
  /** Per session: whom it said it was first. */
  readonly #names = new Map<number, string>();
  /** Per session: the suggestion that what it types belongs to. */
  readonly #open = new Map<number, Suggestion>();
  /** Decisions on suggestions that have not arrived. */
  readonly #early = new Map<SuggestionId, Decision[]>();
  readonly #listeners = new Set<Touched>();
  readonly #onSettled: (event: Y.YMapEvent<unknown>, transaction: Y.Transaction) => void;

  constructor(flow: Flow) {
    const { doc } = flow;
    this.flow = flow;
    this.settled = doc.getMap('settled');
    this.log = new ElementLog(doc.getArray('suggestions'), {
      arrived: (elements, transaction) => this.#tell(this.#take(elements), transaction),
      left: (ids, transaction) => this.#tell(this.#drop(ids), transaction),
    });
    this.decisionLog = new ElementLog(doc.getArray('decisions'), {
      arrived: (elements, transaction) => this.#tell(this.#takeDecisions(elements), transaction),
      left: (ids, transaction) => this.#tell(this.#dropDecisions(ids), transaction),
    });
    this.#take(this.log.read());
    this.#takeDecisions(this.decisionLog.read());
    this.#onSettled = ({ keysChanged }, transaction) =>
      this.#tell(
        [...keysChanged].flatMap((id) => this.rangesOf(id)),
        transaction,
      );
    this.settled.observe(this.#onSettled);
  }

  /** Lets go of the document. */
  close(): void {
    this.log.close();
    this.decisionLog.close();
    this.settled.unobserve(this.#onSettled);
  }

  /** Nothing was ever proposed here. */
  get empty(): boolean {
    return this.#members.empty;
  }

  /** Calls back inside the transaction that changed something. Returns how to stop. */
  onTouched(listener: Touched): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What these characters belong to, cut where that changes; null where it is nothing. */
  segments(range: IdRange): Segment[] | null {
    return this.#members.empty ? null : segmentsOf(this.#members, this.flow.lineage, range);
  }

  /** Clock up to which a suggestion's decided formats and properties are in the text itself. */
  settledUpTo(id: SuggestionId): number {
    const clock = this.settled.get(id);
    return typeof clock === 'number' ? clock : -1;
  }

  /** The suggestion that a session's typing belongs to now. */
  openOf(client: number): Suggestion | null {
    return this.#open.get(client) ?? null;
  }

  /** Everything a suggestion is about, copies included. */
  rangesOf(id: SuggestionId): IdRange[] {
    const suggestion = this.suggestions.get(id);
    if (suggestion === undefined) return [];
    const { client } = suggestion.begun;
    const own = [
      ...suggestion.typed.map(({ from, to }) => ({ client, clock: from, length: to - from })),
      ...[...suggestion.entries.values()].map(rangeOf),
    ];
    return this.#withCopies(own);
  }

  #withCopies(ranges: readonly IdRange[]): IdRange[] {
    return ranges.flatMap((range) => [range, ...this.flow.lineage.copyRangesOf(range)]);
  }

  #tell(ranges: readonly IdRange[], transaction: Y.Transaction): void {
    for (const listener of this.#listeners) listener(ranges, transaction);
  }

  // ---- suggestions ----

  /** @returns what it touches */
  #take(elements: readonly Element[]): IdRange[] {
    const touched: IdRange[] = [];
    for (const { id, value } of elements) {
      const parsed = parseEntry(value);
      if (parsed.ok) touched.push(...this.#takeEntry(id, parsed.entry));
      else this.unreadable.set(paragraphId(id), { id: paragraphId(id), reason: parsed.reason, author: null });
    }
    return this.#withCopies(touched);
  }

  #takeEntry(id: CharacterId, entry: Entry): IdRange[] {
    const { client, clock } = id;
    switch (entry.kind) {
      case 'begin':
        return this.#begin(id, entry);
      case 'end':
        this.#endTyping(client, clock);
        return [];
      case 'goOn': {
        const suggestion = this.#of(id, entry.begun);
        if (suggestion === null) return [];
        this.#endTyping(client, clock);
        this.#startTyping(suggestion, clock);
        return [];
      }
      default: {
        const suggestion = this.#of(id, entry.begun);
        if (suggestion === null) return [];
        const written = { id, entry };
        const range = rangeOf(written);
        suggestion.entries.set(paragraphId(id), written);
        const op = entry.kind;
        this.#members.add(range.client, range.clock, range.clock + range.length, {
          suggestion,
          op,
          entry: written,
        });
        return [range];
      }
    }
  }

  #begin(begun: CharacterId, { author, at }: Extract<Entry, { kind: 'begin' }>): IdRange[] {
    const { client, clock } = begun;
    const id = paragraphId(begun);
    this.#endTyping(client, clock);
    if (!this.#isNamed(begun, author)) return [];
    const suggestion: Suggestion = {
      id,
      begun,
      author,
      at,
      typed: [],
      entries: new Map(),
      decisions: new Map((this.#early.get(id) ?? []).map((decision) => [decision.id, decision])),
    };
    this.#early.delete(id);
    this.suggestions.set(id, suggestion);
    this.#startTyping(suggestion, clock);
    return [];
  }

  /** Touches nothing that stands: what its session types later arrives later, or at the same time. */
  #startTyping(suggestion: Suggestion, clock: number): void {
    const { client } = suggestion.begun;
    this.#open.set(client, suggestion);
    suggestion.typed.push({ from: clock, to: Number.POSITIVE_INFINITY });
    this.#members.add(client, clock, Number.POSITIVE_INFINITY, { suggestion, op: 'insert', entry: null });
  }

  /** What the session types from this clock on no longer belongs to what it had open. */
  #endTyping(client: number, clock: number): void {
    const suggestion = this.#open.get(client);
    const last = suggestion?.typed.at(-1);
    if (suggestion === undefined || last === undefined) return;
    this.#open.delete(client);
    last.to = clock;
    const [row] = this.#members
      .overlapping({ client, clock: last.from, length: 1 })
      .filter(({ from, value }) => from === last.from && value.op === 'insert');
    if (row === undefined) return;
    this.#members.remove(client, last.from, row.value);
    this.#members.add(client, last.from, clock, row.value);
  }

  /** The suggestion of the same session that an entry belongs to; null, and noted, where there is none. */
  #of(id: CharacterId, begun: number): Suggestion | null {
    const suggestion = this.suggestions.get(paragraphId({ client: id.client, clock: begun })) ?? null;
    if (suggestion === null)
      this.unreadable.set(paragraphId(id), { id: paragraphId(id), reason: 'orphan', author: null });
    return suggestion;
  }

  /** One session is one person: what comes under another name is not believed. */
  #isNamed(id: CharacterId, author: Author): boolean {
    const known = this.#names.get(id.client);
    if (known === undefined) this.#names.set(id.client, author.id);
    if (known === undefined || known === author.id) return true;
    this.unreadable.set(paragraphId(id), { id: paragraphId(id), reason: 'otherName', author });
    return false;
  }

  #drop(ids: readonly CharacterId[]): IdRange[] {
    const touched: IdRange[] = [];
    let structural = false;
    for (const id of ids) {
      const key = paragraphId(id);
      this.unreadable.delete(key);
      const owner = this.#ownerOf(id);
      const written = owner?.entries.get(key);
      if (owner === undefined || written === undefined) {
        structural = true;
        continue;
      }
      owner.entries.delete(key);
      const range = rangeOf(written);
      const [row] = this.#members.overlapping(range).filter(({ value }) => value.entry === written);
      if (row !== undefined) this.#members.remove(range.client, range.clock, row.value);
      touched.push(range);
    }
    // Only a hostile or newer desk takes out what begins or ends a suggestion: then all is read anew.
    return structural ? [...touched, ...this.#readAnew()] : this.#withCopies(touched);
  }

  #ownerOf(id: CharacterId): Suggestion | undefined {
    const key = paragraphId(id);
    for (const suggestion of this.suggestions.values()) {
      if (suggestion.begun.client === id.client && suggestion.entries.has(key)) return suggestion;
    }
    return undefined;
  }

  #readAnew(): IdRange[] {
    const before = [...this.suggestions.keys()].flatMap((id) => this.rangesOf(id));
    this.suggestions.clear();
    this.unreadable.clear();
    this.#names.clear();
    this.#open.clear();
    this.#early.clear();
    this.#members.clear();
    this.#take(this.log.read());
    this.#takeDecisions(this.decisionLog.read());
    return before;
  }

  // ---- decisions ----

  #takeDecisions(elements: readonly Element[]): IdRange[] {
    const touched: IdRange[] = [];
    for (const { id, value } of elements) {
      const parsed = parseDecision(id, value);
      if (!parsed.ok) {
        this.unreadable.set(paragraphId(id), { id: paragraphId(id), reason: parsed.reason, author: null });
        continue;
      }
      if (!this.#isNamed(id, parsed.author)) continue;
      for (const decision of parsed.decisions) {
        const suggestion = this.suggestions.get(decision.suggestion);
        if (suggestion === undefined) {
          const waiting = this.#early.get(decision.suggestion);
          if (waiting === undefined) this.#early.set(decision.suggestion, [decision]);
          else waiting.push(decision);
        } else {
          suggestion.decisions.set(decision.id, decision);
          touched.push(...(decision.scope ?? this.rangesOf(decision.suggestion)));
        }
      }
    }
    return this.#withCopies(touched);
  }

  #dropDecisions(ids: readonly CharacterId[]): IdRange[] {
    const gone = new Set(ids.map(paragraphId));
    const touched: IdRange[] = [];
    for (const key of gone) this.unreadable.delete(key);
    for (const suggestion of this.suggestions.values()) {
      for (const key of suggestion.decisions.keys()) {
        if (!gone.has(key)) continue;
        suggestion.decisions.delete(key);
        touched.push(...this.rangesOf(suggestion.id));
      }
    }
    return touched;
  }
}
