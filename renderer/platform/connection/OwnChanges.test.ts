/** C1: the stage is that of the furthest-behind own change, and never beyond what was confirmed. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLIENT_IN_FLIGHT } from '../../../shared/sync/limits.ts';
import { OwnChanges } from './OwnChanges.ts';

/** Keystrokes of one document, one update each. */
function keystrokes(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let index = 0; index < count; index++) doc.getText('body').insert(index, 'x');
  return updates;
}

test('memory, device, host, safe: one after the other, for the furthest behind', () => {
  const own = new OwnChanges();
  const [first, second] = keystrokes(2) as [Uint8Array, Uint8Array];
  expect(own.stage()).toBe('safe');
  const row = own.add(first, 'own');
  expect([own.stage(), own.waiting]).toEqual(['memory', 1]);
  row.key = 1;
  expect(own.stage()).toBe('device');
  expect(own.next()).toEqual(first);
  expect(own.stage()).toBe('device');
  own.received(1);
  expect(own.stage()).toBe('host');
  own.add(second, 'own');
  expect([own.stage(), own.waiting]).toEqual(['memory', 2]);
  expect(own.durable(1)).toEqual([row]);
  expect([own.stage(), own.waiting]).toEqual(['memory', 1]);
});

test('a new connection knows nothing of what the last one received', () => {
  const own = new OwnChanges();
  const row = own.add(keystrokes(1)[0] as Uint8Array, 'own');
  row.key = 1;
  own.next();
  own.received(1);
  own.restart();
  expect(own.stage()).toBe('device');
  expect(own.next()).not.toBeNull();
});

test('what is under way is limited, and what gathers meanwhile goes in one message', () => {
  const own = new OwnChanges();
  const updates = keystrokes(CLIENT_IN_FLIGHT + 20);
  for (const update of updates.slice(0, CLIENT_IN_FLIGHT)) {
    own.add(update, 'own');
    expect(own.next()).not.toBeNull();
  }
  for (const update of updates.slice(CLIENT_IN_FLIGHT)) own.add(update, 'own');
  expect(own.next()).toBeNull();
  own.received(1);
  const merged = own.next() as Uint8Array;
  expect(own.next()).toBeNull();
  expect(Y.decodeUpdate(merged).structs.reduce((sum, struct) => sum + struct.length, 0)).toBe(20);
});

test('changes that do not join up are not merged: a host refuses updates with gaps', () => {
  const own = new OwnChanges();
  const updates = keystrokes(3);
  own.add(updates[0] as Uint8Array, 'own');
  own.add(updates[2] as Uint8Array, 'own');
  expect(own.next()).toEqual(updates[0]);
  expect(own.next()).toEqual(updates[2]);
});

test('what is only forwarded for others does not count as waiting', () => {
  const own = new OwnChanges();
  const row = own.add(keystrokes(1)[0] as Uint8Array, 'early');
  expect([own.stage(), own.waiting, own.empty]).toEqual(['safe', 0, false]);
  expect(own.early()).toEqual([row]);
  expect(own.empty).toBe(true);
});
