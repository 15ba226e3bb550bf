/** Who writes under which Yjs client in a document that is being made: one client a person, and one for nobody. */
import * as Y from 'yjs';
import type { Author } from '../../../changes/Author.ts';

export class Sessions {
  readonly #clients = new Map<string, number>();
  readonly #own: number;

  constructor(own: number) {
    this.#own = own;
  }

  /** @param author null for what nobody is said to have written */
  of(author: Author | null): number {
    if (author === null) return this.#own;
    let client = this.#clients.get(author.id);
    if (client === undefined) {
      const taken = new Set([this.#own, ...this.#clients.values()]);
      do client = new Y.Doc().clientID;
      while (taken.has(client));
      this.#clients.set(author.id, client);
    }
    return client;
  }
}
