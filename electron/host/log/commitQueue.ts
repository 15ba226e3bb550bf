/**
 * What was taken but is not committed yet. Updates that come within the same 20 ms share one commit. When
 * storing fails they stay here, in order, and are tried again: soon after the next update comes, and by
 * themselves with growing pauses (a quarter of a second to a quarter of a minute).
 */
import { type Readable, writable } from '../../../shared/platform/Readable.ts';
import type { UpdateRow } from './checksum.ts';
import { describeTrouble } from './troubles.ts';
import type { StoringStatus } from './UpdateLog.ts';

const GROUP_MS = 20;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;
/** While storing fails, updates do not cause attempts closer together than this. */
const BETWEEN_ATTEMPTS_MS = 1_000;

export interface CommitQueue {
  add(row: UpdateRow): Promise<void>;
  /** Rows of one document not committed yet, in order. */
  waiting(document: string): UpdateRow[];
  readonly size: number;
  readonly status: Readable<StoringStatus>;
  /** Tries now. */
  flush(): StoringStatus;
  /** No attempt by itself any more. */
  stop(): void;
}

/** `store` commits all rows given (there may be none) or throws; it may be given rows it already has. */
export function createCommitQueue(store: (rows: readonly UpdateRow[]) => void): CommitQueue {
  const status = writable<StoringStatus>({ ok: true });
  let queue: { row: UpdateRow; resolve: () => void }[] = [];
  let timer: NodeJS.Timeout | null = null;
  let due = Number.POSITIVE_INFINITY;
  let lastAttempt = 0;
  let pause = FIRST_PAUSE_MS;
  let stopped = false;

  /** The earlier of what is planned and what is asked. */
  function plan(inMs: number): void {
    const at = performance.now() + inMs;
    if (stopped || at >= due) return;
    if (timer !== null) clearTimeout(timer);
    due = at;
    timer = setTimeout(flush, inMs);
  }

  function flush(): StoringStatus {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    due = Number.POSITIVE_INFINITY;
    const batch = queue;
    try {
      store(batch.map(({ row }) => row));
    } catch (error) {
      status.set({ ok: false, ...describeTrouble(error), waiting: batch.length });
      lastAttempt = performance.now();
      plan(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      return status.get();
    }
    queue = queue.slice(batch.length);
    pause = FIRST_PAUSE_MS;
    if (!status.get().ok) status.set({ ok: true });
    for (const { resolve } of batch) resolve();
    return status.get();
  }

  return {
    add(row) {
      const { promise, resolve } = Promise.withResolvers<void>();
      queue.push({ row, resolve });
      const rest = status.get().ok ? 0 : lastAttempt + BETWEEN_ATTEMPTS_MS - performance.now();
      plan(Math.max(GROUP_MS, rest));
      return promise;
    },
    waiting: (document) => queue.filter(({ row }) => row.document === document).map(({ row }) => row),
    get size() {
      return queue.length;
    },
    status,
    flush,
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
