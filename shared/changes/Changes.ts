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
import { Agreement } from './agreement/Agreement.ts';
import { BracketIndex } from './agreement/BracketIndex.ts';
import type { Decision } from './decisions.ts';
import { parseDecision } from './decisions.ts';
import type { Element } from './ElementLog.ts';
import { ElementLog } from './ElementLog.ts';
import type { Entry } from './entries.ts';
import { parseEntry } from './entries.ts';
import { SessionNames } from './SessionNames.ts';
import type { Member, ProposedEntry, Suggestion, SuggestionId, Unreadable, Written } from './Suggestion.ts';
import { rangeOf } from './Suggestion.ts';
import { SuggestionDecisions } from './SuggestionDecisions.ts';
import type { CutAt, Segment } from './segments.ts';
import { segmentsOf } from './segments.ts';

/** Characters (and paragraph ends) that may have to be shown otherwise. */
export type Touched = (ranges: readonly IdRange[], transaction: Y.Transaction) => void;

export class Changes {
  readonly flow: Flow;
  /** What people agreed on, beside the text and what is proposed. */
  readonly agreement: Agreement;
  readonly log: ElementLog;
  readonly decisionLog: ElementLog;
  /** Suggestion -> clock of its session up to which the host has put decided formats into the text. */
  readonly settled: Y.Map<unknown>;
  readonly suggestions = new Map<SuggestionId, Suggestion>();
  readonly unreadable = new Map<string, Unreadable>();
  #brackets: BracketIndex | null = null;
  readonly #members = new IntervalIndex<Member>();
  readonly #names = new SessionNames();
  /** Per session: the suggestion that what it types belongs to. */
  readonly #open = new Map<number, Member>();
  /** By the id of an entry that stands: whose it is. */
  readonly #owners = new Map<string, Suggestion>();
  /** By the id of a decision that stands: the suggestions it is on. */
  readonly #decided = new Map<string, readonly SuggestionId[]>();
  /** Decisions on suggestions that have not arrived. */
  readonly #early = new Map<SuggestionId, SuggestionDecisions>();
  /** By the id of a decision: how many had come in with it. */
  readonly #arrived = new Map<string, number>();
  #arrivals = 0;
  readonly #listeners = new Set<Touched>();
  readonly #onSettled: (event: Y.YMapEvent<unknown>, transaction: Y.Transaction) => void;

