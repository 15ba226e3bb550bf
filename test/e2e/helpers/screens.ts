/** The built screens the end-to-end tests run on: built anew when a source is younger than what is there. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const BUILT = join(ROOT, 'dist/renderer');
const SOURCES = ['renderer', 'shared', 'resources/locales', 'vite.config.ts'];

/** The folder of the screens. `RAPPORTEUR_SCREENS` names one that is used as it is. */
export async function builtScreens(): Promise<string> {
  const named = process.env['RAPPORTEUR_SCREENS'];
  if (named) return named;
  const built = statSync(join(BUILT, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const youngest = Math.max(...SOURCES.map((source) => youngestIn(join(ROOT, source))));
  // In a process of its own: inside a test run Vite would build for testing.
  if (youngest > built) {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build'], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  return BUILT;
}

function youngestIn(path: string): number {
  const about = statSync(path, { throwIfNoEntry: false });
  if (about === undefined) return 0;
  if (!about.isDirectory()) return path.endsWith('.test.ts') ? 0 : about.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => youngestIn(join(path, name))));
}
