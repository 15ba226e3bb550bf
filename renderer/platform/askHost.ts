/** Questions to the host of which files are part: every answer is a value, and a file may take its time. */
import type { HostAnswer } from './hostClient.ts';

const PATIENCE = 30_000;
/** 96 MB over a slow link. */
const PATIENCE_FOR_FILES = 10 * 60_000;

export interface Sent {
  readonly type: string;
  readonly body: BodyInit;
  readonly signal?: AbortSignal;
}

/** What a question carries, as JSON. */
export const inJson = (body: unknown): Sent => ({ type: 'application/json', body: JSON.stringify(body) });
export const aFile = (body: Blob, signal: AbortSignal): Sent => ({
  type: 'application/octet-stream',
  body,
  signal,
});

/** What an answer is read as. */
export const asJson = <T>(response: Response) => response.json() as Promise<T>;
export const asNothing = async () => null;
export const asBytes = async (response: Response) => new Uint8Array(await response.arrayBuffer());

/** `origin` as in `http://127.0.0.1:8000`; paths are behind `/api/`. */
export function askHost(origin: string, token: string) {
  return async function ask<T>(
    method: string,
    path: string,
    sent: Sent | null,
    read: (response: Response) => Promise<T>,
  ): Promise<HostAnswer<T>> {
    const limit = AbortSignal.timeout(sent?.signal === undefined ? PATIENCE : PATIENCE_FOR_FILES);
    try {
      const response = await fetch(`${origin}/api/${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(sent === null ? {} : { 'Content-Type': sent.type }),
        },
        ...(sent === null ? {} : { body: sent.body }),
        cache: 'no-store',
        signal: sent?.signal === undefined ? limit : AbortSignal.any([limit, sent.signal]),
      });
      if (response.ok) return { ok: true, value: await read(response) };
      const said = (await response.json().catch(() => null)) as { error?: { message?: unknown } } | null;
      const message = typeof said?.error?.message === 'string' ? said.error.message : response.statusText;
      return { ok: false, reason: REASONS[response.status] ?? 'failed', message };
    } catch (error) {
      return { ok: false, reason: 'unreachable', message: error instanceof Error ? error.message : '' };
    }
  };
}

const REASONS: Readonly<Record<number, 'token' | 'not-found' | 'conflict'>> = {
  401: 'token',
  403: 'token',
  404: 'not-found',
  409: 'conflict',
};
