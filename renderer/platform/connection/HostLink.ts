/**
 * The line to the host: y-websocket's provider, taught our hello, our acknowledgements and better manners
 * through its own extension points. It keeps the provider's socket handling and reconnecting; what is sent
 * and when is decided here.
 *
 * The provider's own sends are kept off the line (it opens with a full state exchange, and repeats every
 * cursor it sees): its socket is a wrapper whose `send` lets nothing through.
 */
import type { Awareness } from 'y-protocols/awareness';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { PRESENCE_INTERVAL, SILENCE, SLOWEST_LINE } from '../../../shared/sync/limits.ts';
import type { Message, Storing } from '../../../shared/sync/messages.ts';
import {
  AUTH,
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
  STEP2,
  STORING,
  SYNC,
  UPDATE,
  UPDATES,
  WELCOME,
} from '../../../shared/sync/messages.ts';
import type { FinalRefusal, Refusal } from '../../../shared/sync/refusals.ts';
import { isFinal, refusalOf } from '../../../shared/sync/refusals.ts';
import { checkOf } from '../../../shared/sync/stateCheck.ts';

const LONGEST_PAUSE_MS = 10_000;
const CHECK_LIFE_MS = 3_000;
/** A passing refusal that keeps coming is none: after this many in a row the link gives up and says so. */
const PATIENCE = 6;

/** Origin of everything the link brings into the document. */
export const FROM_HOST = Symbol('from the host');

export interface LinkOptions {
  /** `ws://127.0.0.1:port` */
  readonly address: string;
  readonly documentId: string;
  readonly token: string;
  readonly device: Uint8Array;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly WebSocket: typeof WebSocket;
  /** 0 to just under 1; scatters the reconnects of a room whose host came back. */
  readonly random?: () => number;
}

/** What the link asks and tells its connection. */
export interface LinkEvents {
  /** The replica has everything up to this position; null when none is known. */
  position(): number | null;
  /** Whether the replica holds nothing the host may not have. */
  level(): boolean;
  /** A new line: nothing sent on the one before is known to have arrived. */
  restarted(): void;
  /** The next update-carrying message to send; null when there is nothing, or enough is under way. */
  next(): Uint8Array | null;
  /** The link has sent one message with everything in the document that the host lacks. */
  sentAll(): void;
  received(count: number): void;
  durable(count: number, position: number): void;
  /** Text from the host is in the document. `position` null: the host has not stored it itself. */
  arrived(update: Uint8Array | null, position: number | null): void;
  /** State vectors were exchanged: the replica has everything up to here. */
  levelled(update: Uint8Array, position: number): void;
  /** The position we had is worth nothing: the host does not go on from it. */
  lostPosition(): void;
  storing(trouble: Storing['trouble']): void;
  /** `connected`, `caughtUp` or `refused` changed. */
  changed(): void;
}

interface Internals {
  readonly _updateHandler: (update: Uint8Array, origin: unknown) => void;
  readonly _awarenessUpdateHandler: (...args: unknown[]) => void;
  readonly _checkInterval: number;
}

type LinkSocket = WebSocket & { sendNow(frame: Uint8Array): void };

