/** The first join: the whole document as one HTTP answer (V2 and compressed), much smaller than over the wire. */
import * as Y from 'yjs';

export interface FirstState {
  /** Yjs V1 update. */
  readonly update: Uint8Array;
  /** Log position it is complete up to. */
  readonly position: number;
}

/** null when the host does not answer with a state: the wire then brings the document. */
export async function fetchState(
  origin: string,
  documentId: string,
  token: string,
  signal: AbortSignal,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<FirstState | null> {
  const response = await fetch(`${origin}/api/documents/${encodeURIComponent(documentId)}/state`, {
    headers: { Authorization: `Bearer ${token}` },
    cache: 'no-store',
    signal,
  });
  const position = Number(/^(?:W\/)?"(\d+)"$/.exec(response.headers.get('etag') ?? '')?.[1] ?? Number.NaN);
  if (!response.ok || !Number.isSafeInteger(position)) return null;
  const update = Y.convertUpdateFormatV2ToV1(new Uint8Array(await response.arrayBuffer()));
  return { update, position };
}
