/**
 * A document as a file in one of the formats people take home. Word and PDF are made in a process of
 * their own, so that nobody's typing waits for them; the small formats are made here.
 */
import { writeHtml } from '../../../shared/exchange/html/writeHtml.ts';
import { writeJson } from '../../../shared/exchange/json/writeJson.ts';
import { writeMarkdown } from '../../../shared/exchange/markdown/writeMarkdown.ts';
import type { ExportFormat, ExportRequest } from '../exportJobs.ts';
import { runExportChild } from './runExportChild.ts';

export interface ExportOptions {
  /** Name of the seminar: in the running header and the file's properties. */
  readonly seminar?: string;
  /** When the file says it was made; no date when left out. */
  readonly created?: Date;
  readonly timeoutMs?: number;
}

export type ExportedFile =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly mediaType: string;
      readonly extension: string;
      /** Sentences a person should read before handing the file on; usually none. */
      readonly warnings: readonly string[];
    }
  | {
      readonly ok: false;
      readonly reason: 'cancelled' | 'failed' | 'crashed' | 'timeout';
      readonly message: string;
    };

export const FILE_KINDS: Readonly<
  Record<ExportFormat, { readonly mediaType: string; readonly extension: string }>
> = {
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
  pdf: { mediaType: 'application/pdf', extension: 'pdf' },
  html: { mediaType: 'text/html; charset=utf-8', extension: 'html' },
  markdown: { mediaType: 'text/markdown; charset=utf-8', extension: 'md' },
  json: { mediaType: 'application/json', extension: 'json' },
};

const TIMEOUT_MS = 120_000;
const PROGRESS = { preparing: 0.1, setting: 0.3, writing: 0.9 } as const;

export async function exportDocument(request: ExportRequest & ExportOptions): Promise<ExportedFile> {
  const { format, content, onProgress, signal } = request;
  const onStep = (step: keyof typeof PROGRESS) => onProgress(PROGRESS[step], step);
  if (format === 'docx' || format === 'pdf') {
    const order = { format, content, seminar: request.seminar ?? '', created: request.created ?? null };
    const result = await runExportChild(order, {
      onStep,
      signal,
      timeoutMs: request.timeoutMs ?? TIMEOUT_MS,
    });
    if (!result.ok) return result;
    onProgress(1, 'writing');
    return { ...result, ...FILE_KINDS[format] };
  }
  if (signal.aborted) return { ok: false, reason: 'cancelled', message: 'The export was cancelled.' };
  onStep('preparing');
  const write = { html: writeHtml, markdown: writeMarkdown, json: writeJson }[format];
  const bytes = new TextEncoder().encode(write(content));
  onProgress(1, 'writing');
  return { ok: true, bytes, warnings: [], ...FILE_KINDS[format] };
}
