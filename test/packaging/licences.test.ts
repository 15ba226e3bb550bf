import { join } from 'node:path';
import { expect, test } from 'vitest';
import { permits, shippedPackages } from './shippedPackages.ts';

const root = join(import.meta.dirname, '..', '..');
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Zlib',
  'CC0-1.0',
  'Unlicense',
  'OFL-1.1',
  'Python-2.0',
]);

test('everything that ships may be shipped: no GPL, no AGPL, nothing without a licence', () => {
  const shipped = shippedPackages(root);
  expect(shipped.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['yjs', 'lib0', 'ws', 'lexical', 'react']),
  );
  expect(shipped.filter(({ license }) => !permits(license, ALLOWED))).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['(MIT AND Zlib)', true],
  ['MIT AND AGPL-3.0', false],
  ['GPL-3.0-only', false],
  ['UNLICENSED', false],
  ['SEE LICENSE IN LICENSE', false],
  ['', false],
])('%j: %s', (expression, expected) => {
  expect(permits(expression, ALLOWED)).toBe(expected);
});
