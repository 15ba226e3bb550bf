import { expect, test } from 'vitest';
import { delegationPattern, PATTERNS } from './delegationPattern.ts';

test('five delegations have five kinds of line, each the same for as long as the window is open', () => {
  const five = ['FJ', 'JP', 'KZ', 'TH', 'Regional MOOC Consortium'];
  const patterns = five.map(delegationPattern);
  expect(new Set(patterns).size).toBe(PATTERNS);
  for (const code of ['AF', 'AU', 'BD', 'BN', 'BT']) {
    expect(delegationPattern(code)).toBeGreaterThanOrEqual(0);
    expect(delegationPattern(code)).toBeLessThan(PATTERNS);
  }
  expect(five.map(delegationPattern)).toEqual(patterns);
  expect(delegationPattern(' fj ')).toBe(patterns[0]);
});
