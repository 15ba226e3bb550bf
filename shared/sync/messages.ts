/**
 * The messages between a screen and its host, as bytes. 0 to 3 are y-websocket's own, so that its stock
 * client can join; ours begin at 16, clear of the numbers Hocuspocus adds. One WebSocket frame is one
 * message: a number, then its fields (lib0's variable-length integers and strings). SPEC.md has the rules.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Refusal } from './refusals.ts';
import { CLOSE_CODES } from './refusals.ts';

export const SYNC = 0;
export const PRESENCE = 1;
export const AUTH = 2;
export const QUERY_PRESENCE = 3;
export const HELLO = 16;
export const WELCOME = 17;
export const RECEIVED = 18;
export const DURABLE = 19;
export const STORING = 20;
export const REFUSED = 21;
export const UPDATES = 22;
export const COMING = 23;

/** Kinds of SYNC messages. */
export const STEP1 = 0;
export const STEP2 = 1;
export const UPDATE = 2;

/** Changed when two sides of different age could misunderstand each other. */
export const PROTOCOL_VERSION = 1;

export type SyncMessage =
  | { readonly type: typeof SYNC; readonly kind: typeof STEP1; readonly vector: Uint8Array }
  | { readonly type: typeof SYNC; readonly kind: typeof STEP2 | typeof UPDATE; readonly update: Uint8Array };

export interface Hello {
  readonly type: typeof HELLO;
  readonly version: number;
  readonly token: string;
  /** Last position the replica is known to hold everything up to; null when it knows none. */
  readonly position: number | null;
  /** Yjs client id this session writes with. */
  readonly client: number;
  /** Random bytes only this device knows: who may write with that client id again. */
  readonly device: Uint8Array;
  /** `checkOf` the replica's state vector; 0 when it holds changes the host may not have. */
  readonly check: number;
}

export interface Welcome {
  readonly type: typeof WELCOME;
  /** 'resume': the updates after the hello's position follow. 'full': exchange state vectors. */
  readonly mode: 'resume' | 'full';
  /** The host's position: who has everything up to here has caught up. */
  readonly position: number;
}

/** The host has applied this connection's n-th update-carrying sync message (from 1). */
export interface Received {
  readonly type: typeof RECEIVED;
  readonly count: number;
}

/** Everything up to the n-th is committed to disk; `position` as in `Updates`. */
export interface Durable {
  readonly type: typeof DURABLE;
  readonly count: number;
  readonly position: number;
}

export interface Storing {
  readonly type: typeof STORING;
  /** null: storing works (again). */
  readonly trouble: { readonly reason: string; readonly message: string } | null;
}

export interface Refused {
  readonly type: typeof REFUSED;
  readonly reason: Refusal;
  readonly message: string;
}

/** Committed changes of others; with them this client has everything up to `position`. */
export interface Updates {
  readonly type: typeof UPDATES;
  readonly position: number;
  /** Empty where only the position moved. */
  readonly update: Uint8Array;
}

/** A frame of this many bytes follows: the silence until it is complete is no dead line. */
export interface Coming {
  readonly type: typeof COMING;
  readonly bytes: number;
}

export type Message =
  | SyncMessage
  | { readonly type: typeof PRESENCE; readonly presence: Uint8Array }
  | { readonly type: typeof AUTH; readonly reason: string }
  | { readonly type: typeof QUERY_PRESENCE }
  | Hello
  | Welcome
  | Received
  | Durable
  | Storing
  | Refused
  | Updates
  | Coming;

export function encodeMessage(message: Message): Uint8Array {
  const encoder = encoding.createEncoder();
  const count = (value: number) => encoding.writeVarUint(encoder, value);
  const bytes = (value: Uint8Array) => encoding.writeVarUint8Array(encoder, value);
  const text = (value: string) => encoding.writeVarString(encoder, value);
  count(message.type);
  switch (message.type) {
    case SYNC:
      count(message.kind);
      bytes(message.kind === STEP1 ? message.vector : message.update);
      break;
    case PRESENCE:
      bytes(message.presence);
      break;
    case AUTH:
      count(0);
      text(message.reason);
      break;
    case QUERY_PRESENCE:
      break;
    case HELLO:
      count(message.version);
      text(message.token);
      count(message.position === null ? 0 : message.position + 1);
      count(message.client);
      bytes(message.device);
      encoding.writeUint32(encoder, message.check);
      break;
    case WELCOME:
      count(message.mode === 'resume' ? 0 : 1);
      count(message.position);
      break;
    case RECEIVED:
      count(message.count);
      break;
    case DURABLE:
      count(message.count);
      count(message.position);
      break;
    case STORING:
      count(message.trouble === null ? 0 : 1);
      if (message.trouble !== null) {
        text(message.trouble.reason);
        text(message.trouble.message);
      }
      break;
    case REFUSED:
      text(message.reason);
      text(message.message);
      break;
    case UPDATES:
      count(message.position);
      bytes(message.update);
      break;
    case COMING:
      count(message.bytes);
      break;
  }
  return encoding.toUint8Array(encoder);
}

/** Reads one frame; null when it is not a message of this protocol. Bytes are views on the frame. */
export function decodeMessage(frame: Uint8Array): Message | null {
  try {
    const decoder = decoding.createDecoder(frame);
    const message = readBody(decoding.readVarUint(decoder), decoder);
    return message !== null && !decoding.hasContent(decoder) ? message : null;
  } catch {
    // lib0 throws on an early end or an oversized number: either way not a message.
    return null;
  }
}

function readBody(type: number, decoder: decoding.Decoder): Message | null {
  const count = () => decoding.readVarUint(decoder);
  const text = () => decoding.readVarString(decoder);
  const bytes = () => decoding.readVarUint8Array(decoder);
  switch (type) {
    case SYNC: {
      const kind = count();
      if (kind === STEP1) return { type, kind, vector: bytes() };
      return kind === STEP2 || kind === UPDATE ? { type, kind, update: bytes() } : null;
    }
    case PRESENCE:
      return { type, presence: bytes() };
    case AUTH:
      count();
      return { type, reason: text() };
    case QUERY_PRESENCE:
      return { type };
    case HELLO: {
      const version = count();
      const token = text();
      const position = count();
      return {
        type,
        version,
        token,
        position: position === 0 ? null : position - 1,
        client: count(),
        device: bytes(),
        check: decoding.readUint32(decoder),
      };
    }
    case WELCOME:
      return { type, mode: count() === 0 ? 'resume' : 'full', position: count() };
    case RECEIVED:
      return { type, count: count() };
    case DURABLE:
      return { type, count: count(), position: count() };
    case STORING:
      return { type, trouble: count() === 0 ? null : { reason: text(), message: text() } };
    case REFUSED: {
      const reason = text();
      return Object.hasOwn(CLOSE_CODES, reason) ? { type, reason: reason as Refusal, message: text() } : null;
    }
    case UPDATES:
      return { type, position: count(), update: bytes() };
    case COMING:
      return { type, bytes: count() };
    default:
      return null;
  }
}
