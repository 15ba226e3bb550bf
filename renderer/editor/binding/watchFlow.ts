/** What happens to a flow that the editor did not do itself, reported once it can be shown. */
import type * as Y from 'yjs';
import type { Changes } from '../../../shared/changes/Changes.ts';
import { entriesTouchedBy } from '../../../shared/document/embedEntries.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import { embedInBody } from '../../../shared/document/flowsInside.ts';
import type { IdRange } from '../../../shared/document/ids.ts';
import { parseParagraphId } from '../../../shared/document/ids.ts';
import type { Delta } from './mapPosition.ts';
import type { EndOf } from './textDelta.ts';
import { textDelta } from './textDelta.ts';

export interface FlowWatcher {
  /** Origin of the editor's own transactions. */
  readonly own: unknown;
  /** Where paragraphs end that have been shown, as long as all that arrived is shown. */
  readonly endOf: EndOf;
  /**
   * One change: of the text, of the properties under these keys of the map, and of what is proposed of these, or of
   * what stands inside of them.
   */
  arrived(delta: Delta, keys: readonly string[], proposed: readonly IdRange[], origin: unknown): void;
  /** Several changes that can no longer be told apart: the text as it stands is behind all of them. */
  arrivedTogether(deltas: readonly Delta[]): void;
}

/** @returns how to stop */
export function watchFlow(changes: Changes, flow: Flow, watcher: FlowWatcher): () => void {
  const { doc, text, properties, embeds } = flow;
  let delta: Delta | null = null;
  let keys: string[] = [];
  let proposed: IdRange[] = [];
  // What is done while a transaction is being reported stands in the text at once and is reported later. A
  // report with others behind it is therefore not about the text as it stands: the last one compares all.
  const passed: Delta[] = [];
  const onText = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (transaction.origin === watcher.own) return;
    // Behind others that have not been shown, nobody knows where anything is.
    delta = textDelta(event, transaction, passed.length > 0 ? () => null : watcher.endOf);
  };
  const onProperties = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction) => {
    if (transaction.origin !== watcher.own) keys.push(...event.keysChanged);
  };
  const stopTouched = changes.onTouched((ranges, transaction) => {
    if (transaction.origin !== watcher.own) for (const range of ranges) proposed.push(range);
  });
  const onEmbeds = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction) => {
    if (transaction.origin === watcher.own) return;
    for (const key of entriesTouchedBy(event.keysChanged)) {
      const id = parseParagraphId(key);
      if (id !== null) proposed.push({ ...id, length: 1 });
    }
  };
  const after = (transaction: Y.Transaction) => {
    const isLast = !hasChangesBehind(doc, transaction);
    if (transaction.origin === watcher.own && !(isLast && passed.length > 0)) return;
    if (flow === flow.body) proposed.push(...changedInside(flow, proposed, transaction));
    const change = { delta, keys, proposed };
    delta = null;
    keys = [];
    proposed = [];
    const changed = change.delta !== null || change.keys.length > 0 || change.proposed.length > 0;
    if (!isLast || passed.length > 0) {
      if (changed) passed.push(change.delta ?? []);
      if (isLast) watcher.arrivedTogether(passed.splice(0));
    } else if (changed) {
      watcher.arrived(change.delta ?? [], change.keys, change.proposed, transaction.origin);
    }
  };
  text.observe(onText);
  properties.observe(onProperties);
  embeds.observe(onEmbeds);
  doc.on('afterTransaction', after);
  return () => {
    text.unobserve(onText);
    properties.unobserve(onProperties);
    embeds.unobserve(onEmbeds);
    stopTouched();
    doc.off('afterTransaction', after);
  };
}

/** The embeds of the body inside of which something changed, or is proposed otherwise. */
function changedInside(body: Flow, proposed: readonly IdRange[], { changed }: Y.Transaction): IdRange[] {
  if (body.embeds.size === 0) return [];
  const flows = new Set(body.byFlow(proposed).keys());
  for (const type of changed.keys()) {
    const flow = body.flowOf(type as Y.AbstractType<unknown>);
    if (flow !== null) flows.add(flow);
  }
  flows.delete(body);
  return [...flows].flatMap((flow) => {
    const embed = embedInBody(flow);
    return embed === null ? [] : [{ ...embed, length: 1 }];
  });
}

/** Whether another transaction that changed something waits to be reported. Yjs begins empty ones to say what a change was. */
function hasChangesBehind({ _transactionCleanups: all }: Y.Doc, transaction: Y.Transaction): boolean {
  for (let index = all.length - 1; index >= 0 && all[index] !== transaction; index--) {
    if ((all[index] as Y.Transaction).changed.size > 0) return true;
  }
  return false;
}
