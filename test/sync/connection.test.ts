/** What the status line may say, and when: outages of the host, its disk, this device's store, the token. */
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { sqliteError } from '../../electron/host/log/faults.ts';
import { closeWhenDelivered } from '../../renderer/platform/connection/deliver.ts';
import { MemoryDisk } from '../../renderer/platform/connection/memoryStore.ts';
import type { SafetyStatus } from '../../shared/platform/DocumentConnection.ts';
import { BODY, converged, device, isSafe, stateOf, textOf, type, until } from './clients.ts';
import { startHostProcess } from './hostProcess.ts';
import { startWire } from './inProcess.ts';

test('a full disk on the host: writing goes on together, nothing is called safe, and it is stored once there is room', async () => {
  let full = false;
  const host = await startWire({
    beforeCommit() {
      if (full) throw sqliteError(13, 'database or disk is full');
    },
  });
  const a = device(host, 'doc').open();
  const b = device(host, 'doc').open();
  await Promise.all([a.ready, b.ready]);
  type(a.doc, 'stored ');
  await converged(a, b);
  full = true;
  type(a.doc, 'not stored ');
  await until(() => textOf(b.doc) === 'stored not stored ');
  await until(() => a.status.get().trouble?.kind === 'host-cannot-store' && a.status.get().stage === 'host');
  expect(a.status.get()).toMatchObject({ waiting: 1, trouble: { reason: 'disk-full' } });
  expect(b.status.get()).toMatchObject({ waiting: 0, trouble: { kind: 'host-cannot-store' } });
  // Everybody leaves: what is not stored must not leave with them.
  await b.close();
  full = false;
  await host.log.flush();
  await until(() => isSafe(a));
  const stored = new Y.Doc();
  for (const update of host.log.read('doc').updates) Y.applyUpdate(stored, update);
  expect(stateOf(stored)).toEqual(stateOf(a.doc));
});

test('what the host gave out before it could store comes back to it from whoever has it', async () => {
  let full = false;
  const host = await startWire({
    beforeCommit() {
      if (full) throw sqliteError(13, 'database or disk is full');
    },
  });
  const a = device(host, 'doc').open();
  const deviceB = device(host, 'doc');
  const b = deviceB.open();
  await Promise.all([a.ready, b.ready]);
  full = true;
  type(a.doc, 'only in memory');
  await until(() => textOf(b.doc) === 'only in memory');
  await b.stored();
  expect([...deviceB.disk.rows.values()].map((row) => row.waiting)).toContain('early');
  expect(b.status.get()).toMatchObject({ stage: 'safe', waiting: 0 });
  await b.close();
  // Another host that never had it stands for the one that lost it.
  const other = await startWire();
  const again = device(other, 'doc', deviceB.disk).open();
  await until(() => isSafe(again));
  await expect.poll(() => other.wire.rooms.read('doc', textOf)).toBe('only in memory');
  await until(() => [...deviceB.disk.rows.values()].every((row) => row.waiting === null));
});

test('a token the host does not know: it stops, says why, and what was written stays here', async () => {
  const host = await startWire();
  const stranger = device({ ...host, token: 'of another desk' }, 'doc');
  const connection = stranger.open();
  type(connection.doc, 'kept');
  await until(() => connection.status.get().trouble?.kind === 'refused');
  expect(connection.status.get().trouble).toEqual({ kind: 'refused', reason: 'token' });
  await connection.stored();
  expect(stranger.disk.rows.size).toBe(1);
  expect(connection.status.get()).toMatchObject({ waiting: 1, connected: false });
  const { frames } = stranger.traffic;
  connection.retryNow();
  await new Promise((resolve) => setImmediate(resolve));
  expect(stranger.traffic.frames).toBe(frames);
});

test('a device that cannot store says so, goes on in memory, and its text is safe through the host', async () => {
  const host = await startWire();
  const connection = device(host, 'doc').open({ broken: true });
  await connection.ready;
  expect(connection.status.get().trouble).toMatchObject({ kind: 'device-cannot-store' });
  type(connection.doc, 'typed in a private window');
  expect(connection.status.get()).toMatchObject({ stage: 'memory', waiting: 1 });
  await until(() => connection.status.get().stage === 'safe');
  expect(connection.status.get().trouble).toMatchObject({ kind: 'device-cannot-store' });
});

test('a device store that fails in the middle keeps everything queued and stores it when it works again', async () => {
  const host = await startWire();
  const here = device(host, 'doc');
  const connection = here.open();
  await connection.ready;
  await connection.stored();
  here.disk.failure = new Error('quota');
  type(connection.doc, 'a');
  type(connection.doc, 'b');
  await until(() => connection.status.get().trouble?.kind === 'device-cannot-store');
  here.disk.failure = null;
  await connection.stored();
  await until(() => isSafe(connection));
  const stored = new Y.Doc();
  for (const row of here.disk.rows.values()) Y.applyUpdate(stored, row.update);
  expect(stateOf(stored)).toEqual(stateOf(connection.doc));
});

