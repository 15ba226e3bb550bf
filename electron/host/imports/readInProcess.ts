/**
 * Has a Word file read in a process of its own, so that nobody's typing waits for it, and sees it through: its end,
 * its limit, its cancelling. A file that was made to do harm harms that process, which is ended.
 */
import { ExportWorker } from '../exports/ExportWorker.ts';
import type { ReturnOrder } from '../returns/readReturn.ts';
import type { ImportOrder } from './readImport.ts';

export type ReadingFailure = 'cancelled' | 'crashed' | 'timeout';

export interface ReadingSetting {
  /** From 0 to 1. */
  readonly onProgress: (progress: number) => void;
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
  /** The process's module; another one only in tests. */
  readonly module?: URL;
}

/** A file of two thousand pages takes some ten seconds. */
const TIMEOUT_MS = 60_000;
const CHILD = new URL(
  import.meta.url.endsWith('.ts') ? '../exports/exportChild.ts' : './exportChild.js',
  import.meta.url,
);

/** Resolves to what the process gives back for such an order, or to why it gave nothing. */
export function readInProcess<Answer>(
  order: ImportOrder | ReturnOrder,
  setting: ReadingSetting,
): Promise<Answer | { readonly ok: false; readonly reason: ReadingFailure }> {
  const { signal, onProgress, timeoutMs = TIMEOUT_MS } = setting;
  if (signal.aborted) return Promise.resolve({ ok: false, reason: 'cancelled' });
  return new Promise((resolve) => {
    let worker: ExportWorker | null = null;
    let hasEnded = false;
    const limit = setTimeout(() => end({ ok: false, reason: 'timeout' }), timeoutMs);
    const cancel = () => end({ ok: false, reason: 'cancelled' });
    signal.addEventListener('abort', cancel, { once: true });

    function end(outcome: Answer | { readonly ok: false; readonly reason: ReadingFailure }): void {
      if (hasEnded) return;
      hasEnded = true;
      clearTimeout(limit);
      signal.removeEventListener('abort', cancel);
      // What it read goes with it: a large file leaves much behind.
      worker?.end();
      resolve(outcome);
    }
    function start(mayBeKept: boolean): void {
      const taken = ExportWorker.take(setting.module ?? CHILD, mayBeKept);
      worker = taken.worker;
      let hasSpoken = false;
      worker.work(order, {
        onNews(news) {
          hasSpoken = true;
          if (hasEnded) return;
          if (news.kind === 'progress') onProgress(news.progress);
          // Of the kind that was asked for: the process answers orders one by one.
          else if (news.kind === 'read') end(news.file as Answer);
          else if (news.kind !== 'step') end({ ok: false, reason: 'crashed' });
        },
        onEnd() {
          if (hasEnded) return;
          // One that waited and ended before it heard of this.
          if (!taken.isNew && !hasSpoken) start(false);
          else end({ ok: false, reason: 'crashed' });
        },
      });
    }
    start(setting.module === undefined);
  });
}
