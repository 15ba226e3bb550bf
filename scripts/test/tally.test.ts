import { expect, test } from 'vitest';
import { type Report, tally } from './tally.ts';

const file = (status: string, ...statuses: string[]): Report['testResults'][number] => ({
  name: 'a.test.ts',
  status,
  assertionResults: statuses.map((status, index) => ({ fullName: `test ${index}`, status })),
});

test('counts what passed and failed, and names what was skipped', () => {
  const report = { success: false, testResults: [file('failed', 'passed', 'failed', 'skipped', 'todo')] };
  expect(tally(report)).toEqual({ passed: 1, failed: 1, skipped: ['test 2', 'test 3'] });
});

test('a file that could not be loaded is a failure', () => {
  expect(tally({ success: false, testResults: [file('failed'), file('passed', 'passed')] })).toMatchObject({
    passed: 1,
    failed: 1,
  });
});

test('a run that failed without naming a test is a failure', () => {
  expect(tally({ success: false, testResults: [file('passed', 'passed')] }).failed).toBe(1);
});
