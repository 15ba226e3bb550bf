/**
 * Hands over to a script that runs under the project's Node, and ends as it ends. Ctrl+C reaches the whole
 * group at once; a signal to us alone is passed on. We stay until the child is gone, so that the terminal
 * comes back only when everything has ended.
 */
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { isWindows, root } from './paths.mjs';

/**
 * @param {string} node path of the Node to use
 * @param {string} script path relative to the repository's root
 * @param {string[]} args
 * @param {{ cwd?: string }} [options]
 */
export function runUnderProjectNode(node, script, args, options = {}) {
  const bin = join(root, 'node_modules', '.bin');
  const path = [dirname(node), bin, process.env.PATH ?? process.env.Path ?? ''].join(delimiter);
  const child = spawn(node, [join(root, script), ...args], {
    cwd: options.cwd ?? root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm starts us through a shell, which passes no signal on: when npm was ended alone, we go as well.
  const starter = process.ppid;
  const watch = setInterval(() => process.ppid !== starter && child.kill('SIGTERM'), 1_000);
  if (!process.env.npm_execpath || isWindows) clearInterval(watch);
  watch.unref();
  child.on('error', (error) => {
    console.error(`Could not start ${script}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