export class HostLink {
  readonly provider: WebsocketProvider;
  /** The host knows us and speaks with us. */
  connected = false;
  /** Everything the host had when it welcomed us is in the document. */
  caughtUp = false;
  refused: FinalRefusal | null = null;
  readonly #options: LinkOptions;
  readonly #events: LinkEvents;
  readonly #life: ReturnType<typeof setInterval>;
  readonly #stop: () => void;
  #socket: LinkSocket | null = null;
  #target = 0;
  #mode: 'resume' | 'full' = 'full';
  #maySend = false;
  #passing = 0;
  #lastRefusal: Refusal | null = null;
  #heard = 0;
  #allowance = 0;
  #presenceTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: LinkOptions, events: LinkEvents) {
    this.#options = options;
    this.#events = events;
    const { doc, awareness } = options;
    const random = options.random ?? Math.random;
    const provider = new WebsocketProvider(`${options.address}/y`, options.documentId, doc, {
      connect: false,
      awareness,
      disableBc: true,
      WebSocketPolyfill: this.#socketClass(),
      shouldReconnect: (event) => this.#shouldReconnect(event),
    });
    this.provider = provider;
    const internals = provider as unknown as Internals;
    doc.off('update', internals._updateHandler);
    awareness.off('update', internals._awarenessUpdateHandler);
    clearInterval(internals._checkInterval);
    // Messages are read here, before the provider sees them; it has nothing left to do with any.
    provider.messageHandlers = Array.from({ length: 256 }, () => () => {});
    const onPresence = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
      if ([...added, ...updated, ...removed].includes(awareness.clientID)) this.#planPresence();
    };
    awareness.on('update', onPresence);
    this.#stop = () => awareness.off('update', onPresence);
    provider.on('connection-close', () => {
      const pause = Math.min(
        LONGEST_PAUSE_MS,
        100 * 2 ** Math.min(provider.wsUnsuccessfulReconnects + 1, 10),
      );
      provider.maxBackoffTime = pause * (0.5 + random() / 2);
      this.#closed();
    });
    this.#life = setInterval(() => this.#checkLife(), CHECK_LIFE_MS);
  }

  connect(): void {
    if (this.refused === null) this.provider.connect();
  }

  /** The network is said to be back: do not wait for the next attempt. */
  retryNow(): void {
    if (this.refused !== null || this.provider.wsconnected || this.provider.wsconnecting) return;
    this.provider.connect();
  }

  /** Something new may be there to send. */
  pump(): void {
    if (!this.#maySend) return;
    for (let update = this.#events.next(); update !== null; update = this.#events.next()) {
      this.#send({ type: SYNC, kind: UPDATE, update });
    }
  }

  destroy(): void {
    clearInterval(this.#life);
    if (this.#presenceTimer !== null) clearTimeout(this.#presenceTimer);
    this.#stop();
    if (this.connected) {
      const { awareness } = this.#options;
      const gone = encodeAwarenessUpdate(awareness, [awareness.clientID], new Map());
      this.#send({ type: PRESENCE, presence: gone });
    }
    this.provider.destroy();
    this.connected = false;
  }

  #send(message: Message): void {
    const socket = this.#socket;
    if (socket !== null && socket.readyState === socket.OPEN) socket.sendNow(encodeMessage(message));
  }

  /** A socket that tells the link what comes in, and sends only what the link gives it. */
  #socketClass(): typeof WebSocket {
    const link = this;
    const Base = this.#options.WebSocket;
    return class extends Base {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols);
        this.binaryType = 'arraybuffer';
        link.#heard = Date.now();
        link.#allowance = 0;
        const self = this as unknown as LinkSocket;
        this.addEventListener('open', () => link.#opened(self));
        this.addEventListener('message', (event) => {
          if (link.#socket === self) link.#take(new Uint8Array((event as MessageEvent).data as ArrayBuffer));
        });
      }
      override send(): void {}
      sendNow(frame: Uint8Array): void {
        super.send(frame as Uint8Array<ArrayBuffer>);
      }
    };
  }

  #opened(socket: LinkSocket): void {
    const { doc, token, device } = this.#options;
    this.#socket = socket;
    this.#heard = Date.now();
    this.#lastRefusal = null;
    const level = this.#events.level();
    this.#send({
      type: HELLO,
      version: PROTOCOL_VERSION,
      token,
      position: this.#events.position(),
      client: doc.clientID,
      device,
      check: level ? checkOf(Y.decodeStateVector(Y.encodeStateVector(doc))) : 0,
    });
  }

  #take(frame: Uint8Array): void {
    this.#heard = Date.now();
    this.#allowance = 0;
    const message = decodeMessage(frame);
    // A host newer than this screen may say more than we know.
    if (message === null) return;
    const { doc, awareness } = this.#options;
    switch (message.type) {
      case WELCOME:
        this.#welcomed(message.mode, message.position);
        break;
      case SYNC:
        if (message.kind === STEP1) this.#answer(message.vector);
        else this.#apply(message.kind, message.update);
        break;
      case UPDATES:
        if (message.update.length > 0) Y.applyUpdate(doc, message.update, FROM_HOST);
        this.#events.arrived(message.update.length > 0 ? message.update.slice() : null, message.position);
        this.#checkCaughtUp(message.position);
        break;
      case RECEIVED:
        this.#events.received(message.count);
        this.pump();
        break;
      case DURABLE:
        this.#passing = 0;
        this.#events.durable(message.count, message.position);
        this.#checkCaughtUp(message.position);
        this.pump();
        break;
      case STORING:
        this.#events.storing(message.trouble);
        break;
      case REFUSED:
        this.#lastRefusal = message.reason;
        break;
      case PRESENCE:
        applyAwarenessUpdate(awareness, message.presence, FROM_HOST);
        break;
      case QUERY_PRESENCE:
        this.#sendPresence();
        break;
      case COMING:
        this.#allowance = (message.bytes / SLOWEST_LINE) * 1000;
        break;
      case AUTH:
      case HELLO:
        break;
    }
  }

  #welcomed(mode: 'resume' | 'full', position: number): void {
    const { doc, awareness } = this.#options;
    this.connected = true;
    this.#target = position;
    this.#mode = mode;
    this.#events.restarted();
    // A clock of its own, or the others would take the state for an old one after they saw us leave.
    if (awareness.getLocalState() !== null) awareness.setLocalState(awareness.getLocalState());
    if (mode === 'resume') {
      this.#maySend = true;
      this.#checkCaughtUp(this.#events.position() ?? 0);
    } else {
      this.#events.lostPosition();
      // Own changes first, as they were made; unless the host misses what they build on.
      this.#maySend = this.#passing === 0;
      this.#send({ type: SYNC, kind: STEP1, vector: Y.encodeStateVector(doc) });
    }
    this.pump();
    this.#events.changed();
  }

  /** The host's state vector: it gets whatever it lacks, of whomever. */
  #answer(vector: Uint8Array): void {
    const update = Y.encodeStateAsUpdate(this.#options.doc, vector);
    this.#events.sentAll();
    this.#maySend = true;
    this.#send({ type: SYNC, kind: STEP2, update });
    this.pump();
  }

  #apply(kind: typeof STEP2 | typeof UPDATE, update: Uint8Array): void {
    Y.applyUpdate(this.#options.doc, update, FROM_HOST);
    if (kind === UPDATE) {
      this.#events.arrived(update.slice(), null);
      return;
    }
    this.#events.levelled(update.slice(), this.#target);
    this.#nowCaughtUp();
  }

  #checkCaughtUp(position: number): void {
    if (!this.caughtUp && this.#mode === 'resume' && position >= this.#target) this.#nowCaughtUp();
  }

  #nowCaughtUp(): void {
    this.caughtUp = true;
    // Also ends the provider's back-off.
    this.provider.synced = true;
    this.#events.changed();
  }

  #closed(): void {
    this.#socket = null;
    this.connected = false;
    this.caughtUp = false;
    this.#maySend = false;
    this.#events.restarted();
    this.#events.changed();
  }

  #shouldReconnect(event: CloseEvent): boolean {
    const reason = this.#lastRefusal ?? refusalOf(event.code);
    if (reason === null) return true;
    if (isFinal(reason)) {
      this.refused = reason;
    } else if (reason === 'gap' || reason === 'client-id') {
      this.#passing++;
      if (reason === 'gap') this.#events.lostPosition();
      if (this.#passing >= PATIENCE) this.refused = 'protocol';
    }
    if (this.refused !== null) this.#events.changed();
    return this.refused === null;
  }

  #checkLife(): void {
    const { provider } = this;
    if (!provider.wsconnected && !provider.wsconnecting) return;
    if (Date.now() - this.#heard <= SILENCE + this.#allowance) return;
    provider.disconnect();
    this.connect();
  }

  #planPresence(): void {
    this.#presenceTimer ??= setTimeout(() => {
      this.#presenceTimer = null;
      this.#sendPresence();
    }, PRESENCE_INTERVAL);
  }

  #sendPresence(): void {
    const { awareness } = this.#options;
    if (!this.connected || !awareness.meta.has(awareness.clientID)) return;
    this.#send({ type: PRESENCE, presence: encodeAwarenessUpdate(awareness, [awareness.clientID]) });
  }
}
