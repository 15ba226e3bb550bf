/**
 * The project runs on Node 24 whatever the machine has: it comes with the dependencies (the npm package
 * `node`), or was put into `.cache/node24` when that package's own installer could not do its work.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isWindows, root } from './paths.mjs';

const MAJOR = 24;

/**
 * The path of a Node that runs the project, or null. The one running now is taken when it is new enough.
 * @returns {string | null}
 */
export function projectNode() {
  const binary = isWindows ? 'node.exe' : 'node';
  const candidates = [join(root, 'node_modules', 'node', 'bin', binary)];
  const cached = join(cachedNodeFolder(), 'node_modules');
  if (existsSync(cached)) {
    for (const name of readdirSync(cached)) candidates.push(join(cached, name, 'bin', binary));
  }
  if (Number(process.versions.node.split('.')[0]) >= MAJOR) candidates.push(process.execPath);
  return candidates.find(runs) ?? null;
}

export function cachedNodeFolder() {
  return join(root, '.cache', 'node24');
}

/**
 * The npm package that holds Node's binary for this machine.
 * @returns {string}
 */
export function platformPackage() {
  const platform = isWindows ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

/** A file may be there and still not run (a blank stand-in, another processor's binary): ask it. */
function runs(path) {
  if (!existsSync(path)) return false;
  const asked = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8', windowsHide: true });
  return asked.status === 0 && Number(asked.stdout.split('.')[0]) >= MAJOR;
}
