/** A sample of the fuzz; `npm run fuzz -- --runs 6000` is the whole. */
import { expect, test } from 'vitest';
import type { ProfileName } from './deeds.ts';
import { PROFILES } from './deeds.ts';
import { fuzzRun } from './fuzzRun.ts';
import { Oracle } from './Oracle.ts';
import { tablesRun } from './tables/tablesRun.ts';

const profiles = (Object.keys(PROFILES) as ProfileName[]).filter((name) => name !== 'moves');

test.each(profiles)('B1 sixty random sessions stay clean: %s', (profile) => {
  for (let seed = 100_001; seed <= 100_060; seed++) {
    expect({ seed, faults: fuzzRun(seed, profile).faults }).toEqual({ seed, faults: [] });
  }
});

test('B1 R2 to R10 a hundred random sessions round a table stay clean', () => {
  for (let seed = 100_001; seed <= 100_100; seed++) {
    expect({ seed, faults: tablesRun(seed).faults }).toEqual({ seed, faults: [] });
  }
});

test('the oracle finds what it is there to find', () => {
  const oracle = new Oracle(2);
  oracle.did(0, '', 'abcd');
  oracle.pulled(1, 0);
  oracle.did(1, 'abcd', 'abd');
  expect(oracle.judge('abbcd')).toEqual({ lost: '', doubled: 'b', resurrected: 'c' });
  expect(oracle.judge('ad')).toEqual({ lost: 'b', doubled: '', resurrected: '' });
  expect(oracle.reordered('abd', 'adb')).toBe('d');
});

test('the oracle leaves open what two people said without knowing of each other', () => {
  const oracle = new Oracle(2);
  oracle.did(0, '', 'ab');
  oracle.pulled(1, 0);
  oracle.did(0, 'ab', 'b');
  oracle.did(0, 'b', 'ab');
  oracle.did(1, 'ab', 'b');
  expect(oracle.judge('ab').resurrected + oracle.judge('b').lost).toBe('');
});
