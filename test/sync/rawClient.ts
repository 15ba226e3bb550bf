/** A client that says exactly what a test tells it to. */
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Hello, Message } from '../../shared/sync/messages.ts';
import {
  decodeMessage,
  encodeMessage,
  HELLO,
  PROTOCOL_VERSION,
  type STEP2,
  SYNC,
  UPDATE,
} from '../../shared/sync/messages.ts';
import type { Where } from './clients.ts';
import { until } from './clients.ts';

export interface RawClient {
  readonly doc: Y.Doc;
  readonly socket: WebSocket;
  readonly got: Message[];
  readonly closed: { readonly code: number; readonly reason: string } | null;
  send(message: Message): void;
  sendBytes(bytes: Uint8Array): void;
  hello(overrides?: Partial<Hello>): void;
  update(update: Uint8Array, kind?: typeof UPDATE | typeof STEP2): void;
  count(type: Message['type']): number;
  last<T extends Message['type']>(type: T): Extract<Message, { type: T }> | undefined;
  opened(): Promise<void>;
  isClosed(): Promise<void>;
}

export function rawClient(where: Where, documentId: string, protocols: string[] = []): RawClient {
  const socket = new WebSocket(`ws://127.0.0.1:${where.port}/y/${documentId}`, protocols);
  const got: Message[] = [];
  let closed: RawClient['closed'] = null;
  const doc = new Y.Doc();
  socket.on('message', (data: Buffer) => {
    const message = decodeMessage(new Uint8Array(data));
    if (message !== null) got.push(message);
  });
  socket.on('close', (code, reason) => {
    closed = { code, reason: reason.toString() };
  });
  socket.on('error', () => {});
  onTestFinished(() => socket.terminate());
  const client: RawClient = {
    doc,
    socket,
    got,
    get closed() {
      return closed;
    },
    send: (message) => socket.send(encodeMessage(message)),
    sendBytes: (bytes) => socket.send(bytes),
    hello: (overrides = {}) =>
      client.send({
        type: HELLO,
        version: PROTOCOL_VERSION,
        token: where.token,
        position: null,
        client: doc.clientID,
        device: crypto.getRandomValues(new Uint8Array(16)),
        check: 0,
        ...overrides,
      }),
    update: (update, kind = UPDATE) => client.send({ type: SYNC, kind, update }),
    count: (type) => got.filter((message) => message.type === type).length,
    last: (type) => got.findLast((message) => message.type === type) as never,
    opened: () => until(() => socket.readyState === WebSocket.OPEN),
    isClosed: () => until(() => closed !== null),
  };
  return client;
}
