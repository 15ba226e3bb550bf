/**
 * A Chromium for the browser tests: one that is there, else Playwright's, else Debian's package where we may
 * install it. Each way is tried once; without any, the browser tests are skipped by name.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from '../../test/browser/findChromium.ts';
import { installByApt, run } from './run.ts';

/** The path of one that runs, or null after saying so. */
export function ensureChromium(root: string): string | null {
  const present = working();
  if (present) return present;
  console.log("No Chromium here: fetching Playwright's...");
  const playwright = join(root, 'node_modules', 'playwright-core', 'cli.js');
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
  run(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], 8, env);
  const fetched = working();
  if (fetched) return fetched;
  // Debian's package also brings the system libraries that a fetched one may lack.
  if (installByApt(['chromium'])) {
    const packaged = working();
    if (packaged) return packaged;
  }
  console.log(
    'No Chromium could be had. The browser tests are skipped; RAPPORTEUR_CHROMIUM=<path> names one.',
  );
  return null;
}

/** On Linux a browser may lack its libraries: ask it for its version (elsewhere that would open a window). */
function working(): string | null {
  const path = findChromium();
  if (!path || process.platform !== 'linux') return path;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0 ? path : null;
}
