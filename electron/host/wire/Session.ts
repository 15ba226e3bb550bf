/**
 * One connection to one document, from the first message to the last: who it is, what it sends (checked,
 * one after the other, through the engine), and what it is told. Rules W1 to W26 of shared/sync/SPEC.md.
 */
import * as Y from 'yjs';
import { ANNOUNCE_ABOVE, MAX_PRESENCE } from '../../../shared/sync/limits.ts';
import type { Hello, Message, SyncMessage } from '../../../shared/sync/messages.ts';
import {
  COMING,
  DURABLE,
  decodeMessage,
  encodeMessage,
  HELLO,
  PRESENCE,
  PROTOCOL_VERSION,
  QUERY_PRESENCE,
  RECEIVED,
  REFUSED,
  STEP1,
  STORING,
  SYNC,
  UPDATE,
  WELCOME,
} from '../../../shared/sync/messages.ts';
import { decodePresence } from '../../../shared/sync/presence.ts';
import type { Refusal } from '../../../shared/sync/refusals.ts';
import { CLOSE_CODES } from '../../../shared/sync/refusals.ts';
import type { LogPosition, StoringStatus } from '../log/UpdateLog.ts';
import type { Writer } from './ClientIds.ts';
import { checkUpdate, isApplied } from './checkUpdate.ts';
import type { EngineConnection, EngineSocket } from './engine.ts';
import { attachEngine } from './engine.ts';
import { missedSince } from './missedSince.ts';
import { Outbox } from './Outbox.ts';
import type { Watcher } from './Presence.ts';
import { ReplicaProgress } from './ReplicaProgress.ts';
import type { Member, Room } from './Room.ts';
import { FULL_ROOM } from './Room.ts';
import type { SessionOptions } from './SessionOptions.ts';
import { updatesFrame } from './updatesFrame.ts';

/** Up to a handful of people nothing is held back; 200 of them hear each other every 50 ms. */
const batchPause = (members: number) => (members <= FULL_ROOM ? 0 : Math.min(100, Math.ceil(members / 4)));

export class Session implements Member, Watcher, Writer, EngineSocket {
  readonly outbox: Outbox;
  readonly progress: ReplicaProgress;
  device: string | null = null;
  expected: ReadonlyMap<number, number> = new Map();
  readonly #options: SessionOptions;
  readonly #inbox: Message[] = [];
  #hello: Hello | null = null;
  #room: Room | null = null;
  #engine: EngineConnection | null = null;
  #client: number | null = null;
  #busy = false;
  #lineClosed = false;
  #ended = false;
  #handledStep: (() => void) | null = null;
  /** Update-carrying sync messages applied, told as received, told as durable. */
  #applied = 0;
  #toldReceived = 0;
  #receivedPlanned = false;
  #toldTrouble = false;
  #stopStoring: () => void = () => {};

