/**
 * A document that is open on the host. Every change of it is appended to the log, and goes out to the
 * others once it is committed: who has text from the host has text that survives the host. While the store
 * fails, changes go out at once, marked as not committed, and the room stays open until they are.
 * Rules W10 to W16 of shared/sync/SPEC.md.
 */
import type { DirectConnection, Document } from '@hocuspocus/server';
import { isTransactionOrigin } from '@hocuspocus/server';
import type { PresenceEntry } from '../../../shared/sync/presence.ts';
import type { LogPosition, UpdateLog } from '../log/UpdateLog.ts';
import { ClientIds } from './ClientIds.ts';
import { isApplied } from './checkUpdate.ts';
import type { Waiting } from './Outbox.ts';
import type { Watcher } from './Presence.ts';
import { Presence } from './Presence.ts';
import type { NameWatch } from './watchNames.ts';
import { watchNames } from './watchNames.ts';

/** What a room needs to know of a connection. */
export interface Member {
  readonly outbox: { push(entry: Waiting): void; skip(position: LogPosition): void };
  /** Clocks the document must reach with the change of this member that it gets now. */
  readonly expected: ReadonlyMap<number, number>;
  /** The room is about to be read anew from the log. */
  reopen(): void;
}

/**
 * From more members than this on, senders get their own changes back: a few bytes each, and one merged batch
 * then serves everybody.
 */
export const FULL_ROOM = 16;

/** The engine carries the member through in its context. */
const authorOf = (connection: { context: { socket?: Member } }): Member | null =>
  connection.context.socket ?? null;

interface Uncommitted {
  readonly update: Uint8Array;
  readonly position: LogPosition;
  readonly from: Member | null;
  /** Members who got it before it was committed. */
  early: ReadonlySet<Member> | null;
  committed: boolean;
}

export class Room {
  readonly id: string;
  readonly document: Document;
  readonly direct: DirectConnection;
  readonly presence = new Presence();
  readonly ids = new ClientIds();
  readonly members = new Set<Member>();
  /** Everybody who opens, reads or edits right now: nobody may close the room under them. */
  users = 0;
  /** Everything up to here is committed. */
  position: LogPosition;
  /** A change of this document failed half way: the room must be read anew from the log. */
  broken = false;
  readonly #log: UpdateLog;
  readonly #uncommitted: Uncommitted[] = [];
  readonly #stopWatching: () => void;
  readonly #names: NameWatch;
  #waiters: { readonly upto: LogPosition; readonly resolve: () => void }[] = [];
  #last: LogPosition;

  constructor(
    id: string,
    document: Document,
    direct: DirectConnection,
    log: UpdateLog,
    position: LogPosition,
    report: (line: string) => void,
  ) {
    this.id = id;
    this.document = document;
    this.direct = direct;
    this.#log = log;
    this.position = position;
    this.#last = position;
    this.#names = watchNames(document, (line) => report(`Document ${id}: ${line}`));
    document.on('update', (update: Uint8Array, origin: unknown) => this.#append(update, origin));
    this.#stopWatching = log.status.subscribe(() => {
      if (!log.status.get().ok) this.#sendEarly();
    });
  }

  /** Resolves once everything that is in the document now is committed. Never rejects. */
  settled(): Promise<void> {
    if (this.#uncommitted.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push({ upto: this.#last, resolve }));
  }

  get unsettled(): number {
    return this.#uncommitted.length;
  }

  /** Nobody needs it in memory. */
  get idle(): boolean {
    return this.members.size === 0 && this.users === 0 && this.#uncommitted.length === 0;
  }

  /** Takes in what a member says of the session that is its own. */
  present(entry: PresenceEntry, from: Watcher): void {
    this.presence.set(entry, from);
    this.#names.present(entry.client, entry.state);
  }

  close(): void {
    this.#stopWatching();
    this.#names.stop();
    this.presence.close();
  }

  #append(update: Uint8Array, origin: unknown): void {
    // Yjs may tidy formats in a transaction of its own behind a member's: that one its author has not got.
    const from =
      isTransactionOrigin(origin) && origin.source === 'connection' ? authorOf(origin.connection) : null;
    if (from !== null && !isApplied(this.document, from.expected)) {
      // Yjs stumbled in the middle: what did get in must not reach the disk or anybody else.
      this.broken = true;
      return;
    }
    const { position, durable } = this.#log.append(this.id, update);
    const entry: Uncommitted = { update, position, from, early: null, committed: false };
    this.#last = position;
    this.#uncommitted.push(entry);
    void durable.then(() => this.#commit(entry));
    if (!this.#log.status.get().ok) this.#sendEarly();
  }

  #sendEarly(): void {
    for (const entry of this.#uncommitted) {
      if (entry.early !== null || entry.committed) continue;
      const others = [...this.members].filter((member) => member !== entry.from);
      entry.early = new Set(others);
      for (const member of others) member.outbox.push({ update: entry.update, position: null });
    }
  }

  #commit(entry: Uncommitted): void {
    entry.committed = true;
    for (let first = this.#uncommitted[0]; first?.committed === true; first = this.#uncommitted[0]) {
      this.#uncommitted.shift();
      this.position = first.position;
      for (const member of this.members) {
        if (member === first.from && this.members.size <= FULL_ROOM) member.outbox.skip(first.position);
        else
          member.outbox.push({
            update: first.early?.has(member) ? null : first.update,
            position: first.position,
          });
      }
    }
    const ready = this.#waiters.filter((waiter) => waiter.upto <= this.position);
    if (ready.length === 0) return;
    this.#waiters = this.#waiters.filter((waiter) => waiter.upto > this.position);
    for (const waiter of ready) waiter.resolve();
  }
}
