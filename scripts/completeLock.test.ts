import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Lock, missingEntries, platformOf } from './completeLock.ts';

const lock: Lock = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8'));

test('the lock file holds the packages of every platform (npm run lock adds what is missing)', () => {
  expect(missingEntries(lock)).toEqual({});
});

test('the lock file names no registry: each machine uses its own', () => {
  expect(Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  expect(JSON.stringify(lock)).not.toContain('://registry');
});

test('every package of this platform is pinned by its digest', () => {
  const loose = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry['integrity']);
  for (const [path, entry] of loose)
    expect(entry, path).toMatchObject({ optional: true, os: expect.anything() });
});

test('tells the platform from the name', () => {
  expect(platformOf('@a/b-win32-x64-msvc')).toEqual({ os: ['win32'], cpu: ['x64'] });
  expect(platformOf('@a/b-linux-arm64-musl')).toEqual({ os: ['linux'], cpu: ['arm64'], libc: ['musl'] });
  expect(platformOf('@a/b-linux-arm-gnueabihf')).toEqual({ os: ['linux'], cpu: ['arm'], libc: ['glibc'] });
  expect(platformOf('fsevents')).toBeNull();
});

test('finds what is missing, and what is nested as present', () => {
  const asking = { version: '1.0.0', dev: true, optionalDependencies: { 'a-darwin-x64': '1.0.0' } };
  expect(missingEntries({ packages: { '': {}, 'node_modules/a': asking } })).toEqual({
    'node_modules/a-darwin-x64': {
      version: '1.0.0',
      os: ['darwin'],
      cpu: ['x64'],
      dev: true,
      optional: true,
    },
  });
  const nested = { 'node_modules/a': asking, 'node_modules/a/node_modules/a-darwin-x64': {} };
  expect(missingEntries({ packages: { '': {}, ...nested } })).toEqual({});
});
