/** One import from the chosen file to the new document: announced, sent, followed to its end. */
import type { ImportReport } from '../../../shared/exchange/word/read/ImportReport.ts';
import { WORD_REFUSALS } from '../../../shared/exchange/word/read/WordRefusal.ts';
import type { Named } from '../../platform/hostClient.ts';
import type { ImportClient, ImportProgress } from '../../platform/importClient.ts';
import type { SentFile } from '../../platform/sendWordFile.ts';
import { CANCELLED, notAnswered, sendWordFile } from '../../platform/sendWordFile.ts';

/** Those the screens have words for; anything else comes with words of its own. */
export const IMPORT_REASONS = [...WORD_REFUSALS, 'crashed', 'timeout', 'needsHost'] as const;
export type ImportReason = (typeof IMPORT_REASONS)[number];

export type ImportStep = ImportProgress['step'] | 'sending';

export type ImportResult =
  | { readonly ok: true; readonly document: Named; readonly report: ImportReport }
  | { readonly ok: false; readonly reason: ImportReason }
  | { readonly ok: false; readonly reason: 'failed'; readonly message: string }
  | { readonly ok: false; readonly reason: 'cancelled' };

export interface ImportRequest extends SentFile {
  readonly client: Pick<ImportClient, 'announce' | 'sendFile' | 'progress' | 'cancel'>;
  readonly onProgress: (progress: number, step: ImportStep) => void;
  /** Between two questions to the host. */
  readonly pause: () => Promise<void>;
}

export async function runImport(request: ImportRequest): Promise<ImportResult> {
  const { client, onProgress, signal, pause } = request;
  onProgress(0, 'sending');
  const sent = await sendWordFile(request, client);
  if (!sent.ok) return sent;
  const { id } = sent;
  for (;;) {
    const answer = await client.progress(id);
    // What is done by now is there: better shown than called cancelled.
    if (answer.ok && answer.value.state === 'done') {
      const { document, report } = answer.value;
      if (document !== undefined && report !== undefined) return { ok: true, document, report };
    }
    if (signal.aborted) {
      await client.cancel(id);
      return CANCELLED;
    }
    if (!answer.ok) return notAnswered(answer);
    const { state, progress, step, reason, message = '' } = answer.value;
    if (state === 'failed' || state === 'done') {
      const known = IMPORT_REASONS.find((one) => one === reason);
      return known === undefined ? { ok: false, reason: 'failed', message } : { ok: false, reason: known };
    }
    onProgress(progress, step);
    await pause();
  }
}
