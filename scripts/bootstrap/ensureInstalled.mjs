/**
 * Installs the dependencies when they are missing or no longer what the lock file says, and makes sure that
 * Node 24 is among them. What npm wrote about its own last installation is compared with the lock file, so
 * that an interrupted installation counts as none and a person's own `npm ci` is not done again.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, runsInsideNodeModules } from './npm.mjs';
import { isWindows, root } from './paths.mjs';
import { cachedNodeFolder, platformPackage, projectNode } from './projectNode.mjs';

/**
 * @returns {string} the path of the Node that runs the project; ends the process with a clear line where
 *   that cannot be had
 */
export function ensureInstalled() {
  if (!isInstalled()) {
    console.log('Installing what Rapporteur needs (the first time takes a few minutes)...');
    if (!install()) fail('The dependencies could not be installed: see npm above. Is this machine online?');
  }
  const node = projectNode() ?? fetchNode();
  if (!node)
    fail('Rapporteur runs on Node 24, which could not be installed here. Get it from https://nodejs.org');
  return node;
}

/** Whether `node_modules` holds every required package of the lock file in the version it names. */
export function isInstalled(folder = root) {
  try {
    const wanted = packagesOf(join(folder, 'package-lock.json'));
    const present = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
    return Object.entries(wanted).every(
      ([path, entry]) =>
        path === '' || entry.optional || entry.devOptional || present[path]?.version === entry.version,
    );
  } catch {
    return false; // Either file is missing or half written: not installed.
  }
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

function install() {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  // Windows cannot remove a program that runs, and it may be us: mend in place instead.
  if (isWindows && runsInsideNodeModules()) return npm(['install', '--no-save', ...quiet]);
  if (npm(['ci', ...quiet])) return true;
  console.log('Trying once more, without install scripts and with what the lock file leaves open...');
  return npm(['install', '--no-save', '--ignore-scripts', ...quiet]);
}

/** Node's package fetches its binary in an install script, which npm may have been told not to run. */
function fetchNode() {
  console.log('Fetching Node 24...');
  npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  const rebuilt = projectNode();
  if (rebuilt) return rebuilt;
  npm([
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefix',
    cachedNodeFolder(),
    `${platformPackage()}@24`,
  ]);
  return projectNode();
}

/** @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
