/**
 * A list of small values that people append to, each known by the Yjs id it got when it was written. The id
 * says which session wrote it and when, for that session's clock runs through everything it writes: that is
 * how a decision can say "up to here I had seen". Values are never changed. Taking one out again is undo's.
 */
import * as Y from 'yjs';
import type { CharacterId } from '../document/ids.ts';

export interface Element {
  readonly id: CharacterId;
  readonly value: unknown;
}

export interface LogWatcher {
  /** In the order of each session's clock. */
  arrived(elements: readonly Element[], transaction: Y.Transaction): void;
  left(ids: readonly CharacterId[], transaction: Y.Transaction): void;
}

export class ElementLog {
  readonly #array: Y.Array<unknown>;
  readonly #stop: () => void;

  constructor(array: Y.Array<unknown>, watcher: LogWatcher) {
    this.#array = array;
    const onEvent = (_: Y.YArrayEvent<unknown>, transaction: Y.Transaction) => {
      const gone = removedFrom(array, transaction).flatMap(idsOf);
      if (gone.length > 0) watcher.left(gone, transaction);
      const arrived = addedTo(array, transaction).flatMap(elementsOf);
      if (arrived.length > 0) watcher.arrived(arrived, transaction);
    };
    array.observe(onEvent);
    this.#stop = () => array.unobserve(onEvent);
  }

  close(): void {
    this.#stop();
  }

  /** Everything that stands, in the order of the list. */
  read(): Element[] {
    const elements: Element[] = [];
    for (let item = this.#array._start; item !== null; item = item.right) {
      if (!item.deleted) for (const element of elementsOf(item)) elements.push(element);
    }
    return elements;
  }

  /** Appends inside the caller's transaction; gives the ids the values got. */
  push(values: readonly unknown[]): CharacterId[] {
    if (values.length === 0) return [];
    const doc = this.#array.doc as Y.Doc;
    const client = doc.clientID;
    const clock = Y.getState(doc.store, client);
    this.#array.push([...values]);
    return values.map((_, index) => ({ client, clock: clock + index }));
  }

  /** Takes out what of these still stands, inside the caller's transaction; gives what was taken. */
  remove(ids: readonly CharacterId[]): Element[] {
    const wanted = new Set(ids.map(({ client, clock }) => `${client}:${clock}`));
    const found: { index: number; element: Element }[] = [];
    let index = 0;
    for (let item = this.#array._start; item !== null && wanted.size > found.length; item = item.right) {
      if (item.deleted) continue;
      for (const element of elementsOf(item)) {
        if (wanted.has(`${element.id.client}:${element.id.clock}`)) found.push({ index, element });
        index++;
      }
    }
    for (const { index: at } of found.toReversed()) this.#array.delete(at, 1);
    return found.map(({ element }) => element);
  }
}

// Yjs' own `event.changes` says the same after a walk through the whole list, which a long review makes longer
// than all else about a letter. (Pinned to yjs 13.6: structs of a client lie in the order of their clocks.)

/** Items of this transaction, in the order of each session's clock. */
function addedTo(array: Y.Array<unknown>, { doc, beforeState, afterState }: Y.Transaction): Y.Item[] {
  const added: Y.Item[] = [];
  for (const [client, clock] of afterState) {
    const known = beforeState.get(client) ?? 0;
    if (clock === known) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let index = Y.findIndexSS(structs, known); index < structs.length; index++) {
      const item = structs[index];
      if (item instanceof Y.Item && item.parent === array && !item.deleted) added.push(item);
    }
  }
  return added;
}

/** Items that stood before this transaction. */
function removedFrom(array: Y.Array<unknown>, transaction: Y.Transaction): Y.Item[] {
  const removed: Y.Item[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    const { client, clock } = item.id;
    if (clock >= (transaction.beforeState.get(client) ?? 0)) return;
    if (item instanceof Y.Item && item.parent === array) removed.push(item);
  });
  return removed;
}

function elementsOf(item: Y.Item): Element[] {
  const { client, clock } = item.id;
  // A shared type is nothing we write: a newer or hostile peer may have put one here.
  return item.content.getContent().map((value: unknown, offset: number) => ({
    id: { client, clock: clock + offset },
    value: value instanceof Y.AbstractType ? undefined : value,
  }));
}

function idsOf(item: Y.Item): CharacterId[] {
  const { client, clock } = item.id;
  return Array.from({ length: item.length }, (_, offset) => ({ client, clock: clock + offset }));
}
