/**
 * Lets each person of a file write in a session of their own, within one transaction: a session is one person for all
 * who read it, and whoever takes the file in lends theirs to nobody.
 */
import * as Y from 'yjs';
import type { Author } from '../../../changes/Author.ts';

export class ReturnSessions {
  readonly #doc: Y.Doc;
  readonly #own: number;
  readonly #clients = new Map<string, number>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#own = doc.clientID;
  }

  get authors(): readonly string[] {
    return [...this.#clients.keys()];
  }

  /** What is written inside of `write` is written in this person's session. */
  as<T>(author: Pick<Author, 'id'>, write: (client: number) => T): T {
    const client = this.#of(author.id);
    const before = this.#doc.clientID;
    this.#doc.clientID = client;
    try {
      return write(client);
    } finally {
      this.#doc.clientID = before;
    }
  }

  #of(id: string): number {
    let client = this.#clients.get(id);
    if (client === undefined) {
      const taken = new Set([this.#own, ...this.#clients.values(), ...this.#doc.store.clients.keys()]);
      do client = new Y.Doc().clientID;
      while (taken.has(client));
      this.#clients.set(id, client);
    }
    return client;
  }
}
