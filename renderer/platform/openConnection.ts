/**
 * Opens a document of a desk on this device: its replica in IndexedDB, its line to the host.
 */
import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import type { DocumentConnection } from '../../shared/platform/DocumentConnection.ts';
import { connectDocument } from './connection/connectDocument.ts';
import { fetchState } from './connection/fetchState.ts';
import { openIndexedDbStore } from './connection/indexedDbStore.ts';

export interface OpenOptions {
  readonly documentId: string;
  /** `http://127.0.0.1:port`, as the bridge gives it. */
  readonly origin: string;
  readonly token: string;
}

/** Never rejects and never waits: `ready` and `status` of what it gives tell how things go. */
export function openConnection({ documentId, origin, token }: OpenOptions): DocumentConnection {
  const connection = connectDocument({
    address: origin.replace(/^http/, 'ws'),
    documentId,
    token,
    WebSocket,
    openStore: () => openIndexedDbStore(replicaName(token, documentId)),
    fetchState: (signal) => fetchState(origin, documentId, token, signal),
  });
  const retry = () => connection.retryNow();
  const seen = () => {
    if (document.visibilityState === 'visible') retry();
  };
  window.addEventListener('online', retry);
  document.addEventListener('visibilitychange', seen);
  return {
    doc: connection.doc,
    awareness: connection.awareness,
    status: connection.status,
    ready: connection.ready,
    close() {
      window.removeEventListener('online', retry);
      document.removeEventListener('visibilitychange', seen);
      return connection.close();
    },
  };
}

/**
 * Two desks at one address, one after the other, must never mix their texts: each data folder has a token
 * of its own, and a replica is kept under its digest (not the token itself: databases are easily listed).
 */
export function replicaName(token: string, documentId: string): string {
  const desk = [...digest(encodeUtf8(token)).subarray(0, 8)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return `rapporteur.${desk}.${documentId}`;
}
