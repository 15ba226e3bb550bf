/** A real host in a process of its own, to be killed and started again on the same folder and port. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMMAND = join(import.meta.dirname, '../../electron/cli/rapporteur.ts');

export interface HostProcess {
  readonly origin: string;
  readonly port: number;
  readonly token: string;
  readonly folder: string;
  /** What it said on stderr. */
  readonly lines: string[];
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  /** The same folder and port again; gives the token, which is another one where its file was removed. */
  restart(): Promise<string>;
  /** Ends it and removes the folder. */
  close(): Promise<void>;
}

export async function startHostProcess(more: readonly string[] = []): Promise<HostProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-host-'));
  let child: ChildProcess | null = null;
  const lines: string[] = [];

  async function run(port: number): Promise<{ origin: string; port: number; token: string }> {
    const started = spawn(
      process.execPath,
      [COMMAND, 'host', '--data', folder, '--port', String(port), '--json', ...more],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    child = started;
    started.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => lines.push(...text.split('\n').filter(Boolean)));
    let output = '';
    for await (const text of started.stdout.setEncoding('utf8')) {
      output += text;
      const end = output.indexOf('\n');
      if (end !== -1)
        return JSON.parse(output.slice(0, end)) as { origin: string; port: number; token: string };
    }
    throw new Error(`the host did not start: ${lines.join('\n')}`);
  }

  async function kill(): Promise<void> {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  }

  const first = await run(0);
  return {
    ...first,
    folder,
    lines,
    kill,
    restart: async () => (await run(first.port)).token,
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
