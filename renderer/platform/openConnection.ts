/**
 * Opens a document of a desk on this device: its replica in IndexedDB, its line to the host; and the pictures of all
 * its documents. All windows of a desk on this device hear of each other through a BroadcastChannel.
 */
import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import type { BlobStore, DeskSafety } from '../../shared/platform/BlobStore.ts';
import type { DocumentConnection } from '../../shared/platform/DocumentConnection.ts';
import type { Readable } from '../../shared/platform/Readable.ts';
import { blobClient } from './blobs/blobClient.ts';
import { blobsName, bringOverBlobs } from './blobs/bringOverBlobs.ts';
import type { BlobTold, LiveBlobStore } from './blobs/createBlobStore.ts';
import { createBlobStore } from './blobs/createBlobStore.ts';
import { deskSafety } from './blobs/deskSafety.ts';
import { followImages } from './blobs/followImages.ts';
import { openIndexedDbBlobs } from './blobs/indexedDbBlobs.ts';
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

interface OpenDesk {
  readonly connections: DeskConnections;
  readonly blobs: LiveBlobStore;
  readonly safety: Readable<DeskSafety>;
}

const desks = new Map<string, OpenDesk>();

/** Never rejects and never waits: `ready` and `status` of what it gives tell how things go. */
export function openConnection(options: OpenOptions): DocumentConnection {
  const { connections, blobs } = deskOf(options);
  const { connection, leave } = connections.show(options.documentId);
  const stopFollowing = followImages(connection.doc, blobs.want);
  return {
    doc: connection.doc,
    awareness: connection.awareness,
    status: connection.status,
    caughtUp: connection.caughtUp,
    notes: connection.notes,
    ready: connection.ready,
    close() {
      stopFollowing();
      return leave();
    },
  };
}

/** Of everything of this desk on this device: documents on screen, not on screen, left by other windows; and pictures. */
export function deskStatus(options: DeskOptions): Readable<DeskSafety> {
  return deskOf(options).safety;
}

/** The pictures of all documents of this desk. */
export function deskBlobs(options: DeskOptions): BlobStore {
  return deskOf(options).blobs;
}

function deskOf({ origin, token }: DeskOptions): OpenDesk {
  const key = `${origin} ${token}`;
  let desk = desks.get(key);
  if (desk === undefined) {
    desk = openDesk(origin, token);
    desks.set(key, desk);
  }
  return desk;
}

function openDesk(origin: string, token: string): OpenDesk {
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
      if (documentId === undefined) {
        await bringOver(prefix);
        for (const hash of await bringOverBlobs(deskDigest(token)).catch(noPictures))
          blobs.hear({ kind: 'kept', hash });
      }
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
  const blobs = openBlobs(origin, token, desk);
  // Unless asked, a browser may clear what sites keep when the disk gets full.
  void navigator.storage?.persist?.().catch(() => false);
  window.addEventListener('online', () => desk.retryNow());
  window.addEventListener('pagehide', () => tell({ kind: 'left' }));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    desk.retryNow();
    void desk.scan();
  });
  return { connections: desk, blobs, safety: deskSafety(desk.status, blobs.status) };
}

/** The text goes on its way all the same. */
function noPictures(error: unknown): string[] {
  console.warn('Pictures left under an earlier link could not be looked for:', error);
  return [];
}

function openBlobs(origin: string, token: string, { status }: DeskConnections): LiveBlobStore {
  const name = blobsName(deskDigest(token));
  const channel = new BroadcastChannel(name);
  const tell = (told: BlobTold) => channel.postMessage(told);
  const blobs = createBlobStore({
    client: blobClient(origin, token),
    openDisk: (lost) => openIndexedDbBlobs(name, lost),
    status,
    tell,
    make: ({ bytes, type }) => URL.createObjectURL(new Blob([bytes], { type })),
    drop: (url) => URL.revokeObjectURL(url),
  });
  channel.addEventListener('message', (event: MessageEvent<BlobTold>) => blobs.hear(event.data));
  window.addEventListener('pagehide', () => tell({ kind: 'left' }));
  return blobs;
}

/**
 * Two desks at one address, one after the other, must never mix their texts: each data folder has a token
 * of its own, and a replica is kept under its digest (not the token itself: databases are easily listed).
 */
export function replicaName(token: string, documentId: string): string {
  return `rapporteur.${deskDigest(token)}.${documentId}`;
}

function deskDigest(token: string): string {
  return [...digest(encodeUtf8(token)).subarray(0, 8)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
