/** A returned file from the chosen file to its preview, and from the preview to the text: sent, followed, answered. */

import { MOST_BYTES } from '../../../shared/exchange/word/read/mostBytes.ts';
import type { TakenIn } from '../../../shared/exchange/word/return/applyReturn.ts';
import type { ShownPlan } from '../../../shared/exchange/word/return/shownPlan.ts';
import type { Person } from '../../../shared/platform/DocumentConnection.ts';
import type { ReturnClient, ReturnProgress } from '../../platform/returnClient.ts';

/** Those the screens have words for; anything else comes with words of its own. */
export const RETURN_REASONS = [
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
  'unknownBase',
  'otherDocument',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

export type ReturnResult<T> =
  | { readonly ok: true; readonly value: T }
  /** `title` of the document it went out from, where it is another one of this desk. */
  | { readonly ok: false; readonly reason: ReturnReason; readonly title?: string }
  | { readonly ok: false; readonly reason: 'failed'; readonly message: string }
  | { readonly ok: false; readonly reason: 'cancelled' };

export interface Looked {
  /** By which the host knows the file that waits. */
  readonly id: string;
  readonly plan: ShownPlan;
}
export type Taken = { readonly id: string } & TakenIn;

interface Following {
  readonly client: ReturnClient;
  readonly onProgress: (progress: number) => void;
  readonly signal: AbortSignal;
  /** Between two questions to the host. */
  readonly pause: () => Promise<void>;
}

export interface LookRequest extends Following {
  readonly documentId: string;
  readonly file: Pick<File, 'name' | 'size'> & Blob;
  readonly by: Person;
  readonly unknownName: string;
}

/** Names of files are cut at the end of what comes in front of `.docx`. */
const LONGEST_NAME = 300;
const CANCELLED = { ok: false, reason: 'cancelled' } as const;

/** What the file would bring. Nothing is taken in. */
export async function lookAtFile(request: LookRequest): Promise<ReturnResult<Looked>> {
  const { documentId, file, by, unknownName, client, signal } = request;
  if (file.size > MOST_BYTES) return { ok: false, reason: 'tooLarge' };
  const name = file.name.length > LONGEST_NAME ? `${file.name.slice(0, LONGEST_NAME - 5)}.docx` : file.name;
  const announced = await client.announce(documentId, { name, by, unknownName });
  if (!announced.ok) return signal.aborted ? CANCELLED : failure(announced);
  const { id } = announced.value;
  const sent = signal.aborted ? null : await client.sendFile(id, file, signal);
  if (signal.aborted) await client.cancel(id);
  if (sent === null || signal.aborted) return CANCELLED;
  if (!sent.ok) return failure(sent);
  const read = await follow(id, request, ({ plan }) => plan);
  return read.ok ? { ok: true, value: { id, plan: read.value } } : read;
}

/** @param keys of the changes that were chosen */
export async function takeIn(
  id: string,
  keys: readonly string[],
  following: Following,
): Promise<ReturnResult<Taken>> {
  const asked = await following.client.take(id, keys);
  return asked.ok ? follow(id, following, ({ taken }) => taken) : failure(asked);
}

async function follow<T>(
  id: string,
  { client, onProgress, signal, pause }: Following,
  found: (progress: ReturnProgress) => T | undefined,
): Promise<ReturnResult<T>> {
  for (;;) {
    const answer = await client.progress(id);
    // What is done by now is done: better shown than called cancelled.
    const value = answer.ok && /planned|done/.test(answer.value.state) ? found(answer.value) : undefined;
    if (value !== undefined) return { ok: true, value };
    if (signal.aborted) {
      await client.cancel(id);
      return CANCELLED;
    }
    if (!answer.ok) return failure(answer);
    const { state, progress, reason, message = '', title } = answer.value;
    if (state === 'failed') {
      const known = RETURN_REASONS.find((one) => one === reason);
      if (known === undefined) return { ok: false, reason: 'failed', message };
      return { ok: false, reason: known, ...(title === undefined ? {} : { title }) };
    }
    onProgress(progress);
    await pause();
  }
}

function failure({ reason, message }: { readonly reason: string; readonly message: string }) {
  return reason === 'unreachable'
    ? ({ ok: false, reason: 'needsHost' } as const)
    : ({ ok: false, reason: 'failed', message } as const);
}
