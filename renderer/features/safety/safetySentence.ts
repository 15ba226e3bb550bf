/**
 * What the status line says of one's own text and pictures: one sentence, made from `DeskSafety` and from nothing else.
 * It may say less than is true for a moment, never more. `act` is kept for when a person must do something.
 * Pictures follow the text: where text waits it is named first, and the pictures behind it.
 */
import type { DeskSafety } from '../../../shared/platform/BlobStore.ts';
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
    | 'refusedLarge'
    | 'pictures'
    | 'picturesHere'
    | 'picturesHostFails'
    | 'picturesRefused'
    | 'picturesMemory';
  readonly tone: Tone;
  /** Changes of the text; pictures where the sentence is about them. */
  readonly waiting: number;
  /** Pictures to be named behind the sentence. */
  readonly pictures: number;
  readonly reason: string;
}

const REFUSED = {
  token: 'refusedToken',
  'unknown-document': 'refusedUnknown',
  protocol: 'refusedProtocol',
  'too-large': 'refusedLarge',
} as const;

export function safetySentence(status: DeskSafety): Sentence {
  const text = textSentence(status);
  const { waiting, unkept, refused, trouble } = status.pictures;
  if (waiting === 0) return text;
  const say = (key: Sentence['key'], tone: Tone, count: number, reason = ''): Sentence => {
    // What must not be closed, or will never arrive by itself, comes before text that is only on its way.
    const isFirst = text.tone !== 'act' && (status.stage === 'safe' || tone === 'act');
    return isFirst
      ? { key, tone, waiting: count, pictures: 0, reason }
      : { ...text, tone: text.tone === 'act' ? 'act' : 'wait', pictures: waiting };
  };
  if (unkept > 0) return say('picturesMemory', 'act', unkept, trouble?.reason);
  if (refused > 0) return say('picturesRefused', 'act', refused);
  if (trouble?.kind === 'host-cannot-store') return say('picturesHostFails', 'act', waiting, trouble.reason);
  return say(status.connected ? 'pictures' : 'picturesHere', 'wait', waiting);
}

function textSentence(status: SafetyStatus): Sentence {
  const { stage, waiting, connected, trouble } = status;
  const say = (key: Sentence['key'], tone: Tone, reason = ''): Sentence => ({
    key,
    tone,
    waiting,
    pictures: 0,
    reason,
  });
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
 * Whether the sentence is only the passing one of a keystroke, or a picture, on its way: then the line says
 * 'Storing…' instead of flickering through three stages in as many milliseconds.
 */
export function isPassing(status: DeskSafety, unsafeFor: number): boolean {
  const { stage, pictures } = status;
  const onItsWay = stage === 'safe' ? pictures.waiting > 0 : stage !== 'opening';
  return (
    status.trouble === null &&
    pictures.trouble === null &&
    pictures.refused === 0 &&
    status.connected &&
    onItsWay &&
    unsafeFor < PATIENCE
  );
}
