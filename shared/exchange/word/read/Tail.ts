/**
 * The end of a Yjs text or list to which several sessions write in turn. Yjs' own functions write under the document's
 * one client id and look for the place anew each time, which for a text in many hands costs the square of its length.
 * (Pinned to yjs 13.6: these are the items its `insertText` makes.)
 */
import * as Y from 'yjs';
import type { CharacterId } from '../../../document/ids.ts';

/** Those that are appended here. */
type Content = Y.ContentString | Y.ContentFormat | Y.ContentAny;

export class Tail {
  readonly #type: Y.AbstractType<unknown>;
  readonly #doc: Y.Doc;
  #last: Y.Item | null = null;

  /** @param type empty, and written by nobody else as long as this is used */
  constructor(type: Y.Text | Y.Array<unknown>) {
    this.#type = type as unknown as Y.AbstractType<unknown>;
    this.#doc = type.doc as Y.Doc;
  }

  /** Inside the caller's transaction. @returns the id of its first character or value */
  append(client: number, content: Content): CharacterId {
    const { store } = this.#doc;
    const clock = Y.getState(store, client);
    const left = this.#last;
    const item = new Y.Item(
      Y.createID(client, clock),
      left,
      left?.lastId ?? null,
      null,
      null,
      this.#type,
      null,
      content,
    );
    this.#doc.transact((transaction) => item.integrate(transaction, 0));
    this.#last = item;
    return { client, clock };
  }
}
