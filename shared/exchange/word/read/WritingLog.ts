/** Lets what is typed into new texts belong to those who propose it: the log `suggestions` of a document being made. */
import * as Y from 'yjs';
import type { Entry } from '../../../changes/entries.ts';
import { writeEntry } from '../../../changes/entries.ts';
import type { CharacterId } from '../../../document/ids.ts';
import type { Revision } from '../../tracked/TrackedContent.ts';
import type { Sessions } from './Sessions.ts';
import { Tail } from './Tail.ts';

export class WritingLog {
  readonly #log: Tail;
  readonly #sessions: Sessions;
  /** By the id of a revision. */
  readonly #begun = new Map<string, CharacterId>();
  /** By session: the revision that what it types belongs to. */
  readonly #open = new Map<number, string>();

  constructor(doc: Y.Doc, sessions: Sessions) {
    this.#log = new Tail(doc.getArray('suggestions'));
    this.#sessions = sessions;
  }

  /** Lets what its author types from here on belong to a revision. */
  goOn(revision: Revision): void {
    const client = this.#sessions.of(revision.author);
    const begun = this.#begin(revision);
    if (this.#open.get(client) === revision.id) return;
    this.#append(client, { kind: 'goOn', begun: begun.clock });
    this.#open.set(client, revision.id);
  }

  propose(revision: Revision, entry: (begun: number) => Entry): void {
    const { client, clock } = this.#begin(revision);
    this.#append(client, entry(clock));
  }

  /** What its session would type after this belongs to no suggestion. */
  end(): void {
    for (const client of this.#open.keys()) this.#append(client, { kind: 'end' });
  }

  #begin(revision: Revision): CharacterId {
    const known = this.#begun.get(revision.id);
    if (known !== undefined) return known;
    const client = this.#sessions.of(revision.author);
    const begun = this.#append(client, { kind: 'begin', author: revision.author, at: revision.at });
    this.#begun.set(revision.id, begun);
    this.#open.set(client, revision.id);
    return begun;
  }

  #append(client: number, entry: Entry): CharacterId {
    return this.#log.append(client, new Y.ContentAny([writeEntry(entry)]));
  }
}
