/**
 * The second half of `npm start`, under the project's Node: builds what is stale, then opens the desk. In a
 * desktop window where one can open; else the same desk is served to the browser, with one line saying why.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { freePort, portOf } from '../../electron/main/choosePort.ts';
import { dataFolder } from '../../electron/main/dataFolder.ts';
import { buildWhenStale } from './buildWhenStale.ts';
import { type ElectronRuntime, electronRuntime } from './electronRuntime.ts';
import { openBrowser } from './openBrowser.ts';
import { readOptions, type StartOptions } from './readOptions.ts';

const root = join(import.meta.dirname, '..', '..');

/** What the desktop prints once its window stands; until then its end means that it could not. */
const READY = 'Rapporteur is open.';

async function main(): Promise<void> {
  const fallback = dataFolder({ platform: process.platform, env: process.env, home: homedir() });
  // npm tells where the command was given; the scripts themselves run at the root.
  const read = readOptions(process.argv.slice(2), fallback, process.env.INIT_CWD ?? process.cwd());
  if (!read.ok) {
    console.log(read.message);
    process.exit(read.help ? 0 : 2);
  }
  const port = read.options.port ?? (await freePort(portOf(read.options.dataFolder, fallback)));
  const options = { ...read.options, port };
  if (!buildWhenStale(root, 'renderer')) end('The screens could not be built: see above.');

  const runtime = await chooseRuntime(options);
  if (runtime.ok && buildWhenStale(root, 'main') && buildWhenStale(root, 'preload')) {
    const opened = await runDesktop(runtime.path, options);
    if (opened.ok) process.exit(opened.code);
    console.log(`No desktop window: ${opened.reason}. Serving the desk to your browser instead.`);
  } else if (!runtime.ok && runtime.reason) {
    console.log(`No desktop window: ${runtime.reason}. Serving the desk to your browser instead.`);
  }
  process.exit(await runHost(options));
}

/** The options once the port is known. */
type Settled = StartOptions & { readonly port: number };

function chooseRuntime(options: Settled): Promise<ElectronRuntime> | ElectronRuntime {
  if (options.where === 'browser' || !options.open) return { ok: false, reason: '' };
  return electronRuntime(root, options.where === 'desktop');
}

type DesktopEnd =
  | { readonly ok: true; readonly code: number }
  | { readonly ok: false; readonly reason: string };

/** Resolves when the desktop has ended. Not `ok` when it ended before its window stood. */
function runDesktop(electron: string, options: Settled): Promise<DesktopEnd> {
  const args = [root, '--data', options.dataFolder, '--port', String(options.port)];
  const child = spawn(electron, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let ready = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    ready ||= text.includes(READY);
    process.stdout.write(text);
  });
  return ended(child).then(({ code, error }) => {
    if (error) return { ok: false, reason: error };
    return ready || code === 0
      ? { ok: true, code }
      : { ok: false, reason: `Electron ended with code ${code}` };
  });
}

/** Serves until the host ends; its link is opened in the browser once. */
async function runHost(options: Settled): Promise<number> {
  const cli = join(root, 'electron', 'cli', 'rapporteur.ts');
  const args = [cli, 'host', '--data', options.dataFolder, '--port', String(options.port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let seen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    if (seen === 'opened') return;
    seen += text;
    const link = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w.~-]+(?=\s)/.exec(seen)?.[0];
    if (!link) return;
    seen = 'opened';
    if (options.open) openBrowser(link);
  });
  const { code, error } = await ended(child);
  if (error) console.error(`The host could not be started: ${error}`);
  return code;
}

/** Passes our own end on to the child, and waits for it so that it can store what it holds. */
function ended(child: ChildProcess): Promise<{ code: number; error?: string }> {
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  // Ctrl+C at a terminal reaches the child by itself; from elsewhere the signal is ours alone.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGTERM', pass);
  process.on('SIGHUP', pass);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, error: error.message }));
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', pass);
      process.off('SIGHUP', pass);
      resolve({ code: signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : (code ?? 1) });
    });
  });
}

function end(message: string): never {
  console.error(message);
  process.exit(1);
}

await main();
