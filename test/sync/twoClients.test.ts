/** Two people on a real host: writing together, apart, through an outage, and in company of a stock client. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BODY, converged, device, isSafe, stateOf, stock, textOf, type, until } from './clients.ts';
import type { HostProcess } from './hostProcess.ts';
import { startHostProcess } from './hostProcess.ts';

/** The one document every host has. */
const DOC = 'seminar';
let host: HostProcess;

beforeAll(async () => {
  host = await startHostProcess();
});
afterAll(() => host.close());

test('two clients converge, and each change becomes safe', async () => {
  const a = device(host, DOC).open();
  const b = device(host, DOC).open();
  await Promise.all([a.ready, b.ready]);
  type(a.doc, 'from a. ');
  expect(a.status.get()).toMatchObject({ stage: 'memory', waiting: 1 });
  type(b.doc, 'from b. ');
  await converged(a, b);
  a.doc.getText(BODY).delete(0, 5);
  await converged(a, b);
  expect(textOf(a.doc)).toHaveLength(11);
});

test('the host is killed, both write on, one closes and reopens the page, and all of it merges', async () => {
  const deviceA = device(host, DOC);
  let a = deviceA.open();
  const b = device(host, DOC).open();
  await Promise.all([a.ready, b.ready]);
  type(a.doc, 'before ');
  await converged(a, b);
  await host.kill();
  await until(() => !a.status.get().connected && !b.status.get().connected);
  for (const letter of 'while away A ') type(a.doc, letter);
  type(b.doc, 'while away B ', 0);
  b.doc.getText(BODY).delete(3, 2);
  await a.stored();
  expect(a.status.get()).toMatchObject({ stage: 'device', waiting: 13, connected: false });
  await a.close();
  a = deviceA.open();
  await a.ready;
  expect(a.status.get()).toMatchObject({ stage: 'device', waiting: 13, connected: false });
  expect(textOf(a.doc)).toContain('while away A ');
  type(a.doc, 'and again ');
  await host.restart();
  await converged(a, b);
  expect(textOf(a.doc)).toContain('while away A and again ');
  expect(textOf(b.doc)).toMatch(/^whi away B /);
});

test('a stock y-websocket client joins by subprotocol and converges with ours', async () => {
  const a = device(host, DOC).open();
  const other = stock(host, DOC);
  await a.ready;
  await until(() => other.synced);
  type(other.doc, 'stock ');
  type(a.doc, 'ours ');
  await until(() => textOf(other.doc) === textOf(a.doc) && textOf(a.doc).includes('stock ') && isSafe(a));
  expect(stateOf(other.doc)).toEqual(stateOf(a.doc));
});
