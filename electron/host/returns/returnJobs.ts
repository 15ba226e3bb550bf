/**
 * Files that are being returned: announced, then sent, compared one after the other, looked at, and taken in or let
 * go. A file waits in memory for its person's answer for a while; the document knows nothing of it until then.
 */
import { randomUUID } from 'node:crypto';
import type { TakenIn } from '../../../shared/exchange/word/return/applyReturn.ts';
import type { ShownPlan } from '../../../shared/exchange/word/return/shownPlan.ts';
import { shownPlan } from '../../../shared/exchange/word/return/shownPlan.ts';
import { describeTrouble } from '../log/troubles.ts';
import type { Planned, ReturnFailure, ReturnRequest, Returns, Taken } from './returnFile.ts';
import { planFile, takeFile } from './returnFile.ts';
import { RETURN_WORDS } from './returnWords.ts';

export interface ReturnJob {
  readonly id: string;
  /** `waiting` for its file; `planned` until its person says what to take in. */
  state: 'waiting' | 'working' | 'planned' | 'done' | 'failed';
  /** 0 to 1. */
  progress: number;
  plan?: ShownPlan;
  taken?: { readonly id: string } & TakenIn;
  reason?: ReturnFailure | 'storing';
  message?: string;
  /** Of the document it went out from, where it is another one. */
  title?: string;
}

type Asked = Omit<ReturnRequest, 'bytes'>;

export interface ReturnJobs {
  /** null when too many wait already. */
  announce(asked: Asked): ReturnJob | null;
  get(id: string): ReturnJob | undefined;
  /** false where no such job waits for a file. */
  start(id: string, bytes: Uint8Array): boolean;
  /** @param keys of the items that were chosen; false where there is no plan to choose from */
  take(id: string, keys: ReadonlySet<string>): boolean;
  /** Stops and forgets it; false for an unknown one. */
  cancel(id: string): boolean;
  close(): void;
}

/** Each may hold a file of 96 MB; whoever walked away from a preview makes room for the next. */
const MOST = 4;
const KEPT = 10;

interface Known {
  readonly job: ReturnJob;
  readonly asked: Asked;
  readonly abort: AbortController;
  bytes: Uint8Array | null;
}

export function createReturnJobs(returns: Returns): ReturnJobs {
  const known = new Map<string, Known>();
  let last: Promise<void> = Promise.resolve();

  function makeRoom(): boolean {
    const all = [...known.values()];
    const over = all.filter(({ job: { state } }) => state === 'done' || state === 'failed');
    for (const { job } of over.slice(0, Math.max(0, over.length - KEPT))) known.delete(job.id);
    const open = all.filter((one) => !over.includes(one));
    if (open.length < MOST) return true;
    const left = open.find(({ job }) => job.state === 'planned');
    return left !== undefined && known.delete(left.job.id);
  }

  /** One after the other: two files must not be compared with the same text and both be taken in. */
  function queue(one: Known, work: (bytes: Uint8Array) => Promise<Planned | Taken>): void {
    const { job, abort } = one;
    Object.assign(job, { state: 'working', progress: 0 });
    last = last.then(async () => {
      const { bytes } = one;
      if (bytes === null || abort.signal.aborted) return;
      try {
        const result = await work(bytes);
        if (!result.ok) {
          const { reason, title } = result;
          Object.assign(job, { state: 'failed', reason, message: RETURN_WORDS[reason] }, title && { title });
        } else if ('plan' in result) Object.assign(job, { state: 'planned', plan: shownPlan(result.plan) });
        else {
          const { id, suggestions, comments } = result;
          Object.assign(job, { state: 'done', taken: { id, suggestions, comments } });
        }
      } catch (error) {
        Object.assign(job, { state: 'failed', reason: 'storing', message: describeTrouble(error).message });
      }
      if (job.state !== 'planned') one.bytes = null;
    });
  }

  return {
    announce(asked) {
      if (!makeRoom()) return null;
      const job: ReturnJob = { id: randomUUID(), state: 'waiting', progress: 0 };
      known.set(job.id, { job, asked, abort: new AbortController(), bytes: null });
      return job;
    },
    get: (id) => known.get(id)?.job,
    start(id, bytes) {
      const one = known.get(id);
      if (one?.job.state !== 'waiting') return false;
      one.bytes = bytes;
      queue(one, (file) => planFile(returns, { ...one.asked, bytes: file }, settingOf(one)));
      return true;
    },
    take(id, keys) {
      const one = known.get(id);
      if (one?.job.state !== 'planned') return false;
      queue(one, (file) => takeFile(returns, { ...one.asked, bytes: file }, keys, settingOf(one)));
      return true;
    },
    cancel(id) {
      known.get(id)?.abort.abort();
      return known.delete(id);
    },
    close() {
      for (const { abort } of known.values()) abort.abort();
      known.clear();
    },
  };
}

const settingOf = ({ job, abort }: Known) => ({
  signal: abort.signal,
  onProgress: (progress: number) => void Object.assign(job, { progress }),
});
