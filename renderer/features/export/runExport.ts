/**
 * One export from beginning to end. The host does it; where no host answers, this device writes what it
 * can by the same functions. The content is the reader's own replica: what comes out is what they see.
 */
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import type { ExportChoices } from '../../../shared/exchange/paper/exportChoices.ts';
import type { TrackedContent } from '../../../shared/exchange/tracked/TrackedContent.ts';
import type { WordOrigin } from '../../../shared/exchange/word/base/WordOrigin.ts';
import type { ExportFormat, ExportProgress, HostClient } from '../../platform/hostClient.ts';

export interface FileType {
  readonly extension: string;
  readonly mediaType: string;
}

export const FILE_TYPES: Record<ExportFormat, FileType> = {
  docx: {
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  pdf: { extension: 'pdf', mediaType: 'application/pdf' },
  html: { extension: 'html', mediaType: 'text/html' },
  markdown: { extension: 'md', mediaType: 'text/markdown' },
  json: { extension: 'json', mediaType: 'application/json' },
};

export type ExportResult =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly by: 'host' | 'device';
      /** What the person should know of the file, in the host's words. */
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'cancelled' | 'needs-host' | 'failed'; readonly message: string };

export interface ExportRequest {
  readonly format: ExportFormat;
  readonly content: DocumentContent | TrackedContent;
  readonly client: Pick<HostClient, 'startExport' | 'exportProgress' | 'exportedFile' | 'cancelExport'>;
  readonly options?: ExportChoices;
  /** Of the content, where the file may come back. */
  readonly origin?: WordOrigin;
  readonly onDevice: (
    format: ExportFormat,
    content: DocumentContent | TrackedContent,
    options: ExportChoices,
    origin?: WordOrigin,
  ) => Promise<Uint8Array<ArrayBuffer>>;
  readonly onProgress: (progress: Pick<ExportProgress, 'progress' | 'step'>) => void;
  readonly signal: AbortSignal;
  /** Between two questions to the host. */
  readonly pause: () => Promise<void>;
}

/** Questions to the host before it is called stuck: ten minutes at the pause the dialog gives. */
const MOST_QUESTIONS = 2400;

export async function runExport(request: ExportRequest): Promise<ExportResult> {
  const { format, content, client, signal } = request;
  const cancelled = { ok: false, reason: 'cancelled', message: '' } as const;
  const started = await client.startExport(format, content, request.options, request.origin);
  if (!started.ok) {
    if (signal.aborted) return cancelled;
    if (started.reason !== 'unreachable') return { ok: false, reason: 'failed', message: started.message };
    return withoutHost(request);
  }
  const { id } = started.value;
  for (let question = 0; question < MOST_QUESTIONS; question++) {
    if (signal.aborted) {
      await client.cancelExport(id);
      return cancelled;
    }
    const answer = await client.exportProgress(id);
    if (!answer.ok) {
      return answer.reason === 'unreachable'
        ? withoutHost(request)
        : { ok: false, reason: 'failed', message: answer.message };
    }
    if (answer.value.state === 'failed') {
      return { ok: false, reason: 'failed', message: answer.value.message ?? '' };
    }
    if (answer.value.state === 'done') {
      const file = await client.exportedFile(id);
      if (signal.aborted) return cancelled;
      return file.ok
        ? { ok: true, bytes: file.value, by: 'host', warnings: answer.value.warnings ?? [] }
        : { ok: false, reason: 'failed', message: file.message };
    }
    request.onProgress(answer.value);
    await request.pause();
  }
  await client.cancelExport(id);
  return { ok: false, reason: 'failed', message: '' };
}

async function withoutHost({
  format,
  content,
  onDevice,
  onProgress,
  signal,
  options = {},
  origin,
}: ExportRequest): Promise<ExportResult> {
  if (format === 'pdf') return { ok: false, reason: 'needs-host', message: '' };
  onProgress({ progress: 0.5, step: 'writing' });
  try {
    const bytes = await onDevice(format, content, options, origin);
    return signal.aborted
      ? { ok: false, reason: 'cancelled', message: '' }
      : { ok: true, bytes, by: 'device', warnings: [] };
  } catch (error) {
    return { ok: false, reason: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/** A file name any system takes, from a title in any script. */
export function fileName(title: string, extension: string): string {
  const clean = title
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '')
    .slice(0, 100)
    .trim();
  return `${clean === '' ? 'document' : clean}.${extension}`;
}
