/** A returned file from the chosen file to its preview, and from the preview to the text: sent, followed, answered. */

import { WORD_REFUSALS } from '../../../shared/exchange/word/read/WordRefusal.ts';
import type { TakenIn } from '../../../shared/exchange/word/return/applyReturn.ts';
import type { ShownPlan } from '../../../shared/exchange/word/return/shownPlan.ts';
import type { ReturnClient, ReturnProgress } from '../../platform/returnClient.ts';
import type { SentFile } from '../../platform/sendWordFile.ts';
import { CANCELLED, notAnswered, sendWordFile } from '../../platform/sendWordFile.ts';

/** Those the screens have words for; anything else comes with words of its own. */
export const RETURN_REASONS = [
  ...WORD_REFUSALS,
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

export interface LookRequest extends Following, SentFile {
  readonly documentId: string;
}

/** What the file would bring. Nothing is taken in. */
export async function lookAtFile(request: LookRequest): Promise<ReturnResult<Looked>> {
  const { documentId, client } = request;
  const sent = await sendWordFile(request, {
    ...client,
    announce: (asked) => client.announce(documentId, asked),
  });
  if (!sent.ok) return sent;
  const { id } = sent;
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
  return asked.ok ? follow(id, following, ({ taken }) => taken) : notAnswered(asked);
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
    if (!answer.ok) return notAnswered(answer);
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