  constructor(flow: Flow) {
    const { doc } = flow;
    this.flow = flow;
    this.settled = doc.getMap('settled');
    this.agreement = new Agreement(doc);
    this.agreement.onTouched((ranges, transaction) => {
      this.#brackets = null;
      this.#tell(() => this.#withCopies([...ranges]), transaction);
    });
    this.log = new ElementLog(doc.getArray('suggestions'), {
      arrived: (elements, transaction) => this.#tell(() => this.#takeIn(elements), transaction),
      left: (ids, transaction) => this.#tell(() => this.#drop(ids), transaction),
    });
    this.decisionLog = new ElementLog(doc.getArray('decisions'), {
      arrived: (elements, transaction) => this.#tell(() => this.#takeInDecisions(elements), transaction),
      left: (ids, transaction) => this.#tell(() => this.#dropDecisions(ids), transaction),
    });
    this.#readAll();
    this.#onSettled = ({ keysChanged }, transaction) =>
      this.#tell(() => [...keysChanged].flatMap((id) => this.rangesOf(id)), transaction);
    this.settled.observe(this.#onSettled);
  }

  /** Lets go of the document. */
  close(): void {
    this.agreement.close();
    this.log.close();
    this.decisionLog.close();
    this.settled.unobserve(this.#onSettled);
  }

  /** The brackets that stand, by the characters in them. */
  get brackets(): BracketIndex {
    this.#brackets ??= new BracketIndex(this.agreement.brackets, this.flow.lineage);
    return this.#brackets;
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
    return this.#members.empty ? null : segmentsOf(this.#members, this.flow.lineage, range, this.#cutAt);
  }

  /** Behind the character of which this would be the second half. */
  readonly #cutAt: CutAt = (client, clock) => (this.flow.isSecondHalf({ client, clock }) ? clock + 1 : clock);

  /** Clock up to which a suggestion's decided formats and properties are in the text itself. */
  settledUpTo(id: SuggestionId): number {
    const clock = this.settled.get(id);
    return Number.isSafeInteger(clock) ? (clock as number) : -1;
  }

  /** An entry that stands, by its id. */
  entryOf(
    id: CharacterId,
  ): { readonly suggestion: Suggestion; readonly written: Written<ProposedEntry> } | null {
    const key = paragraphId(id);
    const suggestion = this.#owners.get(key);
    const written = suggestion?.entries.get(key);
    return suggestion === undefined || written === undefined ? null : { suggestion, written };
  }

  /** How many decisions have come in here, one's own among them: a measure of time for undo. */
  get arrivals(): number {
    return this.#arrivals;
  }

  /** Whether a decision came in after there had been so many. */
  arrivedSince({ id }: Decision, arrivals: number): boolean {
    return (this.#arrived.get(id) ?? 0) > arrivals;
  }

  /** The suggestion that a session's typing belongs to now. */
  openOf(client: number): Suggestion | null {
    return this.#open.get(client)?.suggestion ?? null;
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

  #withCopies(ranges: IdRange[]): IdRange[] {
    if (this.flow.lineage.empty) return ranges;
    return ranges.flatMap((range) => [range, ...this.flow.lineage.copyRangesOf(range)]);
  }

  #tell(change: () => readonly IdRange[], transaction: Y.Transaction): void {
    const ranges = change();
    const all = this.#names.doubtful ? [...ranges, ...this.#readAnew()] : ranges;
    for (const listener of this.#listeners) listener(all, transaction);
  }

  /** Both logs, each session's records in the order in which it wrote them. */
  #readAll(): void {
    const records = [
      ...this.log.read().map((element) => ({ element, decides: false })),
      ...this.decisionLog.read().map((element) => ({ element, decides: true })),
    ];
    records.sort((a, b) => a.element.id.clock - b.element.id.clock);
    for (const { element, decides } of records) {
      if (decides) this.#takeDecision(element);
      else this.#take(element);
    }
  }

  /** For the rare and mostly hostile moment when what was read before no longer holds. @returns what it touches */
  #readAnew(): IdRange[] {
    const before = [...this.suggestions.keys()].flatMap((id) => this.rangesOf(id));
    this.suggestions.clear();
    this.unreadable.clear();
    this.#names.clear();
    this.#open.clear();
    this.#owners.clear();
    this.#decided.clear();
    this.#early.clear();
    this.#members.clear();
    this.#readAll();
    return [...before, ...[...this.suggestions.keys()].flatMap((id) => this.rangesOf(id))];
  }

  // ---- suggestions ----

  /** @returns what they touch */
  #takeIn(elements: readonly Element[]): IdRange[] {
    return this.#withCopies(elements.flatMap((element) => this.#take(element) ?? []));
  }

