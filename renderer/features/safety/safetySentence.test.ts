import { expect, test } from 'vitest';
import type {
  ConnectionTrouble,
  SafetyStage,
  SafetyStatus,
} from '../../../shared/platform/DocumentConnection.ts';
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
const status = (change: Partial<SafetyStatus>): SafetyStatus => ({
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
