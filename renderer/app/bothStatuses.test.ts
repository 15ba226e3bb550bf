import { expect, test } from 'vitest';
import type { SafetyStatus } from '../../shared/platform/DocumentConnection.ts';
import { writable } from '../../shared/platform/Readable.ts';
import { bothStatuses, worseOf } from './bothStatuses.ts';
import { readRoute } from './route.ts';

const safe: SafetyStatus = { stage: 'safe', waiting: 0, connected: true, trouble: null };

test('the worse of two places, the changes of both, the same object until one changes', () => {
  const device: SafetyStatus = { stage: 'device', waiting: 2, connected: false, trouble: null };
  expect(worseOf(safe, device)).toEqual(device);
  expect(worseOf({ ...device, waiting: 1 }, device).waiting).toBe(3);
  const index = writable(safe);
  const both = bothStatuses(writable(safe), index);
  expect(both.get()).toBe(both.get());
  index.set(device);
  expect(both.get().stage).toBe('device');
});

test('the fragment says which screen; a broken one shows the list', () => {
  expect(readRoute('#/d/a%20b')).toEqual({ screen: 'document', id: 'a b' });
  for (const hash of ['', '#/', '#/d/', '#/d/%E0%A4%A', '#x'])
    expect(readRoute(hash)).toEqual({ screen: 'documents' });
});
