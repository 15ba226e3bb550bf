/**
 * Which paragraphs of the body one transaction may have changed, by the ends they have now, found without reading the
 * text: from every character that came or went on to the next end that stands. Enough to take back at once what is said
 * of them (P7); what they are is read when typing rests.
 */
import * as Y from 'yjs';
import { PARAGRAPH_END } from '../../document/DocumentContent.ts';
import type { Flow } from '../../document/Flow.ts';
import { embedInBody } from '../../document/flowsInside.ts';
import type { IdRange } from '../../document/ids.ts';
import { paragraphId } from '../../document/ids.ts';
import type { Changes } from '../Changes.ts';

/**
 * @param ranges characters of which something else is proposed, decided or said since
 * @returns ids of paragraphs (`paragraphId`)
 */
export function touchedParagraphs(
  changes: Changes,
  transaction: Y.Transaction,
  ranges: readonly IdRange[],
): Set<string> {
  const { body } = changes.flow;
  const found = new Set<string>();
  const from = (item: Y.Item) => {
    const flow = body.flowHolding(item);
    if (flow === null) return;
    if (flow === body) {
      for (const end of endsFrom(changes, item)) found.add(end);
      return;
    }
    const holder = embedInBody(flow);
    if (holder !== null) itemsOf(body, { ...holder, length: 1 }, from);
  };
  for (const [client, clock] of transaction.afterState) {
    const known = transaction.beforeState.get(client) ?? 0;
    if (clock > known) itemsOf(body, { client, clock: known, length: clock - known }, from);
  }
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (item instanceof Y.Item) from(item);
  });
  for (const range of ranges) itemsOf(body, range, from);
  return found;
}

/** The items that hold these characters, as far as they have arrived. */
function itemsOf({ doc: { store } }: Flow, { client, clock, length }: IdRange, take: (item: Y.Item) => void) {
  const structs = store.clients.get(client) ?? [];
  const end = Math.min(clock + length, Y.getState(store, client));
  if (clock >= end) return;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const item = structs[index];
    if (item === undefined || item.id.clock >= end) return;
    if (item instanceof Y.Item) take(item);
  }
}

/**
 * Ids of the ends in an item, and of those behind it up to one of which nothing was ever proposed: what was split is
 * two, and where an end comes or goes the paragraph behind it is another.
 */
function endsFrom(changes: Changes, first: Y.Item): string[] {
  const ends: string[] = [];
  for (let item: Y.Item | null = first; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    const { str } = item.content;
    for (let at = str.indexOf(PARAGRAPH_END); at !== -1; at = str.indexOf(PARAGRAPH_END, at + 1)) {
      const end = { client, clock: clock + at };
      ends.push(paragraphId(end));
      if (item !== first && changes.segments({ ...end, length: 1 }) === null) return ends;
    }
  }
  return [...ends, paragraphId(null), ...lastEndBefore(changes, first)];
}

/** What is hidden at the very end of a text belongs to its last paragraph. */
function lastEndBefore(changes: Changes, first: Y.Item): string[] {
  const ends: string[] = [];
  for (let item = first.left; item !== null; item = item.left) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    const { str } = item.content;
    for (let at = str.lastIndexOf(PARAGRAPH_END); at !== -1; at = str.lastIndexOf(PARAGRAPH_END, at - 1)) {
      const end = { client, clock: clock + at };
      ends.push(paragraphId(end));
      if (changes.segments({ ...end, length: 1 }) === null) return ends;
      if (at === 0) break;
    }
  }
  return ends;
}
