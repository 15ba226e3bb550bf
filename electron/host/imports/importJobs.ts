/**
 * Imports that were asked for: announced, then sent their file, one after the other, with progress, cancellable. What
 * is done is remembered for a while; the document stays.
 */
import { randomUUID } from 'node:crypto';
import type { ImportReport } from '../../../shared/exchange/word/read/ImportReport.ts';
import type { Listed } from '../createSeminar.ts';
import { describeTrouble } from '../log/troubles.ts';
import type { ImportRequest, ImportStep, Imports } from './importFile.ts';
import { importFile } from './importFile.ts';
import type { ImportReason } from './importWords.ts';
import { IMPORT_WORDS } from './importWords.ts';

export interface ImportJob {
  readonly id: string;
  /** `waiting` for its file. */
  state: 'waiting' | 'working' | 'done' | 'failed';
  progress: number;
  step: ImportStep;
  reason?: ImportReason | 'storing';
  message?: string;
  document?: Listed;
  report?: ImportReport;
}

type Asked = Omit<ImportRequest, 'bytes'>;

export interface ImportJobs {
  /** null when too many wait already. */
  announce(asked: Asked): ImportJob | null;
  get(id: string): ImportJob | undefined;
  /** false where no such import waits for a file. */
  start(id: string, bytes: Uint8Array): boolean;
  /** Stops and forgets it; false for an unknown one. */
  cancel(id: string): boolean;
  close(): void;
}

/** Each may hold a file of 96 MB. */
const WAITING = 4;
const KEPT = 10;

interface Known {
  readonly job: ImportJob;
  readonly asked: Asked;
  readonly abort: AbortController;
}

export function createImportJobs(imports: Imports): ImportJobs {
  const known = new Map<string, Known>();
  let last: Promise<void> = Promise.resolve();

  function forgetOld(): void {
    const finished = [...known.values()].filter(
      ({ job: { state } }) => state === 'done' || state === 'failed',
    );
    for (const { job } of finished.slice(0, Math.max(0, finished.length - KEPT))) known.delete(job.id);
  }

  async function run({ job, asked, abort }: Known, bytes: Uint8Array): Promise<void> {
    if (abort.signal.aborted) return;
    try {
      const result = await importFile(
        imports,
        { ...asked, bytes },
        {
          signal: abort.signal,
          onProgress: (progress, step) => Object.assign(job, { progress, step }),
        },
      );
      if (result.ok) {
        const { document, report } = result;
        Object.assign(job, { state: 'done', progress: 1, document, report });
      } else {
        Object.assign(job, { state: 'failed', reason: result.reason, message: IMPORT_WORDS[result.reason] });
      }
    } catch (error) {
      Object.assign(job, { state: 'failed', reason: 'storing', message: describeTrouble(error).message });
    }
    forgetOld();
  }

  return {
    announce(asked) {
      const open = [...known.values()].filter(
        ({ job }) => job.state === 'waiting' || job.state === 'working',
      );
      if (open.length >= WAITING) return null;
      const job: ImportJob = { id: randomUUID(), state: 'waiting', progress: 0, step: 'queued' };
      known.set(job.id, { job, asked, abort: new AbortController() });
      return job;
    },
    get: (id) => known.get(id)?.job,
    start(id, bytes) {
      const found = known.get(id);
      if (found === undefined || found.job.state !== 'waiting') return false;
      found.job.state = 'working';
      last = last.then(() => run(found, bytes));
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
