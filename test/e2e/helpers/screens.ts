/** The built screens the end-to-end tests run on: built anew when a source is younger than what is there. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../../..');
const BUILT = join(ROOT, 'dist/renderer');
const SOURCES = ['renderer', 'shared', 'resources/locales', 'vite.config.ts'];

/** The folder of the screens. `RAPPORTEUR_SCREENS` names one that is used as it is. */
export async function builtScreens(): Promise<string> {
  const named = process.env['RAPPORTEUR_SCREENS'];
  if (named) return named;
  const built = statSync(join(BUILT, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const youngest = Math.max(...SOURCES.map((source) => youngestIn(join(ROOT, source))));
  if (youngest > built) await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
  return BUILT;
}

function youngestIn(path: string): number {
  const about = statSync(path, { throwIfNoEntry: false });
  if (about === undefined) return 0;
  if (!about.isDirectory()) return path.endsWith('.test.ts') ? 0 : about.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => youngestIn(join(path, name))));
}
