/**
 * Where the threads of one paragraph stand in it, as it was read through some view. One about text of a note or a
 * table stands where that stands.
 */
import { EMBED, PARAGRAPH_END } from '../../document/DocumentContent.ts';
import { allInside, embedsIn, rangesOf } from '../../document/flowsInside.ts';
import type { CharacterId, IdRange } from '../../document/ids.ts';
import type { FlowParagraph } from '../../document/readFlow.ts';
import type { Changes } from '../Changes.ts';
import type { AnchorIndex } from './AnchorIndex.ts';
import type { ThreadId } from './commentEntries.ts';
import type { Thread } from './Thread.ts';

export interface Stretch {
  readonly thread: ThreadId;
  /** The paragraph as a whole, not some of its characters. */
  readonly whole: boolean;
  /** Characters of the paragraph in front of it and up to its end, hidden ones included. */
  readonly from: number;
  readonly to: number;
}

/**
 * What is decided away does not count; what only this view hides does. Text between two parts that stand is
 * about the same; a suggestion's parts are apart.
 */
export function paragraphStretches(
  changes: Changes,
  index: AnchorIndex,
  paragraph: FlowParagraph,
): Stretch[] {
  const found: Stretch[] = [];
  const latest = new Map<ThreadId, number>();
  const add = (thread: Thread, from: number, to: number) => {
    const at = latest.get(thread.id);
    const last = at === undefined ? undefined : found[at];
    const goesOn = last !== undefined && (thread.anchor.kind !== 'suggestion' || last.to >= from);
    if (at !== undefined && last !== undefined && goesOn) {
      found[at] = { ...last, from: Math.min(last.from, from), to: Math.max(last.to, to) };
    } else {
      latest.set(thread.id, found.length);
      found.push({ thread: thread.id, whole: false, from, to });
    }
  };
  let offset = 0;
  const look = (id: CharacterId, text: string, hidden: boolean) => {
    const range = { client: id.client, clock: id.clock, length: text.length };
    for (const { thread, from, to } of index.partsOf(range)) {
      for (const part of hidden ? keptParts(changes, range, from, to) : [{ from, to }])
        add(thread, offset + part.from, offset + part.to);
    }
    offset += text.length;
    const kept = text === PARAGRAPH_END && (!hidden || keptParts(changes, range, 0, 1).length > 0);
    for (const { id: thread } of kept ? index.threadsOfMark(id) : [])
      found.push({ thread, whole: true, from: 0, to: paragraph.length });
  };
  for (const run of paragraph.runs) {
    if (run.text === EMBED) {
      const end = offset + run.text.length;
      for (const thread of threadsInside(changes, index, run)) add(thread, offset, end);
    }
    look(run, run.text, run.hidden === true);
  }
  if (paragraph.mark !== null) look(paragraph.mark, PARAGRAPH_END, false);
  for (const run of paragraph.trailing) look(run, run.text, true);
  return withoutPartsOfWhole(found);
}

/** Those about something that stands inside of an embed. */
function threadsInside(changes: Changes, index: AnchorIndex, { client, clock }: CharacterId): Set<Thread> {
  const threads = new Set<Thread>();
  for (const place of index.empty ? [] : embedsIn(changes.flow, { client, clock, length: 1 })) {
    for (const range of allInside(place).flatMap(rangesOf)) {
      const isUnreviewed = changes.segments(range) === null;
      for (const { thread, from, to } of index.partsOf(range))
        if (isUnreviewed || keptParts(changes, range, from, to).length > 0) threads.add(thread);
      for (const thread of index.threadsOfMarks(range)) threads.add(thread);
    }
  }
  return threads;
}

/** What of a hidden part is merely hidden by the view, and not decided away. */
function keptParts(
  changes: Changes,
  range: IdRange,
  from: number,
  to: number,
): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  let at = 0;
  for (const { length, members } of changes.segments(range) ?? []) {
    const gone = members.some(
      ({ op, status }) =>
        (op === 'delete' && status === 'accepted') || (op === 'insert' && status === 'rejected'),
    );
    const part = { from: Math.max(from, at), to: Math.min(to, at + length) };
    if (!gone && part.from < part.to) parts.push(part);
    at += length;
  }
  return parts;
}

/** A paragraph's thread stands at its end; at characters it had only where that is gone. */
function withoutPartsOfWhole(found: Stretch[]): Stretch[] {
  const whole = new Set(found.filter((one) => one.whole).map((one) => one.thread));
  return whole.size === 0 ? found : found.filter((one) => one.whole || !whole.has(one.thread));
}
