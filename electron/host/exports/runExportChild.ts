/** Has an export done by a process and sees it through: its end, its failure, its limit, its cancelling. */
import { ExportWorker } from './ExportWorker.ts';
import type { ExportOrder } from './exportMessages.ts';

export type ChildResult =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly warnings: readonly string[];
      readonly base?: Uint8Array;
    }
  | {
      readonly ok: false;
      readonly reason: 'cancelled' | 'failed' | 'crashed' | 'timeout';
      readonly message: string;
    };

export interface ChildSetting {
  readonly onStep: (step: 'preparing' | 'setting' | 'writing') => void;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** The child's module; another one only in tests. */
  readonly module?: URL;
}

const CHILD = new URL(
  import.meta.url.endsWith('.ts') ? './exportChild.ts' : './exportChild.js',
  import.meta.url,
);

export function runExportChild(order: ExportOrder, setting: ChildSetting): Promise<ChildResult> {
  const { signal, onStep, timeoutMs } = setting;
  if (signal.aborted) return Promise.resolve(CANCELLED);
  return new Promise((resolve) => {
    let worker: ExportWorker | null = null;
    const limit = setTimeout(() => {
      end({
        ok: false,
        reason: 'timeout',
        message: `The export took longer than ${Math.round(timeoutMs / 1000)} seconds and was stopped.`,
      });
    }, timeoutMs);
    const cancel = () => end(CANCELLED);
    signal.addEventListener('abort', cancel, { once: true });

    let ended = false;
    let memory = 0;
    function end(result: ChildResult): void {
      if (ended) return;
      ended = true;
      clearTimeout(limit);
      signal.removeEventListener('abort', cancel);
      // One in the middle of its work, or that failed, is of no more use.
      if (result.ok && memory <= MOST_KEPT) worker?.release();
      else worker?.end();
      resolve(result);
    }
    function start(mayBeKept: boolean): void {
      const taken = ExportWorker.take(setting.module ?? CHILD, mayBeKept);
      worker = taken.worker;
      let hasSpoken = false;
      worker.work(order, {
        onNews(news) {
          hasSpoken = true;
          if (ended) return;
          if (news.kind === 'step') onStep(news.step);
          else if (news.kind === 'done') {
            memory = news.memory;
            const { bytes, warnings, base } = news;
            end({ ok: true, bytes, warnings, ...(base === undefined ? {} : { base }) });
          } else if (news.kind === 'failed') end({ ok: false, reason: 'failed', message: news.message });
        },
        onEnd(how) {
          if (ended) return;
          // One that waited and ended before it heard of this.
          if (!taken.isNew && !hasSpoken) start(false);
          else end({ ok: false, reason: 'crashed', message: `The export ${how}` });
        },
      });
    }
    start(setting.module === undefined);
  });
}

/** One that holds more than this is not kept: bytes. */
const MOST_KEPT = 512 * 1024 * 1024;

const CANCELLED: ChildResult = { ok: false, reason: 'cancelled', message: 'The export was cancelled.' };
