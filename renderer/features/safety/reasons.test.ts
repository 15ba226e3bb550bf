import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REASONS, reasonOf } from './reasons.ts';

const ROOT = join(import.meta.dirname, '../../..');

test('every reason has words in both languages, and an unknown one a general sentence', () => {
  for (const language of ['en', 'ar']) {
    const { safety } = JSON.parse(readFileSync(join(ROOT, `resources/locales/${language}.json`), 'utf8')) as {
      safety: { reasons: Record<string, string> };
    };
    expect(Object.keys(safety.reasons).sort()).toEqual([...REASONS].sort());
  }
  expect(reasonOf('disk-full')).toBe('disk-full');
  expect(reasonOf('SQLITE_SOMETHING')).toBe('other');
});

test('every reason a host can give is known here', () => {
  const source = readFileSync(join(ROOT, 'electron/host/log/UpdateLog.ts'), 'utf8');
  const codes = /type StoringTrouble = ([^;]+);/.exec(source)?.[1]?.match(/[a-z-]+/g) ?? [];
  expect(codes.length).toBeGreaterThan(3);
  for (const code of codes) expect(reasonOf(code)).toBe(code);
});
