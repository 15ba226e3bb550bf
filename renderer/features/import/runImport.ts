/** One import from the chosen file to the new document: announced, sent, followed to its end. */
import type { ImportReport } from '../../../shared/exchange/word/read/ImportReport.ts';
import { MOST_BYTES } from '../../../shared/exchange/word/read/mostBytes.ts';
import type { Person } from '../../../shared/platform/DocumentConnection.ts';
import type { Named } from '../../platform/hostClient.ts';
import type { ImportClient, ImportProgress } from '../../platform/importClient.ts';

/** Those the screens have words for; anything else comes with words of its own. */
export const IMPORT_REASONS = [
  'notWord',
  'oldWord',
  'otherText',
  'pdf',
  'encrypted',
  'damaged',
  'tooLarge',
  'hostile',
  'crashed',
  'timeout',
  'needsHost',
] as const;
export type ImportReason = (typeof IMPORT_REASONS)[number];

export type ImportStep = ImportProgress['step'] | 'sending';

export type ImportResult =
  | { readonly ok: true; readonly document: Named; readonly report: ImportReport }
  | { readonly ok: false; readonly reason: ImportReason }
  | { readonly ok: false; readonly reason: 'failed'; readonly message: string }
  | { readonly ok: false; readonly reason: 'cancelled' };

export interface ImportRequest {
  readonly file: Pick<File, 'name' | 'size'> & Blob;
  readonly by: Person;
  readonly unknownName: string;
  readonly client: Pick<ImportClient, 'announce' | 'sendFile' | 'progress' | 'cancel'>;
  readonly onProgress: (progress: number, step: ImportStep) => void;
  readonly signal: AbortSignal;
  /** Between two questions to the host. */
  readonly pause: () => Promise<void>;
}

/** Names of files are cut at the end of what comes in front of `.docx`. */
const LONGEST_NAME = 300;

export async function runImport(request: ImportRequest): Promise<ImportResult> {
  const { file, by, unknownName, client, onProgress, signal, pause } = request;
  if (file.size > MOST_BYTES) return { ok: false, reason: 'tooLarge' };
  onProgress(0, 'sending');
  const name = file.name.length > LONGEST_NAME ? `${file.name.slice(0, LONGEST_NAME - 5)}.docx` : file.name;
  const announced = await client.announce({ name, by, unknownName });
  if (signal.aborted && !announced.ok) return CANCELLED;
  if (!announced.ok) return failure(announced);
  const { id } = announced.value;
  const cancelled = async (): Promise<ImportResult> => {
    await client.cancel(id);
    return CANCELLED;
  };
  if (signal.aborted) return cancelled();
  const sent = await client.sendFile(id, file, signal);
  if (signal.aborted) return cancelled();
  if (!sent.ok) return failure(sent);
  for (;;) {
    const answer = await client.progress(id);
    // What is done by now is there: better shown than called cancelled.
    if (answer.ok && answer.value.state === 'done') {
      const { document, report } = answer.value;
      if (document !== undefined && report !== undefined) return { ok: true, document, report };
    }
    if (signal.aborted) return cancelled();
    if (!answer.ok) return failure(answer);
    const { state, progress, step, reason, message = '' } = answer.value;
    if (state === 'failed' || state === 'done') {
      const known = IMPORT_REASONS.find((one) => one === reason);
      return known === undefined ? { ok: false, reason: 'failed', message } : { ok: false, reason: known };
    }
    onProgress(progress, step);
    await pause();
  }
}

const CANCELLED: ImportResult = { ok: false, reason: 'cancelled' };

function failure({ reason, message }: { readonly reason: string; readonly message: string }): ImportResult {
  return reason === 'unreachable'
    ? { ok: false, reason: 'needsHost' }
    : { ok: false, reason: 'failed', message };
}
