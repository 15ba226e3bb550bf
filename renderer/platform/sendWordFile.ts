/** A Word file on its way to the host, whatever is to become of it there: announced, then sent, and let go if cancelled. */
import { MOST_BYTES } from '../../shared/exchange/word/read/mostBytes.ts';
import type { Person } from '../../shared/platform/DocumentConnection.ts';
import type { HostAnswer } from './hostClient.ts';

export interface SentFile {
  readonly file: Pick<File, 'name' | 'size'> & Blob;
  readonly by: Person;
  /** What to call somebody whom the file gives no name. */
  readonly unknownName: string;
  readonly signal: AbortSignal;
}

export interface FileReceiver {
  announce(asked: {
    readonly name: string;
    readonly by: Person;
    readonly unknownName: string;
  }): Promise<HostAnswer<{ readonly id: string }>>;
  sendFile(id: string, file: Blob, signal: AbortSignal): Promise<HostAnswer<null>>;
  cancel(id: string): Promise<HostAnswer<null>>;
}

export type NotSent =
  | { readonly ok: false; readonly reason: 'tooLarge' | 'needsHost' }
  | { readonly ok: false; readonly reason: 'failed'; readonly message: string }
  | { readonly ok: false; readonly reason: 'cancelled' };

/** Names of files are cut at the end of what comes in front of `.docx`. */
const LONGEST_NAME = 300;

export const CANCELLED = { ok: false, reason: 'cancelled' } as const;

/** @returns the id by which the host knows it */
export async function sendWordFile(
  { file, by, unknownName, signal }: SentFile,
  receiver: FileReceiver,
): Promise<{ readonly ok: true; readonly id: string } | NotSent> {
  if (file.size > MOST_BYTES) return { ok: false, reason: 'tooLarge' };
  const name = file.name.length > LONGEST_NAME ? `${file.name.slice(0, LONGEST_NAME - 5)}.docx` : file.name;
  const announced = await receiver.announce({ name, by, unknownName });
  if (!announced.ok) return signal.aborted ? CANCELLED : notAnswered(announced);
  const { id } = announced.value;
  const sent = signal.aborted ? null : await receiver.sendFile(id, file, signal);
  if (sent === null || signal.aborted) {
    await receiver.cancel(id);
    return CANCELLED;
  }
  return sent.ok ? { ok: true, id } : notAnswered(sent);
}

export function notAnswered({ reason, message }: { readonly reason: string; readonly message: string }) {
  return reason === 'unreachable'
    ? ({ ok: false, reason: 'needsHost' } as const)
    : ({ ok: false, reason: 'failed', message } as const);
}
