/** Has citations formatted in the process of exports, and sees to it that an answer comes, and in time. */
import type { CitationOrder, FormattedCitations } from '../../../shared/exchange/citations/CitationOrder.ts';
import { ExportWorker } from '../exports/ExportWorker.ts';

export interface FormatSetting {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** The process's module; another one only in tests. */
  readonly module?: URL;
}

/** Two thousand sources take less than three seconds. */
const TIMEOUT_MS = 20_000;
const CHILD = new URL(
  import.meta.url.endsWith('.ts') ? '../exports/exportChild.ts' : './exportChild.js',
  import.meta.url,
);

/** null where they could not be formatted, or not in time: whoever asked has words of their own. */
export function formatCitations(
  order: CitationOrder,
  { signal, timeoutMs = TIMEOUT_MS, module }: FormatSetting = {},
): Promise<FormattedCitations | null> {
  if (signal?.aborted === true) return Promise.resolve(null);
  return new Promise((resolve) => {
    let worker: ExportWorker | null = null;
    let hasEnded = false;
    const limit = setTimeout(() => end(null), timeoutMs);
    const cancel = () => end(null);
    signal?.addEventListener('abort', cancel, { once: true });

    function end(formatted: FormattedCitations | null): void {
      if (hasEnded) return;
      hasEnded = true;
      clearTimeout(limit);
      signal?.removeEventListener('abort', cancel);
      if (formatted === null) worker?.end();
      else worker?.release();
      resolve(formatted);
    }
    function start(mayBeKept: boolean): void {
      const taken = ExportWorker.take(module ?? CHILD, mayBeKept);
      worker = taken.worker;
      let hasSpoken = false;
      worker.work(
        { format: 'citations', order },
        {
          onNews(news) {
            hasSpoken = true;
            if (news.kind === 'cited') end(news.formatted);
            else if (news.kind === 'failed') end(null);
          },
          onEnd() {
            // One that waited and ended before it heard of this.
            if (!hasEnded && !taken.isNew && !hasSpoken) start(false);
            else end(null);
          },
        },
      );
    }
    start(module === undefined);
  });
}
