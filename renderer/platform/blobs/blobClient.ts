/** The host's side of pictures, as this device sees it: every answer is a value. */
import type { PictureBlob } from '../../../shared/platform/BlobStore.ts';

export type BlobRefusal =
  /** No host answered, or it would not let us in: the line tells that. */
  | 'unreachable'
  /** It cannot store now. */
  | 'storing'
  /** It will not take this one, however often it is asked. */
  | 'refused'
  /** It does not have it. */
  | 'unknown'
  | 'failed';

export type BlobAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly reason: BlobRefusal;
      /** The host's own word for it. */
      readonly code: string;
    };

export interface BlobClient {
  /** Those of them that the host has. */
  known(hashes: readonly string[], signal: AbortSignal): Promise<BlobAnswer<ReadonlySet<string>>>;
  send(blob: PictureBlob, signal: AbortSignal): Promise<BlobAnswer<null>>;
  /** `type` is what the host found it to be. */
  fetch(
    hash: string,
    signal: AbortSignal,
  ): Promise<BlobAnswer<{ readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }>>;
}

const PATIENCE_MS = 30_000;
/** For a picture: after so long the host gives up as well. */
const LONGEST_MS = 10 * 60_000;

/** `origin` as in `http://127.0.0.1:8000`. */
export function blobClient(origin: string, token: string): BlobClient {
  async function ask<T>(
    path: string,
    init: RequestInit & { readonly headers?: Record<string, string> },
    signal: AbortSignal,
    patience: number,
    read: (response: Response) => Promise<T>,
  ): Promise<BlobAnswer<T>> {
    try {
      const response = await fetch(`${origin}/api/blobs/${path}`, {
        ...init,
        headers: { Authorization: `Bearer ${token}`, ...init.headers },
        cache: 'no-store',
        signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
      });
      if (response.ok) return { ok: true, value: await read(response) };
      const said = (await response.json().catch(() => null)) as { error?: { code?: unknown } } | null;
      const code = said?.error?.code;
      return {
        ok: false,
        reason: reasonOf(response.status),
        code: typeof code === 'string' ? code : String(response.status),
      };
    } catch {
      return { ok: false, reason: 'unreachable', code: 'unreachable' };
    }
  }
  return {
    known: (hashes, signal) =>
      ask(
        'known',
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ hashes }),
        },
        signal,
        PATIENCE_MS,
        async (response) => {
          const { known } = (await response.json()) as { known?: unknown };
          return new Set(Array.isArray(known) ? (known as string[]) : []);
        },
      ),
    send: ({ hash, type, bytes }, signal) =>
      ask(
        hash,
        { method: 'PUT', headers: { 'Content-Type': type }, body: bytes },
        signal,
        LONGEST_MS,
        async () => null,
      ),
    fetch: (hash, signal) =>
      ask(hash, { method: 'GET' }, signal, LONGEST_MS, async (response) => ({
        type: response.headers.get('content-type') ?? '',
        bytes: new Uint8Array(await response.arrayBuffer()),
      })),
  };
}

function reasonOf(status: number): BlobRefusal {
  if (status === 401 || status === 403) return 'unreachable';
  if (status === 404) return 'unknown';
  if (status === 507) return 'storing';
  return status === 413 || status === 415 ? 'refused' : 'failed';
}
