/**
 * Opens a document of a desk on this device: its replica in IndexedDB, its line to the host.
 */
import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import type { DocumentConnection } from '../../shared/platform/DocumentConnection.ts';
import type { LiveConnection } from './connection/connectDocument.ts';
import { connectDocument } from './connection/connectDocument.ts';
import { closeWhenDelivered } from './connection/deliver.ts';
import { fetchState } from './connection/fetchState.ts';
import { openIndexedDbStore, replicasWaiting } from './connection/indexedDbStore.ts';

export interface OpenOptions {
  readonly documentId: string;
  /** `http://127.0.0.1:port`, as the bridge gives it. */
  readonly origin: string;
  readonly token: string;
}

/** Desks whose other documents were looked through for changes left behind. */
const delivered = new Set<string>();
/** Connections in this window, the ones that only deliver included. */
const connections = new Set<LiveConnection>();

function open({ documentId, origin, token }: OpenOptions, join: boolean): LiveConnection {
  const connection = connectDocument({
    address: origin.replace(/^http/, 'ws'),
    documentId,
    token,
    WebSocket,
    openStore: () => openIndexedDbStore(replicaName(token, documentId)),
    ...(join ? { fetchState: (signal: AbortSignal) => fetchState(origin, documentId, token, signal) } : {}),
  });
  connections.add(connection);
  void connection.closed.then(() => connections.delete(connection));
  return connection;
}

/** Never rejects and never waits: `ready` and `status` of what it gives tell how things go. */
export function openConnection(options: OpenOptions): DocumentConnection {
  watchNetwork();
  const connection = open(options, true);
  const { origin, token, documentId } = options;
  if (!delivered.has(token)) {
    delivered.add(token);
    void deliverOthers(origin, token, documentId);
  }
  return {
    doc: connection.doc,
    awareness: connection.awareness,
    status: connection.status,
    ready: connection.ready,
    close: () => closeWhenDelivered(connection),
  };
}

/** What an earlier page of this device could not deliver, of documents that are not open now. */
async function deliverOthers(origin: string, token: string, except: string): Promise<void> {
  const prefix = replicaName(token, '');
  try {
    for (const name of await replicasWaiting(prefix)) {
      const documentId = name.slice(prefix.length);
      if (documentId !== except) void closeWhenDelivered(open({ documentId, origin, token }, false));
    }
  } catch (error) {
    // No IndexedDB, nothing left behind; the connections themselves say so on the status line.
    console.warn('Changes left by earlier pages could not be looked for:', error);
  }
}

let watching = false;
function watchNetwork(): void {
  if (watching) return;
  watching = true;
  // Unless asked, a browser may clear what sites keep when the disk gets full.
  void navigator.storage?.persist?.().catch(() => false);
  const retry = () => {
    for (const connection of connections) connection.retryNow();
  };
  window.addEventListener('online', retry);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') retry();
  });
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
