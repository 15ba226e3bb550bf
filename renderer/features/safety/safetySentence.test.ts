import { expect, test } from 'vitest';
import type { BlobsStatus, DeskSafety } from '../../../shared/platform/BlobStore.ts';
import type { ConnectionTrouble, SafetyStage } from '../../../shared/platform/DocumentConnection.ts';
import { isPassing, PATIENCE, safetySentence } from './safetySentence.ts';

const STAGES: readonly SafetyStage[] = ['opening', 'memory', 'device', 'host', 'safe'];
const TROUBLES: readonly (ConnectionTrouble | null)[] = [
  null,
  { kind: 'host-cannot-store', reason: 'disk full' },
  { kind: 'device-cannot-store', reason: 'no room' },
  { kind: 'refused', reason: 'token' },
  { kind: 'refused', reason: 'unknown-document' },
  { kind: 'refused', reason: 'protocol' },
  { kind: 'refused', reason: 'too-large' },
];
const NO_PICTURES: BlobsStatus = { waiting: 0, unkept: 0, refused: 0, trouble: null };
const pictures = (change: Partial<BlobsStatus>) => ({ pictures: { ...NO_PICTURES, ...change } });
const status = (change: Partial<DeskSafety>): DeskSafety => ({
  pictures: NO_PICTURES,
  stage: 'safe',
  waiting: 0,
  connected: true,
  trouble: null,
  ...change,
});

test('nothing short of the host having committed everything ever says safe', () => {
  for (const stage of STAGES) {
    for (const trouble of TROUBLES) {
      for (const connected of [true, false]) {
        const { key, tone } = safetySentence(status({ stage, trouble, connected, waiting: 3 }));
        if (stage !== 'safe') {
          expect(key.startsWith('safe'), `${stage} ${trouble?.kind}`).toBe(false);
          expect(tone, `${stage} ${trouble?.kind}`).not.toBe('good');
        }
      }
    }
  }
});

test('only a quiet, connected, safe text is green', () => {
  expect(safetySentence(status({}))).toMatchObject({ key: 'safe', tone: 'good' });
  expect(safetySentence(status({ connected: false }))).toMatchObject({ key: 'safeOffline', tone: 'calm' });
});

test('amber when something waits, red only when a person must act', () => {
  expect(safetySentence(status({ stage: 'device', connected: false, waiting: 12 }))).toMatchObject({
    key: 'device',
    tone: 'wait',
    waiting: 12,
  });
  const failing = { kind: 'device-cannot-store', reason: 'no room' } as const;
  expect(safetySentence(status({ stage: 'memory', trouble: failing }))).toMatchObject({
    key: 'deviceFails',
    tone: 'act',
  });
  expect(safetySentence(status({ stage: 'host', trouble: failing })).tone).toBe('wait');
  const full = { kind: 'host-cannot-store', reason: 'disk full' } as const;
  expect(safetySentence(status({ stage: 'device', trouble: full }))).toMatchObject({
    key: 'deviceHostFails',
    tone: 'act',
  });
});

test('before anything was written a device that cannot store is no danger', () => {
  const trouble = { kind: 'device-cannot-store', reason: '' } as const;
  expect(safetySentence(status({ stage: 'opening', connected: false, trouble }))).toMatchObject({
    key: 'opening',
    tone: 'busy',
  });
});

test('a keystroke on its way is passing; one that stays, one without a host or in trouble is not', () => {
  const away = status({ stage: 'host', waiting: 1 });
  expect(isPassing(away, 0)).toBe(true);
  expect(isPassing(away, PATIENCE)).toBe(false);
  expect(isPassing({ ...away, connected: false }, 0)).toBe(false);
  expect(isPassing({ ...away, trouble: { kind: 'host-cannot-store', reason: '' } }, 0)).toBe(false);
  expect(isPassing(status({}), 0)).toBe(false);
});

test('while a picture waits nothing ever says safe, whatever the text does', () => {
  for (const stage of STAGES) {
    for (const trouble of TROUBLES) {
      for (const connected of [true, false]) {
        for (const change of [{}, { unkept: 1 }, { refused: 1 }]) {
          const given = status({ stage, trouble, connected, ...pictures({ waiting: 2, ...change }) });
          const said = safetySentence(given);
          expect(['wait', 'act'], JSON.stringify(given)).toContain(said.tone);
          // Either the sentence is about them, or they are named behind it.
          if (said.key.startsWith('pictures')) expect(said.pictures).toBe(0);
          else expect(said.pictures).toBe(2);
          if (said.key.startsWith('safe')) expect(trouble).not.toBe(null);
        }
      }
    }
  }
});

test('pictures are named behind text that waits, and by themselves when the text is safe', () => {
  const away = { connected: false, ...pictures({ waiting: 2 }) };
  expect(safetySentence(status({ stage: 'device', waiting: 3, ...away }))).toMatchObject({
    key: 'device',
    waiting: 3,
    pictures: 2,
    tone: 'wait',
  });
  expect(safetySentence(status(away))).toMatchObject({ key: 'picturesHere', waiting: 2, tone: 'wait' });
  expect(safetySentence(status(pictures({ waiting: 2 })))).toMatchObject({ key: 'pictures', waiting: 2 });
});

test('a picture that may be lost, or never arrives by itself, asks for a person', () => {
  const full = { kind: 'device-cannot-store', reason: 'device-full' } as const;
  const lost = pictures({ waiting: 3, unkept: 1, trouble: full });
  expect(safetySentence(status(lost))).toEqual({
    key: 'picturesMemory',
    tone: 'act',
    waiting: 1,
    pictures: 0,
    reason: 'device-full',
  });
  expect(safetySentence(status({ stage: 'device', waiting: 5, ...lost })).key).toBe('picturesMemory');
  expect(safetySentence(status(pictures({ waiting: 3, refused: 2 })))).toMatchObject({
    key: 'picturesRefused',
    tone: 'act',
    waiting: 2,
  });
  const hostFull = { kind: 'host-cannot-store', reason: 'disk-full' } as const;
  expect(safetySentence(status(pictures({ waiting: 3, trouble: hostFull })))).toMatchObject({
    key: 'picturesHostFails',
    tone: 'act',
    reason: 'disk-full',
  });
});

test('a picture on its way is passing for as long as a keystroke is', () => {
  const away = status(pictures({ waiting: 1 }));
  expect(isPassing(away, 0)).toBe(true);
  expect(isPassing(away, PATIENCE)).toBe(false);
  expect(isPassing({ ...away, connected: false }, 0)).toBe(false);
  expect(isPassing(status(pictures({ waiting: 1, refused: 1 })), 0)).toBe(false);
});
