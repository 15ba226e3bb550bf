/**
 * The second half of `npm test`, under the project's Node: gets what the tests need, builds, checks types, style
 * and dead code, then runs every test. The last line is the verdict: `N passed, N failed, N skipped`, where
 * each build and check counts as one.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenStale, PARTS } from '../start/buildWhenStale.ts';
import { ensureChromium } from './ensureChromium.ts';
import { ensureDocumentTools } from './ensureDocumentTools.ts';
import { run } from './run.ts';
import { type Tally, tally } from './tally.ts';

const root = join(import.meta.dirname, '..', '..');
const bin = (...path: string[]) => join(root, 'node_modules', ...path);

const chromium = ensureChromium(root);
if (chromium) process.env.RAPPORTEUR_CHROMIUM = chromium;
ensureDocumentTools();

const tsc = bin('typescript', 'bin', 'tsc');
const checks: readonly (readonly [string, () => boolean])[] = [
  ...(Object.keys(PARTS) as (keyof typeof PARTS)[]).map(
    (part) => [`build of ${part}`, () => buildWhenStale(root, part)] as const,
  ),
  ...['shared', 'electron', 'renderer', '.'].map(
    (project) =>
      [`types of ${project}`, () => run(process.execPath, [tsc, '-p', join(root, project)], 5)] as const,
  ),
  [
    'style (biome)',
    () => run(process.execPath, [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', root], 5),
  ],
  ['dead code (knip)', () => run(process.execPath, [bin('knip', 'bin', 'knip.js')], 5)],
];

let passed = 0;
const failures: string[] = [];
for (const [name, check] of checks) {
  const ok = check();
  console.log(`${ok ? 'ok' : 'FAILED'}  ${name}`);
  if (ok) passed += 1;
  else failures.push(name);
}

const tests = runVitest();
for (const name of tests.skipped) console.log(`skipped  ${name}`);
for (const name of failures) console.log(`FAILED  ${name}`);
const failed = failures.length + tests.failed;
console.log(`${passed + tests.passed} passed, ${failed} failed, ${tests.skipped.length} skipped`);
process.exit(failed === 0 ? 0 : 1);

/** Arguments of ours are handed on, so that `npm test -- shared` runs what lies there. */
function runVitest(): Tally {
  const output = join(root, '.cache', 'test-results.json');
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(output, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
  const args = [bin('vitest', 'vitest.mjs'), 'run', '--root', root, ...reporters, ...process.argv.slice(2)];
  const ok = run(process.execPath, args, 18);
  if (!existsSync(output)) return { passed: 0, failed: 1, skipped: [] };
  const counted = tally(JSON.parse(readFileSync(output, 'utf8')));
  return ok || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}
