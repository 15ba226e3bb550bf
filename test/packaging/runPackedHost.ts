/**
 * Runs the packed host (`dist/main/host.js`) in plain Node as the desktop runs it in Electron: the same talk over a
 * port that is a global there and a Node channel here.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { relayExports } from '../../electron/main/relayExports.ts';
import { type RunningHost, talkToHost } from '../../electron/main/talkToHost.ts';

const standIn = (module: string) => `
import { EventEmitter } from 'node:events';
const send = process.send.bind(process);
process.parentPort = Object.assign(new EventEmitter(), { postMessage: (message) => send(message) });
// What comes for the port is not for the process itself: it would hear everything twice.
const emit = process.emit.bind(process);
process.emit = (name, first, ...rest) =>
  name === 'message' && first?.from === 'parent'
    ? process.parentPort.emit('message', { data: first.message })
    : emit(name, first, ...rest);
process.on('message', () => {});
await import('./${module}.js');
send('listening');
`;

/** `app`: the unpacked archive. Throws when the host refuses. */
export async function runPackedHost(app: string, dataFolder: string): Promise<RunningHost> {
  const host = start(app, 'host');
  relayExports(host, () => start(app, 'exportProcess'));
  const order = { dataFolder, port: 0, screensFolder: join(app, 'dist', 'renderer') };
  const started = await talkToHost(host, order, () => {});
  if (!started.ok) throw new Error(started.message);
  return started.host;
}

/** What is said before the module listens waits, as it does in Electron. */
function start(app: string, module: string) {
  const entry = join(app, 'dist', 'main', `stand-in-${module}.js`);
  writeFileSync(entry, standIn(module));
  const child = fork(entry, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' });
  const waiting: object[] = [];
  let listening = false;
  child.on('message', (message) => {
    if (message !== 'listening') return;
    listening = true;
    for (const each of waiting) child.send(each);
  });
  return {
    postMessage(message: unknown) {
      if (!child.connected) return;
      if (listening) child.send({ from: 'parent', message });
      else waiting.push({ from: 'parent', message });
    },
    kill: () => child.kill(),
    on: (event: 'message' | 'exit', listener: (value: never) => void) =>
      child.on(event, (value: unknown) => value !== 'listening' && listener(value as never)),
  };
}
