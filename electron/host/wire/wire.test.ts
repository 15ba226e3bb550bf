/** The wire over the real log, with clients that speak plain y-websocket. Rules of shared/sync/SPEC.md. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createGuard } from '../guard.ts';
import type { Faults } from '../log/faults.ts';
import { openLog } from '../log/openLog.ts';
import { attachWire } from './attachWire.ts';

const TOKEN = 'a-token-for-tests';
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function startWire(options: { faults?: Faults } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-wire-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  const opened = openLog({ folder: join(folder, 'log'), evidence: join(folder, 'damaged'), ...options });
  if (!opened.ok) throw new Error(opened.message);
  const { log } = opened;
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  const lines: string[] = [];
  const wire = attachWire({
    server,
    log,
    guard: createGuard(TOKEN, () => port),
    knows: (id) => id !== 'nowhere',
    report: (line) => lines.push(line),
  });
  cleanups.push(async () => {
    await wire.close();
    await log.close();
    server.close();
  });
  return { wire, log, port, lines, address: `ws://127.0.0.1:${port}/y` };
}

function stock(address: string, id: string, doc = new Y.Doc(), token = TOKEN) {
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
  const { address, log } = await startWire();
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
  const { wire, log } = await startWire();
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
  const { wire, log, address } = await startWire();
  const a = stock(address, 'doc');
  await until(() => a.synced);
  await wire.rooms.edit('doc', (doc) => doc.getText('body').insert(0, 'from the host'));
  expect(log.status.get()).toEqual({ ok: true });
  expect(log.read('doc').updates).toHaveLength(1);
  await until(() => a.doc.getText('body').toString() === 'from the host');
});
