/** Runs the real command in a process of its own, as its tests do. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, 'rapporteur.ts');
const folders: string[] = [];
const children: ChildProcess[] = [];

export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'rapporteur-test-'));
  folders.push(path);
  return path;
}

/** Ends every process these tests started. */
export async function stopAll(): Promise<void> {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
}

/** For `afterEach`. */
export async function cleanUp(): Promise<void> {
  await stopAll();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text.out += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (text.err += part));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...text })));
  return { child, text, ended };
}

/** Runs to its end. */
export const rapporteur = (...args: string[]): Promise<Ended> => start(args).ended;

export interface RunningHost {
  readonly origin: string;
  readonly port: number;
  readonly token: string;
  readonly data: string;
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
  /** With the token, JSON both ways; `body` undefined for none. */
  call(
    method: string,
    path: string,
    body?: unknown,
    // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for.
  ): Promise<{ status: number; body: any; headers: Headers }>;
}

/** `rapporteur host` on a free port, once it says that it is ready. */
export async function runHost(data: string, ...more: string[]): Promise<RunningHost> {
  const { child, text, ended } = start(['host', '--data', data, '--port', '0', '--json', ...more]);
  const line = await new Promise<string>((resolve, reject) => {
    const look = () => text.out.includes('\n') && resolve(text.out.slice(0, text.out.indexOf('\n')));
    child.stdout?.on('data', look);
    void ended.then(({ err }) => reject(new Error(`the host ended: ${err}`)));
  });
  const ready = JSON.parse(line) as { origin: string; port: number; token: string; data: string };
  return {
    ...ready,
    ended,
    kill: (signal) => void child.kill(signal),
    async call(method, path, body) {
      const response = await fetch(ready.origin + path, {
        method,
        headers: { authorization: `Bearer ${ready.token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: response.headers.get('content-type')?.includes('json') ? JSON.parse(answer) : answer,
      };
    },
  };
}
