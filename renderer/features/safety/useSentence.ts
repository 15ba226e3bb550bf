/** The sentence of the moment, drawn again when it should change although the status does not. */
import { useEffect, useRef, useState } from 'react';
import type { DeskSafety } from '../../../shared/platform/BlobStore.ts';
import type { Calm, Spoken } from './calmSentence.ts';
import { calmSentence } from './calmSentence.ts';

export function useSentence(status: DeskSafety): Spoken {
  const before = useRef<Calm | null>(null);
  const [, redraw] = useState(0);
  const calm = calmSentence(before.current, status, performance.now());
  before.current = calm;

  useEffect(() => {
    if (calm.again === null) return;
    const timer = setTimeout(() => redraw((count) => count + 1), calm.again);
    return () => clearTimeout(timer);
  });
  return calm.shown;
}