  constructor(options: SessionOptions) {
    this.#options = options;
    this.outbox = new Outbox({
      send: (update, position) => this.#sendBatch(update, position),
      probe: () => options.line.probe(this.progress.mark),
      pause: () => batchPause(this.#room?.members.size ?? 0),
    });
    const sentUpTo = () => this.outbox.position;
    this.progress = new ReplicaProgress(options.replicas, options.documentId, sentUpTo);
  }

  /** Begins; a stock client joins right away, for its token came with the address. */
  start(): void {
    const { token, knowsToken } = this.#options;
    if (token === null) return;
    if (knowsToken(token)) this.#run(this.#join());
    else this.#refuse('token', 'This host does not know the token.');
  }

  /** A bug in here costs this connection, not the host. */
  #run(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#options.report(
        `Connection to ${this.#options.documentId}: ${error instanceof Error ? error.stack : error}`,
      );
      this.#refuse('unreadable', 'The host stumbled over this connection.');
    });
  }

  /** Takes one frame from the line. */
  take(frame: Uint8Array): void {
    if (this.#ended) return;
    const message = decodeMessage(frame);
    if (message === null) {
      this.#refuse('protocol', 'A message that cannot be read.');
      return;
    }
    if (this.#hello === null && this.#options.token === null) {
      if (message.type !== HELLO) {
        this.#refuse('token', 'The first message has to say who is there.');
        return;
      }
      this.#greet(message);
      return;
    }
    if (message.type !== SYNC && message.type !== PRESENCE && message.type !== QUERY_PRESENCE) {
      this.#refuse('protocol', 'A message that only a host sends.');
      return;
    }
    if (message.type === PRESENCE && message.presence.length > MAX_PRESENCE) {
      this.#refuse('too-large', 'A presence message above the limit.');
      return;
    }
    this.#inbox.push(message);
    this.#run(this.#work());
  }

  /** Somebody with a valid token. */
  get admitted(): boolean {
    return this.#hello !== null || (this.#options.token !== null && !this.#ended);
  }

  /** Messages taken and not dealt with yet. */
  get backlog(): number {
    return this.#inbox.length;
  }

  /** The pong to a probe, with the mark it was sent with. */
  arrived(mark: string): void {
    this.progress.arrived(mark);
    this.outbox.arrived();
  }

  /** The line is gone. What it brought is still dealt with: it may be the last words of somebody leaving. */
  lineClosed(): void {
    this.#lineClosed = true;
    this.outbox.close();
    if (this.#room !== null) this.#room.presence.remove(this);
    this.#run(this.#work());
  }

  sendPresence(presence: Uint8Array): void {
    this.#send(encodeMessage({ type: PRESENCE, presence }));
  }

  sendSync(message: Uint8Array): void {
    this.#send(message);
  }

  joined(): void {
    this.#handledStep?.();
  }

  handled(): void {
    this.#handledStep?.();
  }

  failed(reason: string): void {
    if (!this.#ended) this.#refuse('unreadable', reason === '' ? 'The document cannot be opened.' : reason);
  }

  reopen(): void {
    this.#refuse('unreadable', 'The document is being read anew.');
  }

  /** Lets the other side go. */
  refuse(reason: Refusal, message: string): void {
    this.#refuse(reason, message);
  }

  #greet(hello: Hello): void {
    if (hello.version !== PROTOCOL_VERSION) {
      this.#refuse('protocol', 'The screen is of another version than the host.');
      return;
    }
    if (!this.#options.knowsToken(hello.token)) {
      this.#refuse('token', 'This host does not know the token.');
      return;
    }
    if (hello.device.length < 8 || hello.device.length > 64) {
      this.#refuse('protocol', 'A device without proof.');
      return;
    }
    this.#hello = hello;
    this.device = Buffer.from(hello.device).toString('base64');
    this.#run(this.#join());
  }

  async #join(): Promise<void> {
    const { documentId, rooms, knows, log } = this.#options;
    if (!knows(documentId)) {
      this.#refuse('unknown-document', 'There is no such document here.');
      return;
    }
    this.#busy = true;
    let room: Room;
    try {
      room = await rooms.enter(documentId);
    } catch (error) {
      this.#refuse('unreadable', `The document cannot be read: ${String(error)}`);
      return;
    }
    if (this.#ended) {
      rooms.leave(room);
      return;
    }
    this.#room = room;
    if (this.#hello !== null && !this.#claim(this.#hello.client)) {
      this.#refuse('client-id', 'Somebody else is writing with this client id.');
      return;
    }
    const joined = new Promise<void>((resolve) => {
      this.#handledStep = resolve;
    });
    this.#engine = attachEngine(rooms.engine, documentId, this);
    await joined;
    this.#handledStep = null;
    if (this.#ended) return;
    if (this.#hello !== null) this.#welcome(room, this.#hello);
    else this.outbox.position = room.position;
    room.members.add(this);
    room.presence.add(this);
    this.#tellStoring(log.status.get());
    this.#stopStoring = log.status.subscribe(() => this.#tellStoring(log.status.get()));
    this.#busy = false;
    this.#run(this.#work());
  }

  /** Synchronous with joining the members, so that nothing committed falls between. */
  #welcome(room: Room, hello: Hello): void {
    const { position } = room;
    const missed =
      hello.position === null ? null : missedSince(room, this.#options.log, hello.position, hello.check);
    this.outbox.position = missed === null ? position : (hello.position as number);
    this.#send(encodeMessage({ type: WELCOME, mode: missed === null ? 'full' : 'resume', position }));
    this.progress.begin(this.device as string, missed === null ? null : this.outbox.position);
    for (const update of missed ?? []) this.outbox.push(update);
  }

  #claim(client: number): boolean {
    const room = this.#room as Room;
    const { ok, replaces } = room.ids.claim(client, this);
    if (!ok) return false;
    this.#client = client;
    if (replaces !== null) (replaces as Session).refuse('replaced', 'The same session has connected again.');
    return true;
  }

  /** One message after the other: each is checked against the document as the one before left it. */
  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (
      let message = this.#inbox.shift();
      message !== undefined && !this.#ended;
      message = this.#inbox.shift()
    ) {
      if (message.type === SYNC) await this.#sync(message);
      else if (message.type === PRESENCE) this.#presence(message.presence);
      else this.#room?.presence.tell(this);
    }
    this.#busy = false;
    if (this.#lineClosed) this.#end();
  }

  async #sync(message: SyncMessage): Promise<void> {
    const room = this.#room as Room;
    if (message.kind === STEP1) {
      try {
        Y.decodeStateVector(message.vector);
      } catch {
        this.#refuse('protocol', 'A state vector that cannot be read.');
        return;
      }
      await this.#handle(message);
      this.progress.levelled(this.#options.line.probe);
      return;
    }
    const verdict = checkUpdate(room.document, message.update, (client) => room.ids.mayWrite(client, this));
    if (!verdict.ok) {
      this.#refuse(verdict.reason, verdict.message);
      return;
    }
    if (message.kind === UPDATE && this.#client === null && verdict.ends.size === 1) {
      // A stock client introduces itself by typing: what it resyncs of others comes as STEP2.
      for (const client of verdict.ends.keys()) this.#claim(client);
    }
    this.expected = verdict.ends;
    await this.#handle(message);
    if (room.broken || !isApplied(room.document, verdict.ends)) {
      this.#refuse('protocol', 'A change that breaks off half way.');
      room.broken = true;
      this.#options.rooms.reopen(room);
      return;
    }
    const count = ++this.#applied;
    if (this.#hello === null) return;
    this.#tellReceived();
    void room.settled().then(() => {
      if (this.#ended || this.#lineClosed) return;
      this.#toldReceived = Math.max(this.#toldReceived, count);
      this.#send(encodeMessage({ type: DURABLE, count, position: this.outbox.position }));
    });
  }

  /** Through the engine: joins its queue, and comes back once the message has been dealt with. */
  #handle(message: SyncMessage): Promise<void> {
    return new Promise((resolve) => {
      this.#handledStep = resolve;
      (this.#engine as EngineConnection).handle(encodeMessage(message));
    });
  }

  #presence(bytes: Uint8Array): void {
    const room = this.#room as Room;
    const entries = decodePresence(bytes);
    if (entries === null) {
      this.#refuse('protocol', 'Presence that cannot be read.');
      return;
    }
    for (const entry of entries) {
      // The first state a stock client sends is its own.
      if (this.#client === null && room.ids.holder(entry.client) === null) this.#claim(entry.client);
      if (entry.client === this.#client && !this.#lineClosed) room.present(entry, this);
    }
  }

  /** Several messages in one turn are told once. */
  #tellReceived(): void {
    if (this.#receivedPlanned) return;
    this.#receivedPlanned = true;
    setImmediate(() => {
      this.#receivedPlanned = false;
      if (this.#ended || this.#lineClosed || this.#toldReceived >= this.#applied) return;
      this.#toldReceived = this.#applied;
      this.#send(encodeMessage({ type: RECEIVED, count: this.#applied }));
    });
  }

  #tellStoring(status: StoringStatus): void {
    if (this.#hello === null || (status.ok && !this.#toldTrouble)) return;
    this.#toldTrouble = !status.ok;
    const trouble = status.ok ? null : { reason: status.reason, message: status.message };
    this.#send(encodeMessage({ type: STORING, trouble }));
  }

  #sendBatch(update: Uint8Array | null, position: LogPosition | null): void {
    if (this.#hello !== null && position !== null) {
      this.#send(updatesFrame(update ?? new Uint8Array(), position));
    } else if (update !== null) {
      this.#send(encodeMessage({ type: SYNC, kind: UPDATE, update }));
    }
  }

  #send(frame: Uint8Array): void {
    if (this.#lineClosed || this.#ended) return;
    if (this.#hello !== null && frame.length > ANNOUNCE_ABOVE) {
      this.#options.line.send(encodeMessage({ type: COMING, bytes: frame.length }));
    }
    this.#options.line.send(frame);
  }

  #refuse(reason: Refusal, message: string): void {
    if (this.#ended) return;
    const { documentId, line, report } = this.#options;
    if (reason !== 'closing' && reason !== 'replaced')
      report(`Connection to ${documentId} refused (${reason}): ${message}`);
    if (!this.#lineClosed) {
      // Stock clients log the one and do not know the other.
      if (this.#hello !== null || this.#options.token === null)
        line.send(encodeMessage({ type: REFUSED, reason, message }));
      line.close(CLOSE_CODES[reason], message.slice(0, 100));
    }
    this.#inbox.length = 0;
    this.#end();
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#handledStep?.();
    this.outbox.close();
    this.#stopStoring();
    const room = this.#room;
    this.#engine?.close();
    if (room !== null) {
      room.members.delete(this);
      room.presence.remove(this);
      room.ids.release(this);
      this.#options.rooms.leave(room);
    }
    this.#options.ended();
  }
}
