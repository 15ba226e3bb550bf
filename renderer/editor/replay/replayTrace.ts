/**
 * Plays a recorded session through the editor: every transaction as an edit of the person who made it, on
 * exactly what that person had seen. Then all meet, and the text must be the recorded one, in every
 * document and on every screen.
 */
import * as Y from 'yjs';
import { createDocument } from '../../../shared/document/createDocument.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import type { Trace } from './Trace.ts';
import { TraceWriter } from './TraceWriter.ts';

export interface ReplayResult {
  readonly kind: 'sequential' | 'concurrent';
  readonly exact: boolean;
  readonly transactions: number;
  readonly patches: number;
  readonly people: number;
  readonly characters: number;
  /** Bytes of the document as one Yjs update. */
  readonly bytes: number;
}

/** @param onProgress called now and then with the transactions done */
export function replayTrace(trace: Trace, onProgress: (done: number) => void = () => {}): ReplayResult {
  const paragraphs = (trace.startContent ?? '')
    .split('\n')
    .map((text) => ({ properties: DEFAULT_PROPERTIES, runs: text === '' ? [] : [{ text, formats: {} }] }));
  const start = createDocument({ paragraphs });
  const astral = /[\ud800-\udfff]/.test(
    JSON.stringify(trace.txns.map((txn) => txn.patches.map((patch) => patch[2]))),
  );
  const writers = new Map<number, TraceWriter>();
  const writer = (agent: number) => {
    const known = writers.get(agent) ?? new TraceWriter(start, agent, astral);
    writers.set(agent, known);
    return known;
  };
  const concurrent = trace.kind === 'concurrent';
  const history = concurrent ? new TraceHistory(trace) : null;
  let patches = 0;
  for (const [index, txn] of trace.txns.entries()) {
    const agent = txn.agent ?? 0;
    const person = writer(agent);
    for (const update of history?.missing(agent, txn.parents ?? []) ?? [])
      Y.applyUpdate(person.doc, update, 'remote');
    const before = history === null ? null : Y.encodeStateVector(person.doc);
    person.write(txn.patches);
    patches += txn.patches.length;
    if (before !== null) history?.made(index, agent, Y.encodeStateAsUpdate(person.doc, before));
    if (index % 1000 === 999) onProgress(index + 1);
  }
  const people = [...writers.values()];
  for (const to of people) {
    for (const from of people)
      if (from !== to)
        Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'remote');
  }
  const exact = people.every(
    (person) =>
      person.shown === trace.endContent && person.doc.getText('body').toString() === `${trace.endContent}\n`,
  );
  const [first] = people;
  const result = {
    kind: concurrent ? ('concurrent' as const) : ('sequential' as const),
    exact,
    transactions: trace.txns.length,
    patches,
    people: people.length,
    characters: trace.endContent.length,
    bytes: first === undefined ? 0 : Y.encodeStateAsUpdate(first.doc).length,
  };
  for (const person of people) person.destroy();
  return result;
}

/** Which transactions each person has, and what those that others made look like on the wire. */
class TraceHistory {
  readonly #trace: Trace;
  readonly #updates: Uint8Array[] = [];
  readonly #seen = new Map<number, Set<number>>();

  constructor(trace: Trace) {
    this.#trace = trace;
  }

  #seenBy(agent: number): Set<number> {
    const seen = this.#seen.get(agent) ?? new Set();
    this.#seen.set(agent, seen);
    return seen;
  }

  made(index: number, agent: number, update: Uint8Array): void {
    this.#updates[index] = update;
    this.#seenBy(agent).add(index);
  }

  /** Updates a person must take in before building on `parents`; oldest first. */
  missing(agent: number, parents: readonly number[]): Uint8Array[] {
    const seen = this.#seenBy(agent);
    const wanted: number[] = [];
    const queue = [...parents];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      wanted.push(next);
      queue.push(...(this.#trace.txns[next]?.parents ?? []));
    }
    return wanted.sort((a, b) => a - b).map((index) => this.#updates[index] as Uint8Array);
  }
}
