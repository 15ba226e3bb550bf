/**
 * The process exports run in, one after the other, as its caller sees it. In Node that is a fork; the desktop, whose program may not
 * be used as Node, puts its own way in place of it before it starts the host.
 */
import { fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { ExportNews, ProcessOrder } from './exportMessages.ts';

export interface ExportProcess {
  send(order: ProcessOrder): void;
  onNews(listener: (news: ExportNews) => void): void;
  /** Called once when it has ended or could not start, with what is known about how, in words. */
  onEnd(listener: (how: string) => void): void;
  /** Whoever started it may end while it waits for work (`letGo`), or must not (`hold`). */
  letGo(): void;
  hold(): void;
  kill(): void;
}

export const exportProcesses: { start: (module: URL) => ExportProcess } = { start: forkExport };

const KEPT_OUTPUT = 4000;

function forkExport(module: URL): ExportProcess {
  const child = fork(fileURLToPath(module), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    // glibc gives every thread a heap of its own and keeps what each once had: 16 MB of 400.
    env: { ...process.env, MALLOC_ARENA_MAX: '2' },
  });
  const channels = () => [child, child.channel, child.stderr as Socket | null];
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-KEPT_OUTPUT);
  });
  return {
    send: (order) => void child.send(order, (error) => error && child.emit('error', error)),
    onNews: (listener) => void child.on('message', listener),
    onEnd(listener) {
      child.on('error', (error) => listener(`could not be started: ${error.message}`));
      child.on('close', (code, byWhat) => {
        const how = byWhat === null ? `code ${code}` : `signal ${byWhat}`;
        const last = said.trim().split('\n').at(-1) ?? '';
        listener(`ended unexpectedly (${how}).${last === '' ? '' : ` ${last}`}`);
      });
    },
    letGo: () => {
      for (const each of channels()) each?.unref();
    },
    hold: () => {
      for (const each of channels()) each?.ref();
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
