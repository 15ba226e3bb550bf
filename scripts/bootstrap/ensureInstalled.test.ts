import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

// Plain JavaScript, so that it runs before anything is installed; typed here for the test.
const file: string = './ensureInstalled.mjs';
const { isInstalled }: { isInstalled: (folder: string) => boolean } = await import(file);

let folder: string;
const write = (path: string, packages: object) => {
  writeFileSync(join(folder, path), JSON.stringify({ packages }));
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-installed-'));
  mkdirSync(join(folder, 'node_modules'));
  write('package-lock.json', {
    '': { name: 'x' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('installed: every package that must be there is, in its version', () => {
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
  expect(isInstalled(folder)).toBe(true);
});

test('not installed: another version, a missing package, an interrupted installation', () => {
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '0.9.0' } });
  expect(isInstalled(folder)).toBe(false);
  write('node_modules/.package-lock.json', {});
  expect(isInstalled(folder)).toBe(false);
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{"packages":{"node_mod');
  expect(isInstalled(folder)).toBe(false);
  rmSync(join(folder, 'node_modules/.package-lock.json'));
  expect(isInstalled(folder)).toBe(false);
});
