/**
 * Opens a document of a desk on this device: its replica in IndexedDB, its line to the host. All windows of
 * a desk on this device hear of each other through a BroadcastChannel.
 */
import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import type { DocumentConnection, SafetyStatus } from '../../shared/platform/DocumentConnection.ts';
import type { Readable } from '../../shared/platform/Readable.ts';
import { compareElsewhere } from './compareElsewhere.ts';
import { bringOver } from './connection/bringOver.ts';
import { connectDocument } from './connection/connectDocument.ts';
import type { Told } from './connection/DeskConnections.ts';
import { DeskConnections } from './connection/DeskConnections.ts';
import { fetchState } from './connection/fetchState.ts';
import { openIndexedDbStore, replicasWaiting, replicaWaiting } from './connection/indexedDbStore.ts';

export interface DeskOptions {
  /** `http://127.0.0.1:port`, as the bridge gives it. */
  readonly origin: string;
  readonly token: string;
}

export interface OpenOptions extends DeskOptions {
  readonly documentId: string;
}

const desks = new Map<string, DeskConnections>();

/** Never rejects and never waits: `ready` and `status` of what it gives tell how things go. */
export function openConnection(options: OpenOptions): DocumentConnection {
  const { connection, leave } = deskOf(options).show(options.documentId);
  return {
    doc: connection.doc,
    awareness: connection.awareness,
    status: connection.status,
    caughtUp: connection.caughtUp,
    notes: connection.notes,
    ready: connection.ready,
    close: leave,
  };
}

/** Of everything of this desk on this device: documents on screen, not on screen, and left by other windows. */
export function deskStatus(options: DeskOptions): Readable<SafetyStatus> {
  return deskOf(options).status;
}

function deskOf({ origin, token }: DeskOptions): DeskConnections {
  const key = `${origin} ${token}`;
  let desk = desks.get(key);
  if (desk === undefined) {
    desk = openDesk(origin, token);
    desks.set(key, desk);
  }
  return desk;
}

function openDesk(origin: string, token: string): DeskConnections {
  const prefix = replicaName(token, '');
  const channel = new BroadcastChannel(prefix);
  const tell = (told: Told) => channel.postMessage(told);
  const desk = new DeskConnections({
    open: (documentId, join) =>
      connectDocument({
        address: origin.replace(/^http/, 'ws'),
        documentId,
        token,
        WebSocket,
        compare: compareElsewhere,
        noted: () => tell({ kind: 'noted', documentId }),
        openStore: (lost) => openIndexedDbStore(replicaName(token, documentId), lost),
        ...(join ? { fetchState: (signal) => fetchState(origin, documentId, token, signal) } : {}),
      }),
    async left(documentId) {
      if (documentId === undefined) await bringOver(prefix);
      const found =
        documentId === undefined
          ? await replicasWaiting(prefix)
          : [await replicaWaiting(replicaName(token, documentId))];
      return found.flatMap((one) =>
        one === null ? [] : [{ ...one, documentId: one.name.slice(prefix.length) }],
      );
    },
    tell,
  });
  channel.addEventListener('message', (event: MessageEvent<Told>) => desk.hear(event.data));
  // Unless asked, a browser may clear what sites keep when the disk gets full.
  void navigator.storage?.persist?.().catch(() => false);
  window.addEventListener('online', () => desk.retryNow());
  window.addEventListener('pagehide', () => tell({ kind: 'left' }));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    desk.retryNow();
    void desk.scan();
  });
  return desk;
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