test('the stage is never ahead of what was confirmed, step by step', async () => {
  const host = await startWire();
  const disk = new MemoryDisk();
  const connection = device(host, 'doc', disk).open();
  await connection.ready;
  await connection.stored();
  const seen: SafetyStatus[] = [];
  connection.status.subscribe(() => seen.push(connection.status.get()));
  type(connection.doc, 'x');
  await until(() => isSafe(connection));
  const order = ['memory', 'device', 'host', 'safe'];
  const stages = seen.map((status) => order.indexOf(status.stage));
  expect(stages).toEqual([...stages].sort((a, b) => a - b));
  expect(seen[0]).toMatchObject({ stage: 'memory', waiting: 1 });
  expect(seen.at(-1)).toMatchObject({ stage: 'safe', waiting: 0 });
});

test('two windows of one device: both write, one closes early, nothing is lost or sent in vain', async () => {
  const host = await startWire();
  const disk = new MemoryDisk();
  const one = device(host, 'doc', disk).open();
  await one.ready;
  type(one.doc, 'window one. ');
  const two = device(host, 'doc', disk).open();
  await two.ready;
  type(two.doc, 'window two. ');
  await converged(one, two);
  type(one.doc, 'last words. ');
  await one.close();
  const three = device(host, 'doc', disk).open();
  await converged(two, three);
  expect(textOf(three.doc)).toContain('last words. ');
  expect(host.lines).toEqual([]);
});

test('a first join over HTTP-less wire and a resume give the same text', async () => {
  const host = await startWire();
  const writer = device(host, 'doc').open();
  await writer.ready;
  for (let line = 0; line < 50; line++) type(writer.doc, `line ${line}\n`);
  writer.doc.getText(BODY).delete(20, 100);
  const reader = device(host, 'doc');
  let connection = reader.open();
  await converged(writer, connection);
  await connection.close();
  type(writer.doc, 'while away');
  connection = reader.open();
  await converged(writer, connection);
});

test('a host taken back to an older backup gets the missing text from whoever has it', async () => {
  const host = await startWire();
  const here = device(host, 'doc');
  let connection = here.open();
  await connection.ready;
  type(connection.doc, 'from before the backup was restored');
  await until(() => isSafe(connection));
  await connection.close();
  const restored = await startWire();
  connection = device(restored, 'doc', here.disk).open();
  await expect
    .poll(() => restored.wire.rooms.read('doc', textOf))
    .toBe('from before the backup was restored');
  // Positions of the lost log must not hide what the new one has.
  const other = device(restored, 'doc').open();
  await other.ready;
  for (let count = 0; count < 5; count++) type(other.doc, '!');
  await converged(connection, other);
});

test('a document left while the host is away is delivered once it is back, without being opened again', async () => {
  const host = await startHostProcess();
  onTestFinished(() => host.close());
  const here = device(host, 'seminar');
  const connection = here.open();
  await connection.ready;
  await host.kill();
  await until(() => !connection.status.get().connected);
  type(connection.doc, 'left behind');
  await closeWhenDelivered(connection);
  expect([...here.disk.rows.values()].some((row) => row.waiting === 'own')).toBe(true);
  await host.restart();
  await connection.closed;
  expect([...here.disk.rows.values()].some((row) => row.waiting === 'own')).toBe(false);
  const reader = device(host, 'seminar').open();
  await until(() => textOf(reader.doc) === 'left behind');
});

test('C7: what another window stored and left behind is taken from the store, counted and delivered', async () => {
  const host = await startHostProcess();
  onTestFinished(() => host.close());
  const mine = device(host, 'seminar');
  const staying = mine.open();
  const leaving = mine.open();
  await Promise.all([staying.ready, leaving.ready]);
  await host.kill();
  await until(() => !staying.status.get().connected && !leaving.status.get().connected);
  type(leaving.doc, 'left behind');
  await leaving.stored();
  expect(staying.status.get()).toMatchObject({ stage: 'safe', waiting: 0 });
  await staying.lookAgain();
  expect(staying.status.get()).toMatchObject({ stage: 'device', waiting: 1 });
  expect(textOf(staying.doc)).toBe('left behind');
  await leaving.close();
  await host.restart();
  staying.retryNow();
  await until(() => isSafe(staying));
  const other = device(host, 'seminar').open();
  await converged(staying, other);
  expect(textOf(other.doc)).toBe('left behind');
  await staying.stored();
  expect([...mine.disk.rows.values()].every((row) => row.waiting === null)).toBe(true);
});

test('C8: a store deleted under an open document is told at once, and holds everything again before that is said', async () => {
  const host = await startHostProcess();
  onTestFinished(() => host.close());
  const mine = device(host, 'seminar');
  const connection = mine.open();
  await connection.ready;
  type(connection.doc, 'with the host, ');
  await until(() => isSafe(connection));
  await host.kill();
  await until(() => !connection.status.get().connected);
  type(connection.doc, 'on this device only');
  await until(() => connection.status.get().stage === 'device');
  const proof = mine.disk.device;
  mine.disk.wipe();
  expect(connection.status.get()).toMatchObject({
    stage: 'memory',
    waiting: 1,
    trouble: { kind: 'device-cannot-store', reason: 'device-lost' },
  });
  await until(() => connection.status.get().stage === 'device' && connection.status.get().trouble === null);
  expect(mine.disk.device).toEqual(proof);
  await connection.close();
  const again = mine.open();
  await again.ready;
  expect(textOf(again.doc)).toBe('with the host, on this device only');
  expect(again.status.get()).toMatchObject({ stage: 'device', waiting: 1 });
  await host.restart();
  again.retryNow();
  const other = device(host, 'seminar').open();
  await converged(again, other);
  expect(textOf(other.doc)).toBe('with the host, on this device only');
});
