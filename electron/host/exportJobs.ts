/**
 * Exports that were asked for: a few at a time, with progress, cancellable, and their files kept in memory
 * for a while. Nothing is written to disk, and nothing survives the host.
 */
import { randomUUID } from 'node:crypto';
import type { DocumentContent } from '../../shared/document/DocumentContent.ts';
import type { ExportChoices } from '../../shared/exchange/paper/exportChoices.ts';
import type { TrackedContent } from '../../shared/exchange/tracked/TrackedContent.ts';
import type { WordOrigin } from '../../shared/exchange/word/base/WordOrigin.ts';

export const EXPORT_FORMATS = ['docx', 'pdf', 'html', 'markdown', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type ExportStep = 'queued' | 'preparing' | 'setting' | 'writing';

export interface ExportRequest extends ExportChoices {
  readonly format: ExportFormat;
  /** A tracked one for Word alone. */
  readonly content: DocumentContent | TrackedContent;
  /** Where a Word file comes from; one without it does not come back. */
  readonly origin?: WordOrigin;
  /** `progress` from 0 to 1. */
  readonly onProgress: (progress: number, step: ExportStep) => void;
  readonly signal: AbortSignal;
}

export type ExportResult =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly mediaType: string;
      readonly extension: string;
      /** What the person should know of the file, in sentences. */
      readonly warnings?: readonly string[];
    }
  | { readonly ok: false; readonly reason: string; readonly message: string };

export type ExportDocument = (request: ExportRequest) => Promise<ExportResult>;

export interface ExportJob {
  readonly id: string;
  readonly title: string;
  state: 'working' | 'done' | 'failed';
  progress: number;
  step: ExportStep;
  message?: string;
  warnings?: readonly string[];
  file?: { readonly bytes: Uint8Array; readonly mediaType: string; readonly extension: string };
}

export interface ExportJobs {
  /** null when too many wait already. */
  start(
    format: ExportFormat,
    content: DocumentContent | TrackedContent,
    choices?: ExportChoices,
    origin?: WordOrigin,
  ): ExportJob | null;
  get(id: string): ExportJob | undefined;
  /** Stops and forgets it; false for an unknown one. */
  cancel(id: string): boolean;
  close(): void;
}

const AT_ONCE = 2;
const WAITING = 20;
/** Finished jobs are forgotten when so many newer ones are there. */
const KEPT = 10;

export function createExportJobs(exportDocument: ExportDocument): ExportJobs {
  const jobs = new Map<string, ExportJob & { readonly abort: AbortController }>();
  const queue: (() => Promise<void>)[] = [];
  let running = 0;

  function next(): void {
    while (running < AT_ONCE) {
      const run = queue.shift();
      if (run === undefined) return;
      running += 1;
      void run().finally(() => {
        running -= 1;
        next();
      });
    }
  }

  function forgetOld(): void {
    const finished = [...jobs.values()].filter(({ state }) => state !== 'working');
    for (const { id } of finished.slice(0, Math.max(0, finished.length - KEPT))) jobs.delete(id);
  }

  return {
    start(format, content, choices = {}, origin = undefined) {
      if (queue.length >= WAITING) return null;
      const abort = new AbortController();
      const id: string = randomUUID();
      const job: ExportJob & { readonly abort: AbortController } = {
        id,
        title: content.title,
        state: 'working',
        progress: 0,
        step: 'queued',
        abort,
      };
      jobs.set(id, job);
      queue.push(async () => {
        if (abort.signal.aborted) return;
        const onProgress = (progress: number, step: ExportStep) => Object.assign(job, { progress, step });
        try {
          const result = await exportDocument({
            ...choices,
            format,
            content,
            ...(origin === undefined ? {} : { origin }),
            onProgress,
            signal: abort.signal,
          });
          if (result.ok) {
            const { warnings = [] } = result;
            Object.assign(job, { state: 'done', progress: 1, step: 'writing', file: result, warnings });
          } else Object.assign(job, { state: 'failed', message: result.message });
        } catch (error) {
          Object.assign(job, { state: 'failed', message: `The export failed: ${(error as Error).message}` });
        }
        forgetOld();
      });
      next();
      return job;
    },
    get: (id) => jobs.get(id),
    cancel(id) {
      jobs.get(id)?.abort.abort();
      return jobs.delete(id);
    },
    close() {
      queue.length = 0;
      for (const { abort } of jobs.values()) abort.abort();
      jobs.clear();
    },
  };
}
