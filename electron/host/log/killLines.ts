/** How a kill test's writers reach the process that gets killed: straight into its log, or through its wire. */
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import {
  DURABLE,
  decodeMessage,
  encodeMessage,
  HELLO,
  PROTOCOL_VERSION,
  STEP1,
  STEP2,
  SYNC,
  UPDATE,
  UPDATES,
  WELCOME,
} from '../../../shared/sync/messages.ts';
import type { FromTarget, ToTarget } from './killTarget.ts';
import type { KillWriter } from './killWriter.ts';

export interface Line {
  /** Writes one edit and sends it. */
  write(): void;
  close(): void;
}

/** The other side's channel, as `child_process` gives it. */
export interface Channel {
  send(message: ToTarget): void;
  onMessage(listener: (message: FromTarget) => void): void;
}

/** Appends to the log directly; what an earlier process did not acknowledge is sent first. */
export function logLine(writer: KillWriter, channel: Channel, name: number): Line {
  let sent = 0;
  const send = (update: Uint8Array) => {
    channel.send({ ask: 'append', n: name * 1e9 + sent++, document: writer.document, update });
  };
  channel.onMessage((message) => {
    if (message.tell === 'durable' && Math.floor(message.n / 1e9) === name) writer.acknowledge(1);
  });
  for (const { update } of writer.pending) send(update);
  return { write: () => send(writer.write()), close: () => {} };
}

/** Each writer's proof that a client id is theirs. */
const devices = new WeakMap<KillWriter, Uint8Array>();

/** Through a WebSocket, in our screens' protocol: exchanges what differs, then sends each edit. */
export function wireLine(writer: KillWriter, origin: string, token: string, onReady: () => void): Line {
  const device = devices.get(writer) ?? new Uint8Array(randomBytes(16));
  devices.set(writer, device);
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/y/${writer.document}`);
  /** How many pending edits each message made durable covers. */
  const covered: number[] = [];
  let covers = 0;
  let acknowledged = 0;
  let ready = false;
  const send = (update: Uint8Array, kind: typeof STEP2 | typeof UPDATE) => {
    covered.push(writer.pending.length - covers);
    covers = writer.pending.length;
    socket.send(encodeMessage({ type: SYNC, kind, update }));
  };
  socket.binaryType = 'nodebuffer';
  socket.on('open', () => {
    const hello = { type: HELLO, version: PROTOCOL_VERSION, token, position: null, check: 0 } as const;
    socket.send(encodeMessage({ ...hello, client: writer.doc.clientID, device }));
  });
  socket.on('message', (frame: Buffer) => {
    const message = decodeMessage(new Uint8Array(frame));
    if (message === null) return;
    if (message.type === WELCOME) {
      socket.send(encodeMessage({ type: SYNC, kind: STEP1, vector: Y.encodeStateVector(writer.doc) }));
    } else if (message.type === SYNC && message.kind === STEP1) {
      send(Y.encodeStateAsUpdate(writer.doc, message.vector), STEP2);
      ready = true;
      onReady();
    } else if (message.type === SYNC) Y.applyUpdate(writer.doc, message.update, 'host');
    else if (message.type === UPDATES && message.update.length > 0) {
      Y.applyUpdate(writer.doc, message.update, 'host');
    } else if (message.type === DURABLE) {
      for (; acknowledged < message.count; acknowledged++) {
        const edits = covered[acknowledged] ?? 0;
        writer.acknowledge(edits);
        covers -= edits;
      }
    }
  });
  socket.on('error', () => {});
  return {
    write() {
      if (ready && socket.readyState === WebSocket.OPEN) send(writer.write(), UPDATE);
    },
    close: () => socket.terminate(),
  };
}