  /** @returns the characters it names */
  #take({ id, value }: Element): IdRange | null {
    const parsed = parseEntry(value);
    if (parsed.ok) return this.#takeEntry(id, parsed.entry);
    this.unreadable.set(paragraphId(id), { id: paragraphId(id), reason: parsed.reason, author: null });
    return null;
  }

  #takeEntry(id: CharacterId, entry: Entry): IdRange | null {
    const { client, clock } = id;
    switch (entry.kind) {
      case 'begin':
        this.#begin(id, entry);
        return null;
      case 'end':
        this.#endTyping(client, clock);
        return null;
      case 'goOn': {
        const suggestion = this.#of(id, entry.begun);
        if (suggestion === null) return null;
        this.#endTyping(client, clock);
        this.#startTyping(suggestion, clock);
        return null;
      }
      default: {
        const suggestion = this.#of(id, entry.begun);
        if (suggestion === null) return null;
        const written = { id, entry };
        const range = rangeOf(written);
        suggestion.entries.set(paragraphId(id), written);
        this.#owners.set(paragraphId(id), suggestion);
        const op = entry.kind;
        this.#members.add(range.client, range.clock, range.clock + range.length, {
          suggestion,
          op,
          entry: written,
        });
        return range;
      }
    }
  }

  #begin(begun: CharacterId, { author, at }: Extract<Entry, { kind: 'begin' }>): void {
    const { client, clock } = begun;
    const id = paragraphId(begun);
    this.#endTyping(client, clock);
    if (!this.#isNamed(begun, author)) return;
    const early = this.#early.get(id);
    const suggestion: Suggestion = {
      id,
      begun,
      author,
      at,
      typed: [],
      entries: new Map(),
      decisions: early ?? new SuggestionDecisions(),
    };
    this.#early.delete(id);
    this.suggestions.set(id, suggestion);
    this.#startTyping(suggestion, clock);
  }

  /** Touches nothing that stands: what its session types later arrives later, or at the same time. */
  #startTyping(suggestion: Suggestion, clock: number): void {
    const { client } = suggestion.begun;
    const member: Member = { suggestion, op: 'insert', entry: null };
    this.#open.set(client, member);
    suggestion.typed.push({ from: clock, to: Number.POSITIVE_INFINITY });
    this.#members.add(client, clock, Number.POSITIVE_INFINITY, member);
  }

  /** What the session types from this clock on no longer belongs to what it had open. */
  #endTyping(client: number, clock: number): void {
    const member = this.#open.get(client);
    const last = member?.suggestion.typed.at(-1);
    if (member === undefined || last === undefined) return;
    this.#open.delete(client);
    last.to = clock;
    this.#members.end(client, last.from, member, clock);
  }

  /** The suggestion of the same session that an entry belongs to; null, and noted, where there is none. */
  #of(id: CharacterId, begun: number): Suggestion | null {
    const suggestion = this.suggestions.get(paragraphId({ client: id.client, clock: begun })) ?? null;
    if (suggestion === null)
      this.unreadable.set(paragraphId(id), { id: paragraphId(id), reason: 'orphan', author: null });
    return suggestion;
  }

  #isNamed(id: CharacterId, author: Author): boolean {
    if (this.#names.take(id, author)) return true;
    this.unreadable.set(paragraphId(id), { id: paragraphId(id), reason: 'otherName', author });
    return false;
  }

  #drop(ids: readonly CharacterId[]): IdRange[] {
    const touched: IdRange[] = [];
    let structural = false;
    for (const id of ids) {
      const key = paragraphId(id);
      const found = this.entryOf(id);
      if (found === null) {
        structural = true;
        continue;
      }
      const { suggestion, written } = found;
      suggestion.entries.delete(key);
      this.#owners.delete(key);
      const range = rangeOf(written);
      const [row] = this.#members.overlapping(range).filter(({ value }) => value.entry === written);
      if (row !== undefined) this.#members.remove(range.client, range.clock, row.value);
      touched.push(range);
    }
    // Only a hostile or newer desk takes out what begins or ends a suggestion: then all is read anew.
    return structural ? [...this.#withCopies(touched), ...this.#readAnew()] : this.#withCopies(touched);
  }

  // ---- decisions ----

  /** @returns what they touch */
  #takeInDecisions(elements: readonly Element[]): IdRange[] {
    const touched: IdRange[] = [];
    for (const element of elements)
      for (const { scope, suggestion } of this.#takeDecision(element))
        pushAll(touched, scope ?? this.rangesOf(suggestion));
    return this.#withCopies(touched);
  }

  /** @returns what it says of each suggestion; nothing where it cannot be used */
  #takeDecision({ id, value }: Element): readonly Decision[] {
    const key = paragraphId(id);
    if (!this.#arrived.has(key)) this.#arrived.set(key, ++this.#arrivals);
    const parsed = parseDecision(id, value);
    if (!parsed.ok) {
      this.unreadable.set(key, { id: key, reason: parsed.reason, author: null });
      return [];
    }
    if (!this.#isNamed(id, parsed.author)) return [];
    this.#decided.set(
      key,
      parsed.decisions.map((decision) => decision.suggestion),
    );
    for (const decision of parsed.decisions) this.#decisionsOn(decision.suggestion).add(decision);
    return parsed.decisions;
  }

  /** Those on a suggestion, which may not have arrived. */
  #decisionsOn(id: SuggestionId): SuggestionDecisions {
    const known = this.suggestions.get(id)?.decisions ?? this.#early.get(id);
    if (known !== undefined) return known;
    const early = new SuggestionDecisions();
    this.#early.set(id, early);
    return early;
  }

  #dropDecisions(ids: readonly CharacterId[]): IdRange[] {
    const touched: IdRange[] = [];
    for (const id of ids) {
      const key = paragraphId(id);
      const on = this.#decided.get(key);
      this.unreadable.delete(key);
      this.#arrived.delete(key);
      if (on === undefined) continue;
      this.#decided.delete(key);
      this.#names.drop(id.client);
      for (const suggestion of on) {
        this.#decisionsOn(suggestion).delete(key);
        pushAll(touched, this.rangesOf(suggestion));
      }
    }
    return touched;
  }
}

/** As arguments of one call too many of them would not go through: a record may be of any length. */
function pushAll<T>(to: T[], more: readonly T[]): void {
  for (const one of more) to.push(one);
}
