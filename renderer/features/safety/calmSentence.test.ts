import { expect, test } from 'vitest';
import type { BlobsStatus, DeskSafety } from '../../../shared/platform/BlobStore.ts';
import type { Calm } from './calmSentence.ts';
import { calmSentence, MEMORY_PATIENCE } from './calmSentence.ts';
import { PATIENCE } from './safetySentence.ts';

const NO_PICTURES: BlobsStatus = { waiting: 0, unkept: 0, refused: 0, trouble: null };
const status = (change: Partial<DeskSafety>): DeskSafety => ({
  pictures: NO_PICTURES,
  stage: 'safe',
  waiting: 0,
  connected: true,
  trouble: null,
  ...change,
});

/** What is said of each status at its time, in ms. */
function said(...moments: readonly (readonly [number, DeskSafety])[]): string[] {
  let calm: Calm | null = null;
  return moments.map(([at, now]) => {
    calm = calmSentence(calm, now, at);
    return `${calm.shown.key} ${calm.shown.waiting}`;
  });
}

const memory = (waiting: number) => status({ stage: 'memory', waiting, connected: false });
const device = (waiting: number) => status({ stage: 'device', waiting, connected: false });

test('without a host each keystroke passes through memory and the line stays with what is on the device', () => {
  expect(
    said(
      [0, status({ connected: false })],
      [10, memory(1)],
      [40, device(1)],
      [5000, memory(2)],
      [5060, device(2)],
      [9000, memory(3)],
      [9001, device(3)],
    ),
  ).toEqual(['safeOffline 0', 'storing 1', 'device 1', 'device 1', 'device 2', 'device 2', 'device 3']);
});

test('with a full disk at the host there is no red flash in between', () => {
  const trouble = { kind: 'host-cannot-store', reason: 'disk-full' } as const;
  expect(
    said(
      [0, status({ trouble, stage: 'device', waiting: 1 })],
      [100, status({ trouble, stage: 'memory', waiting: 2 })],
      [130, status({ trouble, stage: 'device', waiting: 2 })],
    ),
  ).toEqual(['deviceHostFails 1', 'deviceHostFails 1', 'deviceHostFails 2']);
});

test('a device that is slow, or fails, is told', () => {
  const failing = { kind: 'device-cannot-store', reason: 'device-full' } as const;
  expect(said([0, device(1)], [10, memory(2)], [10 + MEMORY_PATIENCE, memory(2)])).toEqual([
    'device 1',
    'device 1',
    'memory 2',
  ]);
  expect(said([0, device(1)], [10, { ...memory(2), trouble: failing }])).toEqual([
    'device 1',
    'deviceFails 2',
  ]);
});

test('a change in memory is never called safe', () => {
  for (const connected of [true, false]) {
    for (const at of [0, 1, MEMORY_PATIENCE, PATIENCE, 10_000]) {
      const [, then] = said(
        [0, status({ connected })],
        [at, status({ stage: 'memory', waiting: 1, connected })],
      );
      expect(then).not.toMatch(/^safe/);
    }
  }
});

test('opening without a host says so once the host has had time to answer', () => {
  const opening = status({ stage: 'opening', connected: false });
  expect(said([0, opening], [PATIENCE, opening])).toEqual(['opening 0', 'openingAway 0']);
  const nowhere = { ...opening, trouble: { kind: 'device-cannot-store', reason: '' } as const };
  expect(said([0, nowhere], [PATIENCE, nowhere])).toEqual(['opening 0', 'openingAway 0']);
});

test('a picture put in passes through memory without a word, and is named once it stays on its way', () => {
  const safe = status({});
  const kept = status({ pictures: { ...NO_PICTURES, waiting: 1, unkept: 1 } });
  const waits = status({ pictures: { ...NO_PICTURES, waiting: 1 } });
  expect(said([0, safe], [400, safe], [500, kept], [520, waits], [500 + PATIENCE, waits])).toEqual([
    'safe 0',
    'safe 0',
    'storing 1',
    'storing 1',
    'pictures 1',
  ]);
  const away = (one: DeskSafety) => ({ ...one, connected: false });
  expect(said([0, away(safe)], [10, away(kept)], [30, away(waits)], [40, away(kept)])).toEqual([
    'safeOffline 0',
    'storing 1',
    'picturesHere 1',
    'picturesHere 1',
  ]);
});
