/**
 * The flows by which a document is more than its body: what stands inside of an embed, a row, a column. A note has
 * its text; a table has its rows and its columns; a row, and a column, has the cells that it crosses.
 */
import * as Y from 'yjs';
import { EMBED } from './DocumentContent.ts';
import type { CharacterKey } from './EmbedContent.ts';
import { entryId, readEmbedEntry } from './embedEntries.ts';
import type { Flow } from './Flow.ts';
import {
  BODY,
  cellKey,
  cellName,
  columnsName,
  holdersOf,
  noteName,
  parseFlowName,
  rowsName,
} from './flowNames.ts';
import type { CharacterId, IdRange } from './ids.ts';
import { paragraphId, parseParagraphId } from './ids.ts';
import { storedLines } from './readTable.ts';

/** One embed character, row or column that stands. */
export interface EmbedPlace extends CharacterId {
  readonly flow: Flow;
}

/** The embed characters among these, in whichever flows of the document they stand. */
export function embedsIn(flow: Flow, range: IdRange): EmbedPlace[] {
  // Nothing is known of any embed: there is none, as in most documents.
  if (flow.embeds.size === 0) return [];
  const found: EmbedPlace[] = [];
  for (const [holding, parts] of flow.byFlow([range])) {
    for (const { client, clock, length } of parts) {
      for (let at = clock; at < clock + length; ) {
        const item = Y.getItem(flow.doc.store, Y.createID(client, at));
        const end = Math.min(clock + length, item.id.clock + item.length);
        for (const one of embedsOf(item))
          if (one >= at && one < end) found.push({ client, clock: one, flow: holding });
        at = end;
      }
    }
  }
  return found;
}

/** Clocks of the embed characters of an item. */
function embedsOf(item: Y.Item): number[] {
  if (item.deleted || !(item.content instanceof Y.ContentString)) return [];
  const clocks: number[] = [];
  const { str } = item.content;
  for (let at = str.indexOf(EMBED); at !== -1; at = str.indexOf(EMBED, at + 1))
    clocks.push(item.id.clock + at);
  return clocks;
}

/** What stands inside of this character and was ever written in; the columns of a table in front of its rows. */
export function flowsInside(flow: Flow, id: CharacterId): Flow[] {
  const key = entryId(flow, id);
  const holder = parseFlowName(flow.name);
  const written = (names: readonly string[]) => names.flatMap((name) => flow.written(name) ?? []);
  if (holder?.kind === 'rows' || holder?.kind === 'columns') {
    const { kind, table } = holder;
    const across = kind === 'rows' ? columnsName(table) : rowsName(table);
    const others = new Set(storedLines(flow, across, null).map((line) => line.key));
    const cellWith = (other: CharacterKey) =>
      kind === 'rows' ? cellKey(table, key, other) : cellKey(table, other, key);
    return written([...others].map((other) => cellName(cellWith(other))));
  }
  const kind = readEmbedEntry(flow, key, 'kind')?.kind;
  if (kind === 'note') return written([noteName(key)]);
  return kind === 'table' ? written([columnsName(key), rowsName(key)]) : [];
}

/** Every flow that stands inside of this character, however deep, each once. */
export function allInside(place: EmbedPlace, seen = new Set<string>()): Flow[] {
  const found: Flow[] = [];
  for (const inner of flowsInside(place.flow, place)) {
    if (seen.has(inner.name)) continue;
    seen.add(inner.name);
    found.push(inner, ...insideOf(inner, seen));
  }
  return found;
}

/** The flows of a document that can be read, the body first. */
export function flowsOf({ body }: Flow): Flow[] {
  return body.embeds.size === 0 ? [body] : [body, ...insideOf(body, new Set([body.name]))];
}

function insideOf(flow: Flow, seen: Set<string>): Flow[] {
  const found: Flow[] = [];
  for (let item = flow.text._start; item !== null; item = item.right) {
    const { client } = item.id;
    for (const clock of embedsOf(item)) found.push(...allInside({ flow, client, clock }, seen));
  }
  return found;
}

/**
 * The embed of the body in which a flow stands: the note or the table, however deep it is inside. null for the body,
 * and for what stands nowhere at present.
 */
export function embedInBody(flow: Flow): CharacterId | null {
  let current = flow;
  // Nobody means a table in a note in a cell of a table; a hostile peer may write a circle.
  for (let steps = 0; steps < 20; steps++) {
    const holder = parseParagraphId(holdersOf(current.name).at(-1) ?? '');
    const standing = holder === null ? null : standingFor(flow, holder);
    if (standing === null) return null;
    if (standing.flow.name === BODY) return { client: standing.client, clock: standing.clock };
    current = standing.flow;
  }
  return null;
}

/** The character by which an embed stands now: itself, a copy, or one that was put in for it while suggesting. */
function standingFor(flow: Flow, original: CharacterId): EmbedPlace | null {
  const others = [...flow.embeds.keys()].flatMap((key) => {
    const other = key.endsWith(':of') ? parseParagraphId(key.slice(0, -':of'.length)) : null;
    return other !== null && entryId(flow, other) === paragraphId(original) ? [other] : [];
  });
  for (const root of [original, ...others]) {
    for (const { client, clock } of [root, ...flow.lineage.descendantsOf(root).map(({ id }) => id)]) {
      if (!flow.isAlive({ client, clock })) continue;
      const holding = flow.flowHolding(Y.getItem(flow.doc.store, Y.createID(client, clock)));
      if (holding !== null) return { client, clock, flow: holding };
    }
  }
  return null;
}

/** The characters of a flow that stand. */
export function rangesOf({ text }: Flow): IdRange[] {
  const ranges: IdRange[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { client, clock } = item.id;
    ranges.push({ client, clock, length: item.length });
  }
  return ranges;
}
