/**
 * Where characters are, by identity: one walk over the flow finds any number of ranges, standing or
 * deleted (a deleted character keeps its place among the others for good).
 */
import * as Y from 'yjs';
import type { Flow } from './Flow.ts';
import type { IdRange } from './ids.ts';
import type { InlineFormats } from './inlineFormats.ts';
import { NO_FORMATS, readFormats } from './inlineFormats.ts';

export interface Located extends IdRange {
  /** Characters that stand in front of it. */
  readonly at: number;
  readonly alive: boolean;
  /** Its text while it stands; '' once deleted. */
  readonly text: string;
  readonly formats: InlineFormats;
}

/** The pieces of these ranges in the order of the text, each character once, however often it is named. */
export function locate(flow: Flow, ranges: readonly IdRange[]): Located[] {
  if (ranges.length === 0) return [];
  const wanted = new Map<number, IdRange[]>();
  for (const range of ranges) {
    const list = wanted.get(range.client);
    if (list === undefined) wanted.set(range.client, [range]);
    else list.push(range);
  }
  for (const [client, list] of wanted) wanted.set(client, apart(list));

  const found: Located[] = [];
  const attributes = new Map<string, unknown>();
  let formats: InlineFormats = NO_FORMATS;
  let at = 0;
  for (let item = flow.text._start; item !== null; item = item.right) {
    const { content, deleted } = item;
    if (content instanceof Y.ContentFormat) {
      if (!deleted) {
        if (content.value === null) attributes.delete(content.key);
        else attributes.set(content.key, content.value);
        formats = readFormats(attributes);
      }
      continue;
    }
    const { client, clock } = item.id;
    const list = wanted.get(client);
    if (list !== undefined) {
      for (let index = firstReaching(list, clock); index < list.length; index++) {
        const range = list[index] as IdRange;
        if (range.clock >= clock + item.length) break;
        const from = Math.max(range.clock, clock);
        const to = Math.min(range.clock + range.length, clock + item.length);
        const text = content instanceof Y.ContentString ? content.str.slice(from - clock, to - clock) : '';
        const place = deleted ? at : at + from - clock;
        found.push({ client, clock: from, length: to - from, at: place, alive: !deleted, text, formats });
      }
    }
    if (!deleted && item.countable) at += item.length;
  }
  return found;
}

export interface LocatedIn extends Located {
  readonly flow: Flow;
}

/** The same in every flow of the document: all of one flow, then all of the next. */
export function locateAll(flow: Flow, ranges: readonly IdRange[]): LocatedIn[] {
  return [...flow.byFlow(ranges)].flatMap(([holding, own]) =>
    locate(holding, own).map((piece) => ({ ...piece, flow: holding })),
  );
}

/** By their start, without what an earlier one names already: whoever deletes what is found must not do so twice. */
function apart(ranges: readonly IdRange[]): IdRange[] {
  const found: IdRange[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const range of ranges.toSorted((a, b) => a.clock - b.clock)) {
    const clock = Math.max(range.clock, end);
    const length = range.clock + range.length - clock;
    if (length > 0) found.push(clock === range.clock ? range : { ...range, clock, length });
    end = Math.max(end, range.clock + range.length);
  }
  return found;
}

/** Index of the first range that ends behind `clock`. */
function firstReaching(ranges: readonly IdRange[], clock: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle] as IdRange;
    if (range.clock + range.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
