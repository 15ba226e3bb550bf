/** What happens to a flow that the editor did not do itself, reported once it can be shown. */
import type * as Y from 'yjs';
import type { Flow } from '../../../shared/document/Flow.ts';
import type { Delta } from './mapPosition.ts';
import { textDelta } from './textDelta.ts';

export interface FlowWatcher {
  /** Origin of the editor's own transactions. */
  readonly own: unknown;
  /** One change: of the text, and of the properties under these keys of the map. */
  arrived(delta: Delta, keys: readonly string[], origin: unknown): void;
  /** Several changes that can no longer be told apart: the text as it stands is behind all of them. */
  arrivedTogether(deltas: readonly Delta[]): void;
}

/** @returns how to stop */
export function watchFlow({ doc, text, properties }: Flow, watcher: FlowWatcher): () => void {
  let delta: Delta | null = null;
  let keys: string[] = [];
  const onText = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (transaction.origin !== watcher.own) delta = textDelta(event, transaction);
  };
  const onProperties = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction) => {
    if (transaction.origin !== watcher.own) keys.push(...event.keysChanged);
  };
  // What is done while a transaction is being reported stands in the text at once and is reported later. A
  // report with others behind it is therefore not about the text as it stands: the last one compares all.
  const passed: Delta[] = [];
  const after = (transaction: Y.Transaction) => {
    const isLast = doc._transactionCleanups.at(-1) === transaction;
    if (transaction.origin === watcher.own && !(isLast && passed.length > 0)) return;
    const change = { delta, keys };
    delta = null;
    keys = [];
    const changed = change.delta !== null || change.keys.length > 0;
    if (!isLast || passed.length > 0) {
      if (changed) passed.push(change.delta ?? []);
      if (isLast) watcher.arrivedTogether(passed.splice(0));
    } else if (changed) {
      watcher.arrived(change.delta ?? [], change.keys, transaction.origin);
    }
  };
  text.observe(onText);
  properties.observe(onProperties);
  doc.on('afterTransaction', after);
  return () => {
    text.unobserve(onText);
    properties.unobserve(onProperties);
    doc.off('afterTransaction', after);
  };
}
