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
import { run, runBeside } from './run.ts';
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

const tests = await runVitest();
for (const name of tests.skipped) console.log(`skipped  ${name}`);
for (const name of failures) console.log(`FAILED  ${name}`);
const failed = failures.length + tests.failed;
console.log(`${passed + tests.passed} passed, ${failed} failed, ${tests.skipped.length} skipped`);
process.exit(failed === 0 ? 0 : 1);

/**
 * Both kinds of tests beside one another, for a browser leaves half of a small machine idle; then what measures
 * milliseconds, with the machine to itself. Arguments of ours are handed on, so that `npm test -- shared` runs what lies
 * there.
 */
async function runVitest(): Promise<Tally> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const beside = await Promise.all(['e2e', 'unit'].map(runProject));
  const counted = [...beside, await runProject('speed')];
  return {
    passed: counted.reduce((sum, one) => sum + one.passed, 0),
    failed: counted.reduce((sum, one) => sum + one.failed, 0),
    skipped: counted.flatMap(({ skipped }) => skipped),
  };
}

async function runProject(project: string): Promise<Tally> {
  const output = join(root, '.cache', `test-results-${project}.json`);
  rmSync(output, { force: true });
  const ok = await runBeside(
    process.execPath,
    [
      ...[bin('vitest', 'vitest.mjs'), 'run', '--root', root, '--project', project, '--maxWorkers=1'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${output}`, '--passWithNoTests'],
      ...process.argv.slice(2),
    ],
    18,
  );
  if (!existsSync(output)) return { passed: 0, failed: 1, skipped: [] };
  const told = tally(JSON.parse(readFileSync(output, 'utf8')));
  return ok || told.failed > 0 ? told : { ...told, failed: 1 };
}
