import { expect, test } from 'vitest';
import type { SafetyStatus } from '../../../shared/platform/DocumentConnection.ts';
import { worseOf } from './worseOf.ts';

const safe: SafetyStatus = { stage: 'safe', waiting: 0, connected: true, trouble: null };

test('the worse of two places, the changes of both', () => {
  const device: SafetyStatus = { stage: 'device', waiting: 2, connected: false, trouble: null };
  expect(worseOf(safe, device)).toEqual(device);
  expect(worseOf({ ...device, waiting: 1 }, device).waiting).toBe(3);
});
