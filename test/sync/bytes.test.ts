/** What a connection costs, in bytes of messages, both directions together. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { device, isSafe, textOf, type, until } from './clients.ts';
import type { HostProcess } from './hostProcess.ts';
import { startHostProcess } from './hostProcess.ts';

let host: HostProcess;
beforeAll(async () => {
  host = await startHostProcess();
});
afterAll(() => host.close());

test('a reconnect with nothing new costs less than 200 bytes, also after the host was restarted', async () => {
  const here = device(host, 'seminar');
  let connection = here.open();
  connection.awareness.setLocalState(null);
  await connection.ready;
  for (let line = 0; line < 200; line++)
    type(connection.doc, `paragraph ${line} of a text that is long enough\n`);
  await until(() => isSafe(connection));
  await connection.close();
  for (const restart of [false, true]) {
    if (restart) {
      await host.kill();
      await host.restart();
    }
    Object.assign(here.traffic, { sent: 0, got: 0, frames: 0 });
    connection = here.open();
    connection.awareness.setLocalState(null);
    await until(() => isSafe(connection));
    expect(here.traffic.sent + here.traffic.got).toBeLessThan(200);
    await connection.close();
  }
});

test('a first join over HTTP brings the text before the line is used, and only the difference goes over it', async () => {
  const here = device(host, 'seminar');
  const connection = here.open({ http: true });
  connection.awareness.setLocalState(null);
  await connection.ready;
  expect(textOf(connection.doc)).toContain('paragraph 199');
  await until(() => isSafe(connection));
  expect(here.traffic.sent + here.traffic.got).toBeLessThan(200);
});
