/**
 * Builds a part of the desk when its sources changed since it was last built. The fingerprint is written after
 * the build, so that an interrupted one is done again.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.ts';

interface Part {
  readonly config: string;
  /** A file that must exist for the build to count. */
  readonly result: string;
  readonly sources: readonly string[];
}

const common = ['shared', 'package-lock.json', 'tsconfig.base.json'];

export const PARTS = {
  renderer: {
    config: 'vite.config.ts',
    result: 'dist/renderer/index.html',
    sources: ['renderer', 'resources/locales', 'scripts/serviceWorker.ts', ...common],
  },
  main: {
    config: 'vite.main.config.ts',
    result: 'dist/main/main.js',
    sources: ['electron', 'resources/templates', ...common],
  },
  preload: {
    config: 'vite.preload.config.ts',
    result: 'dist/preload/preload.cjs',
    sources: ['electron/preload', 'electron/main', ...common],
  },
} satisfies Record<string, Part>;

/** False when the build failed; Vite's own words are on the terminal then. */
export function buildWhenStale(root: string, name: keyof typeof PARTS): boolean {
  const part: Part = PARTS[name];
  const stamp = join(root, '.cache', `built-${name}`);
  const now = fingerprint(root, [part.config, ...part.sources]);
  if (existsSync(join(root, part.result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now)
    return true;
  console.log(`Building ${name === 'renderer' ? 'the screens' : `the desktop's ${name}`}...`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const built = spawnSync(process.execPath, [vite, 'build', '--config', part.config, '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    windowsHide: true,
  });
  if (built.status !== 0) return false;
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stamp, now);
  return true;
}
