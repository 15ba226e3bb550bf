/**
 * Runs the packed host (`dist/main/host.js`) in plain Node as the desktop runs it in Electron: the same talk over a
 * port that is a global there and a Node channel here.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningHost, talkToHost } from '../../electron/main/talkToHost.ts';

const STAND_IN = `
import { EventEmitter } from 'node:events';
process.parentPort = Object.assign(new EventEmitter(), { postMessage: (message) => process.send(message) });
process.on('message', (data) => process.parentPort.emit('message', { data }));
await import('./host.js');
process.send('listening');
`;

/** `app`: the unpacked archive. Throws when the host refuses. */
export async function runPackedHost(app: string, dataFolder: string): Promise<RunningHost> {
  const entry = join(app, 'dist', 'main', 'stand-in.js');
  writeFileSync(entry, STAND_IN);
  const child = fork(entry, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`the packed host ended with code ${code}`)));
  });
  const port = {
    postMessage: (message: object) => void child.send(message),
    kill: () => child.kill(),
    on: child.on.bind(child),
  };
  const order = { dataFolder, port: 0, screensFolder: join(app, 'dist', 'renderer') };
  const started = await talkToHost(port, order, () => {});
  if (!started.ok) throw new Error(started.message);
  return started.host;
}
