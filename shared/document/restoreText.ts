/**
 * Bringing deleted text back where it was: a copy under new ids beside each tombstone, so that text
 * others typed between two deleted characters stays between them. What already stands again (someone
 * else undid the same deletion, or moved the text) is not brought back a second time.
 */
import * as Y from 'yjs';
import type { Flow } from './Flow.ts';
import type { CharacterId, IdRange } from './ids.ts';
import { pushRange } from './ids.ts';
import type { FormatName } from './inlineFormats.ts';
import { FORMAT_NAMES } from './inlineFormats.ts';
import { recordDescent } from './Lineage.ts';
import { locateAll } from './locate.ts';
import type { FlowRun } from './readFlow.ts';

/** Restores these runs inside the caller's transaction; gives the ids of the copies. */
export function restoreText(flow: Flow, runs: readonly FlowRun[]): IdRange[] {
  const copies: IdRange[] = [];
  const wanted: FlowRun[] = [];
  for (const run of runs.flatMap((whole) => goneParts(flow, whole))) {
    const home = flowOf(flow, run);
    // What is brought back may have been noted by another machine: only characters of this document's texts are.
    if (home === null) continue;
    const copy = insertBeside(home, run);
    recordDescent(flow.lineageMap, copy, run, 'undo');
    pushRange(copies, copy);
    wanted.push({ ...run, client: copy.client, clock: copy.clock });
  }
  giveFormats(flow, wanted);
  return copies;
}

/** The flow in which a run stood; null where there never was any such. */
function flowOf(flow: Flow, { client, clock, text }: FlowRun): Flow | null {
  if (text === '' || clock + text.length > Y.getState(flow.doc.store, client)) return null;
  return flow.flowHolding(Y.getItem(flow.doc.store, Y.createID(client, clock)));
}

/** The parts of a run of which neither the first original nor any copy of it stands. */
function goneParts(flow: Flow, run: FlowRun): FlowRun[] {
  if (flow.lineage.empty) return [run];
  const parts: FlowRun[] = [];
  for (let offset = 0; offset < run.text.length; offset++) {
    const id = { client: run.client, clock: run.clock + offset };
    if (stands(flow, id)) continue;
    const last = parts.at(-1);
    if (last !== undefined && last.clock + last.text.length === id.clock) {
      parts[parts.length - 1] = { ...last, text: last.text + run.text.charAt(offset) };
    } else {
      parts.push({ ...run, clock: id.clock, text: run.text.charAt(offset) });
    }
  }
  return parts;
}

function stands(flow: Flow, id: CharacterId): boolean {
  const root = flow.lineage.rootOf(id);
  return flow.isAlive(root) || flow.lineage.descendantsOf(root).some((copy) => flow.isAlive(copy.id));
}

/**
 * Inserts directly in front of the first tombstone of the run. `Y.Text.insert` cannot say "between these
 * two tombstones", so the item is made by hand, as Yjs' own undo does (`redoItem`).
 */
function insertBeside(flow: Flow, run: FlowRun): IdRange {
  const { doc, text } = flow;
  const transaction = doc._transaction;
  if (transaction === null) throw new Error('restoreText needs a transaction');
  const tombstone = Y.getItemCleanStart(transaction, Y.createID(run.client, run.clock)) as Y.Item;
  const left = tombstone.left;
  const clock = Y.getState(doc.store, doc.clientID);
  const item = new Y.Item(
    Y.createID(doc.clientID, clock),
    left,
    left === null ? null : left.lastId,
    tombstone,
    tombstone.id,
    text,
    null,
    new Y.ContentString(run.text),
  );
  item.integrate(transaction, 0);
  // They speed up finding places and know nothing of this item; Yjs drops them likewise on remote changes.
  if (text._searchMarker !== null) text._searchMarker.length = 0;
  return { client: doc.clientID, clock, length: run.text.length };
}

function giveFormats(flow: Flow, wanted: readonly FlowRun[]): void {
  const byStart = [...wanted];
  for (const found of locateAll(
    flow,
    byStart.map((run) => ({ client: run.client, clock: run.clock, length: run.text.length })),
  )) {
    const run = byStart.find((one) => one.clock <= found.clock && found.clock < one.clock + one.text.length);
    if (run === undefined || found.text === '\n') continue;
    const set: Partial<Record<FormatName, unknown>> = {};
    for (const name of FORMAT_NAMES)
      if (found.formats[name] !== run.formats[name]) set[name] = run.formats[name] ?? null;
    if (Object.keys(set).length > 0) found.flow.text.format(found.at, found.length, set);
  }
}
