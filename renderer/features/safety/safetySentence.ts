/**
 * What the status line says of one's own text: one sentence, made from `SafetyStatus` and from nothing else.
 * It may say less than is true for a moment, never more. `act` is kept for when a person must do something.
 */
import type { SafetyStatus } from '../../../shared/platform/DocumentConnection.ts';

/** `calm`: nothing waits and nothing is wrong with the text; `wait`: something waits. */
export type Tone = 'good' | 'calm' | 'busy' | 'wait' | 'act';

export interface Sentence {
  /** Key of the sentence; its explanation stands under the same key in `safety.why`. */
  readonly key:
    | 'opening'
    | 'openingAway'
    | 'safe'
    | 'safeHere'
    | 'safeOffline'
    | 'host'
    | 'device'
    | 'deviceHostFails'
    | 'hostFailsMemory'
    | 'memory'
    | 'deviceFails'
    | 'deviceFailsHost'
    | 'refusedToken'
    | 'refusedUnknown'
    | 'refusedProtocol'
    | 'refusedLarge';
  readonly tone: Tone;
  readonly waiting: number;
  readonly reason: string;
}

const REFUSED = {
  token: 'refusedToken',
  'unknown-document': 'refusedUnknown',
  protocol: 'refusedProtocol',
  'too-large': 'refusedLarge',
} as const;

export function safetySentence(status: SafetyStatus): Sentence {
  const { stage, waiting, connected, trouble } = status;
  const say = (key: Sentence['key'], tone: Tone, reason = ''): Sentence => ({ key, tone, waiting, reason });
  if (trouble?.kind === 'refused') return say(REFUSED[trouble.reason], 'act');
  // Nothing was written yet: what cannot be stored is no danger to anything.
  if (stage === 'opening' && waiting === 0) return say('opening', 'busy');
  if (trouble?.kind === 'device-cannot-store') {
    if (stage === 'safe') return say('safeHere', 'wait', trouble.reason);
    return stage === 'host'
      ? say('deviceFailsHost', 'wait', trouble.reason)
      : say('deviceFails', 'act', trouble.reason);
  }
  if (trouble?.kind === 'host-cannot-store' && stage !== 'safe') {
    return stage === 'memory' || stage === 'opening'
      ? say('hostFailsMemory', 'act', trouble.reason)
      : say('deviceHostFails', 'act', trouble.reason);
  }
  switch (stage) {
    case 'opening':
      return say('opening', 'busy');
    case 'memory':
      return say('memory', 'wait');
    case 'device':
      return say('device', 'wait');
    case 'host':
      return say('host', 'wait');
    case 'safe':
      return connected ? say('safe', 'good') : say('safeOffline', 'calm');
  }
}

/** How long a change may be on its way, in ms, before the line names the place where it is. */
export const PATIENCE = 1500;

/**
 * Whether the sentence is only the passing one of a keystroke on its way: then the line says 'Storing…'
 * instead of flickering through three stages in as many milliseconds.
 */
export function isPassing(status: SafetyStatus, unsafeFor: number): boolean {
  return (
    status.trouble === null &&
    status.connected &&
    (status.stage === 'memory' || status.stage === 'device' || status.stage === 'host') &&
    unsafeFor < PATIENCE
  );
}
