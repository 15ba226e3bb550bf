/**
 * Real inputs (editing traces, Word files) that stand beside the repository in `../shared/fixtures` and are too
 * large or not ours to ship. A test on one is skipped by name where it is absent:
 * `test.skipIf(!hasFixture('traces/x.json'))('...', ...)`. With RAPPORTEUR_REQUIRE_FIXTURES=1 a missing one
 * is an error instead, so that no check is lost in silence where they must be there.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', 'shared', 'fixtures');

/** The absolute path of a fixture, whether or not it is there. */
export function fixturePath(name: string): string {
  return join(folder, name);
}

/** Throws when it is absent and required. */
export function hasFixture(name: string): boolean {
  const there = existsSync(fixturePath(name));
  if (!there && process.env.RAPPORTEUR_REQUIRE_FIXTURES === '1') throw new Error(`Missing fixture: ${name}`);
  return there;
}
