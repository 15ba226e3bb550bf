/**
 * Which threads are about given characters. It is asked for what stands in the text, not the other way round, so
 * that a redrawn paragraph costs what is in it. Threads are found under what their characters are copies of, and
 * what stands is looked up by what it is a copy of: so copies of one original find one another.
 */
import { IntervalIndex } from '../../document/IntervalIndex.ts';
import type { CharacterId, IdRange } from '../../document/ids.ts';
import type { Changes } from '../Changes.ts';
import { withOriginals } from './familyOf.ts';
import type { Thread } from './Thread.ts';

/** A part of a range that a thread is about. */
export interface AnchoredPart {
  readonly thread: Thread;
  /** Characters from the range's start. */
  readonly from: number;
  readonly to: number;
}

/** Lineages are a few steps long; a hostile one may run in a circle. */
const DEEPEST = 50;

export class AnchorIndex {
  readonly #changes: Changes;
  readonly #text = new IntervalIndex<Thread>();
  readonly #marks = new IntervalIndex<Thread>();
  readonly #suggestions = new Map<string, Thread[]>();

  constructor(changes: Changes, threads: Iterable<Thread>) {
    this.#changes = changes;
    for (const thread of threads) {
      const { anchor } = thread;
      if (anchor.kind === 'suggestion') {
        const known = this.#suggestions.get(anchor.suggestion);
        if (known === undefined) this.#suggestions.set(anchor.suggestion, [thread]);
        else known.push(thread);
        continue;
      }
      for (const range of anchor.ranges) this.#add(this.#text, range, thread);
      if (anchor.kind === 'paragraph') this.#add(this.#marks, { ...anchor.mark, length: 1 }, thread);
    }
  }

  #add(index: IntervalIndex<Thread>, own: IdRange, thread: Thread): void {
    for (const { client, clock, length } of withOriginals(this.#changes.flow.lineage, own))
      index.add(client, clock, clock + length, thread);
  }

  /** There are no threads. */
  get empty(): boolean {
    return this.#text.empty && this.#marks.empty && this.#suggestions.size === 0;
  }

  /** What of this range threads are about; a thread may come several times. */
  partsOf(range: IdRange): AnchoredPart[] {
    const parts = this.#byCharacter(this.#text, range, DEEPEST);
    return this.#suggestions.size === 0 ? parts : [...parts, ...this.#bySuggestion(range)];
  }

  /** Threads about the paragraph that this `\n` ends. */
  threadsOfMark(mark: CharacterId): Thread[] {
    return this.threadsOfMarks({ ...mark, length: 1 });
  }

  /** Threads about any paragraph whose end is among these. */
  threadsOfMarks(range: IdRange): Thread[] {
    return this.#byCharacter(this.#marks, range, DEEPEST).map(({ thread }) => thread);
  }

  #byCharacter(index: IntervalIndex<Thread>, range: IdRange, deepest: number): AnchoredPart[] {
    if (index.empty) return [];
    const { clock, length } = range;
    const parts = index.overlapping(range).map(({ from, to, value }) => ({
      thread: value,
      from: Math.max(0, from - clock),
      to: Math.min(length, to - clock),
    }));
    if (deepest === 0) return parts;
    for (const { copy, original } of this.#changes.flow.lineage.originsOf(range)) {
      const shift = copy.clock - clock;
      for (const part of this.#byCharacter(index, { ...original, length: copy.length }, deepest - 1))
        parts.push({ ...part, from: part.from + shift, to: part.to + shift });
    }
    return parts;
  }

  #bySuggestion(range: IdRange): AnchoredPart[] {
    const parts: AnchoredPart[] = [];
    let from = 0;
    for (const { length, members } of this.#changes.segments(range) ?? []) {
      for (const { suggestion } of members) {
        for (const thread of this.#suggestions.get(suggestion.id) ?? [])
          parts.push({ thread, from, to: from + length });
      }
      from += length;
    }
    return parts;
  }
}

/** Whether an index of these would be the same: a reply makes a thread another object, and moves nothing. */
export const sameAnchors = (a: readonly Thread[], b: readonly Thread[]): boolean =>
  a.length === b.length && a.every(({ id, anchor }, at) => id === b[at]?.id && anchor === b[at]?.anchor);
