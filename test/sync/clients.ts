/** What the tests of the wire share: our client and the stock one in Node, bytes counted, states compared. */
import { expect, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { LiveConnection } from '../../renderer/platform/connection/connectDocument.ts';
import { connectDocument } from '../../renderer/platform/connection/connectDocument.ts';
import { fetchState } from '../../renderer/platform/connection/fetchState.ts';
import { MemoryDisk, openMemoryStore } from '../../renderer/platform/connection/memoryStore.ts';
import type { Compare } from '../../renderer/platform/connection/ReturnKeeper.ts';
import type { Traffic } from './traffic.ts';
import { countingSocket } from './traffic.ts';

export interface Where {
  readonly port: number;
  readonly token: string;
}

export const BODY = 'body';

/** Polls; never a fixed wait. */
export const until = (condition: () => boolean, message?: string) =>
  expect
    .poll(condition, { timeout: 20_000, interval: 5, ...(message === undefined ? {} : { message }) })
    .toBe(true);

export interface DeviceOptions {
  readonly http?: boolean;
  readonly broken?: boolean;
  readonly compare?: Compare;
  /** Lines that die at a certain point. */
  readonly WebSocket?: typeof globalThis.WebSocket;
}

export interface Device {
  readonly disk: MemoryDisk;
  readonly traffic: Traffic;
  /** Opens the document as a page would; the disk outlives it. */
  open(options?: DeviceOptions): LiveConnection;
}

export function device(where: Where, documentId: string, disk = new MemoryDisk()): Device {
  const traffic: Traffic = { sent: 0, got: 0, frames: 0 };
  return {
    disk,
    traffic,
    open(options = {}) {
      const connection = connectDocument({
        address: `ws://127.0.0.1:${where.port}`,
        documentId,
        token: where.token,
        WebSocket: options.WebSocket ?? countingSocket(traffic),
        ...(options.compare === undefined ? {} : { compare: options.compare }),
        openStore: async (lost) => {
          if (options.broken === true) throw new Error('no IndexedDB here');
          return openMemoryStore(disk, lost);
        },
        ...(options.http === true
          ? {
              fetchState: (signal) =>
                fetchState(`http://127.0.0.1:${where.port}`, documentId, where.token, signal),
            }
          : {}),
      });
      onTestFinished(() => connection.close());
      return connection;
    },
  };
}

export function stock(where: Where, documentId: string, doc = new Y.Doc()): WebsocketProvider {
  const provider = new WebsocketProvider(`ws://127.0.0.1:${where.port}/y`, documentId, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    protocols: [`rapporteur.token.${where.token}`],
    disableBc: true,
  });
  onTestFinished(() => provider.destroy());
  return provider;
}

export const textOf = (doc: Y.Doc) => doc.getText(BODY).toString();
export const type = (doc: Y.Doc, text: string, at = doc.getText(BODY).length) =>
  doc.getText(BODY).insert(at, text);

/** Everything that has to be equal where two replicas are. */
export const stateOf = (doc: Y.Doc) => ({
  text: textOf(doc),
  vector: [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort((a, b) => a[0] - b[0]),
  deleted: [...Y.snapshot(doc).ds.clients].sort((a, b) => a[0] - b[0]),
  pending: doc.store.pendingStructs === null && doc.store.pendingDs === null,
});

export const isSafe = (connection: LiveConnection) => {
  const { stage, waiting, connected, trouble } = connection.status.get();
  return stage === 'safe' && waiting === 0 && connected && trouble === null;
};

/** Both have everything safe and show the same. */
export async function converged(...connections: LiveConnection[]): Promise<void> {
  const [first, ...others] = connections as [LiveConnection, ...LiveConnection[]];
  for (const connection of connections) await until(() => isSafe(connection), 'everything is safe');
  for (const other of others)
    await until(() => textOf(other.doc) === textOf(first.doc), 'the texts are equal');
  // What is no text (a decision, a property) may still be on its way to the others.
  const vector = (doc: Y.Doc) => JSON.stringify(stateOf(doc).vector);
  for (const other of others)
    await until(() => vector(other.doc) === vector(first.doc), 'nothing is on its way');
  for (const other of others) expect(stateOf(other.doc)).toEqual(stateOf(first.doc));
}
