/** The wire over the real log, with clients that speak plain y-websocket. Rules of shared/sync/SPEC.md. */
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { startWire, TEST_TOKEN } from '../../../test/sync/inProcess.ts';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** The host of a test, and where its documents are. */
async function start() {
  const host = await startWire();
  return { ...host, address: `ws://127.0.0.1:${host.port}/y` };
}

function stock(address: string, id: string, doc = new Y.Doc(), token = TEST_TOKEN) {
  const provider = new WebsocketProvider(address, id, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    protocols: [`rapporteur.token.${token}`],
    disableBc: true,
  });
  cleanups.push(() => provider.destroy());
  return provider;
}

const until = (condition: () => boolean) =>
  expect.poll(condition, { timeout: 10_000, interval: 5 }).toBe(true);
const stateOf = (doc: Y.Doc) => ({
  text: doc.getText('body').toString(),
  vector: [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(),
  deleted: Y.snapshot(doc).ds,
});

test('stock y-websocket clients join, converge, and what they wrote is in the log', async () => {
  const { address, log } = await start();
  const a = stock(address, 'doc');
  const b = stock(address, 'doc');
  await until(() => a.synced && b.synced);
  a.doc.getText('body').insert(0, 'hello\n');
  b.doc.getText('body').insert(0, 'world\n');
  await until(() => a.doc.getText('body').length === 12 && b.doc.getText('body').length === 12);
  a.doc.getText('body').delete(0, 3);
  await until(() => b.doc.getText('body').length === 9);
  expect(stateOf(a.doc)).toEqual(stateOf(b.doc));
  const stored = new Y.Doc();
  for (const update of log.read('doc').updates) Y.applyUpdate(stored, update);
  expect(stateOf(stored)).toEqual(stateOf(a.doc));
});

test('a room taken out of memory comes back from the log as it was, and its old users do it no harm', async () => {
  const { wire, log } = await start();
  await wire.rooms.edit('doc', (doc) => doc.getText('body').insert(0, 'kept'));
  const room = await wire.rooms.enter('doc');
  wire.rooms.reopen(room);
  const again = await wire.rooms.enter('doc');
  expect(again).not.toBe(room);
  expect(again.document.getText('body').toString()).toBe('kept');
  wire.rooms.leave(room);
  await wire.rooms.edit('doc', (doc) => doc.getText('body').insert(4, ' on'));
  expect(again.document.getText('body').toString()).toBe('kept on');
  expect(again.position).toBe(log.position('doc'));
  wire.rooms.leave(again);
  expect(await wire.rooms.closeAll()).toBe(0);
  expect(await wire.rooms.read('doc', (doc) => doc.getText('body').toString())).toBe('kept on');
});

test('an edit through the room is on disk when it resolves, and everyone connected has it', async () => {
  const { wire, log, address } = await start();
  const a = stock(address, 'doc');
  await until(() => a.synced);
  await wire.rooms.edit('doc', (doc) => doc.getText('body').insert(0, 'from the host'));
  expect(log.status.get()).toEqual({ ok: true });
  expect(log.read('doc').updates).toHaveLength(1);
  await until(() => a.doc.getText('body').toString() === 'from the host');
});
