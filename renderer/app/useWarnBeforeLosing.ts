/** Closing a window whose text, or a picture of which, is nowhere else is asked about; everything else closes without a word. */
import { useEffect } from 'react';
import type { DeskSafety } from '../../shared/platform/BlobStore.ts';
import type { Readable } from '../../shared/platform/Readable.ts';

export function wouldLose({ stage, waiting, trouble, pictures }: DeskSafety): boolean {
  if (pictures.unkept > 0) return true;
  if (waiting === 0) return false;
  return stage === 'memory' || (trouble?.kind === 'device-cannot-store' && stage !== 'safe');
}

export function useWarnBeforeLosing(status: Readable<DeskSafety> | null): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (status !== null && wouldLose(status.get())) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [status]);
}
