/**
 * A document as a file in one of the formats people take home. Word and PDF are made in a process of
 * their own, so that nobody's typing waits for them; the small formats are made here.
 */
import { citationOptions } from '../../../shared/exchange/citations/citationOptions.ts';
import { writeHtml } from '../../../shared/exchange/html/writeHtml.ts';
import { writeJson } from '../../../shared/exchange/json/writeJson.ts';
import { writeMarkdown } from '../../../shared/exchange/markdown/writeMarkdown.ts';
import { chosenContent } from '../../../shared/exchange/paper/chosenContent.ts';
import { gatherImages } from '../../../shared/exchange/paper/gatherImages.ts';
import type { PdfOptions } from '../../../shared/exchange/pdf/makePdfInput.ts';
import { isTracked, type TrackedContent } from '../../../shared/exchange/tracked/TrackedContent.ts';
import { originOfContent } from '../../../shared/exchange/word/base/originOfContent.ts';
import { formatCitations } from '../citations/formatCitations.ts';
import type { ExportFormat, ExportRequest } from '../exportJobs.ts';
import type { ExportOrder } from './exportMessages.ts';
import { runExportChild } from './runExportChild.ts';

export interface ExportOptions extends Omit<PdfOptions, 'images'> {
  /** Bytes of a picture by its hash; null where they are not here. */
  readonly readImage?: (hash: string) => Promise<Uint8Array | null>;
  /** Keeps what went along in a Word file, by the id of its export. */
  readonly keepBase?: (exportId: string, packed: Uint8Array) => void;
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

/** Another format would print what is proposed to go as if it stood. */
export const ONLY_WORD = 'Tracked changes and comments can only be written into a Word file.';

export const NO_SECTION = 'The section that was chosen is not in the text any more.';

/** Of records that were not understood nothing can be written: whoever hands the file on should know. */
function tellUnread({ unread = 0 }: TrackedContent): string[] {
  if (unread === 0) return [];
  return [
    `Records of proposals, decisions or comments that could not be read, so that the file lacks what they say: ${unread}.`,
  ];
}

const TIMEOUT_MS = 120_000;
const PROGRESS = { preparing: 0.1, setting: 0.3, writing: 0.9 } as const;

export async function exportDocument(request: ExportRequest & ExportOptions): Promise<ExportedFile> {
  // What is left is what is asked of the file.
  const {
    format,
    content: given,
    origin,
    keepBase,
    onProgress,
    signal,
    readImage,
    timeoutMs,
    ...asked
  } = request;
  if (isTracked(given) && format !== 'docx') return { ok: false, reason: 'failed', message: ONLY_WORD };
  if (signal.aborted) return { ok: false, reason: 'cancelled', message: 'The export was cancelled.' };
  const chosen = chosenContent(given, asked);
  if (chosen === null) return { ok: false, reason: 'failed', message: NO_SECTION };
  const { content, ...whole } = chosen;
  const options: PdfOptions = { ...asked, ...whole, images: await gatherImages(content, readImage) };
  const own =
    format === 'docx' && origin !== undefined && asked.stays !== true
      ? originOfContent(origin, given, content)
      : null;
  const from = own === null ? {} : { origin: own };
  if (isTracked(content)) {
    const file = await inAProcess({ options, format: 'docx', content, ...from }, request);
    return file.ok ? { ...file, warnings: [...tellUnread(content), ...file.warnings] } : file;
  }
  if (format === 'docx') return inAProcess({ options, format, content, ...from }, request);
  if (format === 'pdf') return inAProcess({ options, format, content }, request);
  onProgress(PROGRESS.preparing, 'preparing');
  const cited = await citationOptions(content, (order) => formatCitations(order, { signal }));
  const write = { html: writeHtml, markdown: writeMarkdown, json: writeJson }[format];
  const bytes = new TextEncoder().encode(write(content, { ...options, ...cited }));
  onProgress(1, 'writing');
  return { ok: true, bytes, warnings: [], ...FILE_KINDS[format] };
}

async function inAProcess(order: ExportOrder, request: ExportRequest & ExportOptions): Promise<ExportedFile> {
  const { onProgress, signal, keepBase, timeoutMs = TIMEOUT_MS } = request;
  const onStep = (step: keyof typeof PROGRESS) => onProgress(PROGRESS[step], step);
  const result = await runExportChild(order, { onStep, signal, timeoutMs });
  if (!result.ok) return result;
  onProgress(1, 'writing');
  const { base, ...file } = result;
  if (order.format === 'docx' && order.origin !== undefined && base !== undefined)
    keepBase?.(order.origin.id, base);
  return { ...file, ...FILE_KINDS[request.format] };
}
