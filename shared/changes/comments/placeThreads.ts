/**
 * Where all threads stand: one walk over the paragraphs for those whose text is there, and one over the flow with
 * its tombstones for those whose text is gone, to say where it stood.
 */

import type { ParagraphId } from '../../document/DocumentContent.ts';
import { IntervalIndex } from '../../document/IntervalIndex.ts';
import type { IdRange } from '../../document/ids.ts';
import { paragraphId } from '../../document/ids.ts';
import type { Located } from '../../document/locate.ts';
import { locate } from '../../document/locate.ts';
import type { FlowParagraph } from '../../document/readFlow.ts';
import type { Changes } from '../Changes.ts';
import type { ThreadId } from './commentEntries.ts';
import { familyOf } from './familyOf.ts';
import type { Stretch } from './paragraphStretches.ts';
import type { Thread } from './Thread.ts';

export interface ThreadPlace {
  /** None of its characters is shown any more: the place is where they stood. */
  readonly detached: boolean;
  /** Characters of the flow in front of it. */
  readonly at: number;
  readonly paragraph: ParagraphId;
  /** Among the paragraphs given, from 0. */
  readonly index: number;
}

/**
 * @param paragraphs all of the text, in order
 * @param stretchesOf see `paragraphStretches`
 * @returns null for a thread of which nothing is known here
 */
export function placeThreads<P extends FlowParagraph>(
  changes: Changes,
  threads: readonly Thread[],
  paragraphs: readonly P[],
  stretchesOf: (paragraph: P) => readonly Stretch[],
): Map<ThreadId, ThreadPlace | null> {
  const places = new Map<ThreadId, ThreadPlace | null>(threads.map(({ id }) => [id, null]));
  if (threads.length === 0) return places;
  const starts: number[] = [];
  const atParts = new Map<ThreadId, ThreadPlace>();
  let start = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    starts.push(start);
    for (const { thread, from, whole } of stretchesOf(paragraph)) {
      const place = { detached: false, at: start + from, paragraph: paragraphId(paragraph.mark), index };
      // The characters a paragraph had count only where its end is nowhere.
      const into = whole ? places : atParts;
      if (whole ? places.get(thread) === null : !atParts.has(thread)) into.set(thread, place);
    }
    start += paragraph.length;
  }
  for (const [thread, place] of atParts) if (places.get(thread) === null) places.set(thread, place);
  const gone = threads.filter(({ id }) => places.get(id) === null);
  for (const [thread, at] of lastPlaces(changes, gone)) {
    const index = indexAt(starts, at);
    const paragraph = paragraphs[index];
    if (paragraph === undefined) continue;
    places.set(thread, { detached: true, at, paragraph: paragraphId(paragraph.mark), index });
  }
  return places;
}

/** The last paragraph that starts at or in front of this position. */
function indexAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Where the text of these stood last: at its youngest copy, or at the end of its paragraph. */
function lastPlaces(changes: Changes, threads: readonly Thread[]): Map<ThreadId, number> {
  const places = new Map<ThreadId, number>();
  const ages = new Map<ThreadId, number>();
  const wanted = threads.flatMap((thread) => rangesOf(changes, thread).map((one) => ({ ...one, thread })));
  if (wanted.length === 0) return places;
  const index = new IntervalIndex<{ readonly thread: Thread; readonly age: number }>();
  for (const { thread, range, age } of wanted)
    index.add(range.client, range.clock, range.clock + range.length, { thread, age });
  const found: Located[] = locate(changes.flow, unite(wanted.map(({ range }) => range)));
  for (const piece of found) {
    for (const { value } of index.overlapping(piece)) {
      const known = ages.get(value.thread.id);
      if (known !== undefined && known >= value.age) continue;
      ages.set(value.thread.id, value.age);
      places.set(value.thread.id, piece.at);
    }
  }
  return places;
}

/** All its characters, with how young they are: copies come after their originals, and the paragraph's end before all. */
function rangesOf(changes: Changes, { anchor }: Thread): { range: IdRange; age: number }[] {
  if (anchor.kind === 'suggestion')
    return changes.rangesOf(anchor.suggestion).map((range, index) => ({ range, age: index }));
  const family = (range: IdRange) => familyOf(changes.flow.lineage, range);
  const mark = anchor.mark === null ? [] : family({ ...anchor.mark, length: 1 });
  return [
    ...mark.map((range, index) => ({ range, age: index - mark.length })),
    ...anchor.ranges.flatMap((own) => family(own).map((range, index) => ({ range, age: index }))),
  ];
}

/** The same characters in ranges that do not overlap. */
function unite(ranges: readonly IdRange[]): IdRange[] {
  const united: IdRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.client - b.client || a.clock - b.clock)) {
    const last = united.at(-1);
    if (last === undefined || last.client !== range.client || last.clock + last.length < range.clock) {
      united.push(range);
      continue;
    }
    const end = Math.max(last.clock + last.length, range.clock + range.length);
    united[united.length - 1] = { ...last, length: end - last.clock };
  }
  return united;
}
