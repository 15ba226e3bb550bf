/** The sentence of the moment, calm while one types: see `isPassing`. */
import { useEffect, useRef, useState } from 'react';
import type { SafetyStatus } from '../../../shared/platform/DocumentConnection.ts';
import type { Sentence } from './safetySentence.ts';
import { isPassing, PATIENCE, safetySentence } from './safetySentence.ts';

export type Spoken = Omit<Sentence, 'key'> & { readonly key: Sentence['key'] | 'storing' };

/** A change stays named as on its way for this long after it arrived, in ms. */
const REST = 400;

export function useSentence(status: SafetyStatus): Spoken {
  const unsafeSince = useRef<number | null>(null);
  const safeAt = useRef(0);
  const [, redraw] = useState(0);
  const now = performance.now();
  const passingStage = status.stage !== 'safe' && status.stage !== 'opening';
  if (passingStage) unsafeSince.current ??= now;
  else if (unsafeSince.current !== null) {
    safeAt.current = now;
    unsafeSince.current = null;
  }
  const since = unsafeSince.current === null ? 0 : now - unsafeSince.current;
  const passing = isPassing(status, since);
  const resting =
    status.stage === 'safe' &&
    status.connected &&
    status.trouble === null &&
    now - safeAt.current < REST &&
    safeAt.current > 0;

  useEffect(() => {
    if (!passing && !resting) return;
    const timer = setTimeout(() => redraw((count) => count + 1), passing ? PATIENCE : REST);
    return () => clearTimeout(timer);
  });

  const sentence = safetySentence(status);
  return passing || resting ? { ...sentence, key: 'storing', tone: 'busy' } : sentence;
}
