/**
 * Runs npm the way that works everywhere: through the very npm that started us where it said so, else
 * by name (on Windows a `.cmd`, which Node only starts through a shell; our arguments are constants).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, delimiter, join, sep } from 'node:path';
import { isWindows, root } from './paths.mjs';

/**
 * @param {string[]} args constants of ours, never anything a person typed
 * @param {{ cwd?: string }} [options]
 * @returns {boolean} whether npm ended well
 */
export function npm(args, options = {}) {
  const env = { ...process.env, PATH: pathOutside() };
  const cli = process.env.npm_execpath;
  const node = nodeOutside();
  const how = { cwd: options.cwd ?? root, stdio: 'inherit', env, windowsHide: true };
  const known = cli !== undefined && /^npm-cli\.c?js$/.test(basename(cli)) && existsSync(cli);
  const result =
    known && node
      ? spawnSync(node, [cli, ...args], how)
      : spawnSync('npm', args, { ...how, shell: isWindows });
  return result.status === 0;
}

/** Whether this very process runs from inside `node_modules`, which `npm ci` is about to remove. */
export function runsInsideNodeModules() {
  return process.execPath.startsWith(join(root, 'node_modules') + sep);
}

/** The search path without the project's own `.bin`: npm must not run on a Node it is replacing. */
function pathOutside() {
  const path = process.env.PATH ?? process.env.Path ?? '';
  const own = join(root, 'node_modules');
  return path
    .split(delimiter)
    .filter((entry) => entry !== own && !entry.startsWith(own + sep))
    .join(delimiter);
}

function nodeOutside() {
  if (!runsInsideNodeModules()) return process.execPath;
  const name = isWindows ? 'node.exe' : 'node';
  return pathOutside()
    .split(delimiter)
    .map((entry) => join(entry, name))
    .find((path) => existsSync(path));
}
