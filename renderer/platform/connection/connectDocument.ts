/**
 * A document held open on this device: the replica from its store, the line to the host, and the truth
 * about where one's own changes are. Nothing here needs a browser: the WebSocket, the store and `fetch`
 * are handed in.
 */
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type {
  ConnectionTrouble,
  DocumentConnection,
  SafetyStatus,
} from '../../../shared/platform/DocumentConnection.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { FirstState } from './fetchState.ts';
import { FROM_HOST, HostLink } from './HostLink.ts';
import { OwnChanges } from './OwnChanges.ts';
import type { ReplicaStore, StoredReplica } from './ReplicaStore.ts';
import { StoreWriter } from './StoreWriter.ts';

/** Settled rows from which a snapshot takes their place at opening. */
const COMPACT_FROM = 200;
const FROM_STORE = Symbol('from the store');

export interface ConnectOptions {
  /** `ws://127.0.0.1:port` */
  readonly address: string;
  readonly documentId: string;
  readonly token: string;
  readonly WebSocket: typeof WebSocket;
  /** Rejects where this device cannot store. */
  readonly openStore: () => Promise<ReplicaStore>;
  /** The whole document over HTTP, for a first join; null when it cannot be had that way. */
  readonly fetchState?: (signal: AbortSignal) => Promise<FirstState | null>;
  readonly random?: () => number;
}

export interface LiveConnection extends DocumentConnection {
  /** Resolves when everything made so far is stored on this device, or the store has failed. */
  stored(): Promise<void>;
  /** The network is said to be back. */
  retryNow(): void;
  /** Resolves when it was closed and let go. */
  readonly closed: Promise<void>;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

export function connectDocument(options: ConnectOptions): LiveConnection {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const own = new OwnChanges();
  const status = writable<SafetyStatus>({ stage: 'opening', waiting: 0, connected: false, trouble: null });
  const aborter = new AbortController();
  const ready = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  let writer = new StoreWriter(null, null, () => {});
  let link: HostLink | null = null;
  let position: number | null = null;
  let opened = false;
  let closed = false;
  let hostTrouble: ConnectionTrouble | null = null;

  function trouble(): ConnectionTrouble | null {
    if (link !== null && link.refused !== null) return { kind: 'refused', reason: link.refused };
    if (writer.trouble !== null) return { kind: 'device-cannot-store', reason: writer.trouble };
    return hostTrouble;
  }

  function tell(): void {
    if (closed) return;
    const before = status.get();
    const now: SafetyStatus = {
      stage: opened ? own.stage() : 'opening',
      waiting: own.waiting,
      connected: link?.connected ?? false,
      trouble: trouble(),
    };
    const same =
      before.stage === now.stage &&
      before.waiting === now.waiting &&
      before.connected === now.connected &&
      before.trouble?.kind === now.trouble?.kind &&
      before.trouble?.reason === now.trouble?.reason;
    if (!same) status.set(now);
  }

  function nowOpen(): void {
    if (opened) return;
    opened = true;
    tell();
    ready.resolve();
  }

  /** The replica has everything up to here, and so will its store once it has what came before. */
  function reach(next: number): void {
    if (position !== null && next <= position) return;
    position = next;
    writer.position(next);
  }

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === FROM_STORE || origin === FROM_HOST) return;
    writer.append(own.add(update, 'own'));
    link?.pump();
    tell();
  });

  function startLink(device: Uint8Array): void {
    link = new HostLink(
      {
        address: options.address,
        documentId: options.documentId,
        token: options.token,
        WebSocket: options.WebSocket,
        device,
        doc,
        awareness,
        ...(options.random === undefined ? {} : { random: options.random }),
      },
      {
        position: () => position,
        level: () => own.empty,
        restarted: () => own.restart(),
        next: () => own.next(),
        sentAll: () => own.sentAll(),
        received(count) {
          own.received(count);
          tell();
        },
        durable(count, at) {
          for (const row of own.durable(count)) writer.settle(row);
          if (position !== null) reach(at);
          tell();
        },
        arrived(update, at) {
          if (update !== null) {
            const row = at === null ? own.add(update, 'early') : { update, waiting: null, key: null };
            writer.append(row);
          }
          if (at === null) return;
          for (const row of own.early()) writer.settle(row);
          if (position !== null) reach(at);
        },
        levelled(update, at) {
          writer.append({ update, waiting: null, key: null });
          reach(at);
        },
        lostPosition() {
          if (position === null) return;
          position = null;
          writer.position('unknown');
        },
        storing(trouble) {
          hostTrouble = trouble === null ? null : { kind: 'host-cannot-store', reason: trouble.reason };
          tell();
        },
        changed() {
          if (link?.connected !== true) hostTrouble = null;
          if (link?.caughtUp === true) nowOpen();
          tell();
        },
      },
    );
    link.connect();
  }

  async function readStore(): Promise<StoredReplica | null> {
    let store: ReplicaStore;
    let replica: StoredReplica;
    try {
      store = await options.openStore();
      replica = await store.read();
    } catch (error) {
      writer = new StoreWriter(null, messageOf(error), tell);
      return null;
    }
    doc.transact(() => {
      for (const row of replica.rows) Y.applyUpdate(doc, row.update, FROM_STORE);
    }, FROM_STORE);
    writer = new StoreWriter(store, null, tell);
    // What was written before there was a store to write to.
    for (const row of own.unstored()) writer.append(row);
    for (const row of replica.rows) if (row.waiting !== null) own.add(row.update, row.waiting, row.key);
    const settled = replica.rows.filter((row) => row.waiting === null);
    if (settled.length >= COMPACT_FROM) {
      // Waiting rows stay beside the snapshot that also holds them: they still have to be sent as they were made.
      await store
        .replace(
          settled.map((row) => row.key),
          Y.encodeStateAsUpdate(doc),
        )
        .catch(() => {
          // Only room was to be gained; a store that fails says so at the next write.
        });
    }
    return replica;
  }

  async function open(): Promise<void> {
    const replica = await readStore();
    if (closed) return;
    position = replica?.position ?? null;
    if (replica !== null && replica.rows.length > 0) nowOpen();
    tell();
    if (position === null && options.fetchState !== undefined) {
      const first = await options.fetchState(aborter.signal).catch(() => null);
      if (closed) return;
      if (first !== null) {
        Y.applyUpdate(doc, first.update, FROM_HOST);
        writer.append({ update: first.update, waiting: null, key: null });
        reach(first.position);
        nowOpen();
      }
    }
    startLink(replica?.device ?? crypto.getRandomValues(new Uint8Array(16)));
  }
  const opening = open();

  return {
    doc,
    awareness,
    status,
    ready: ready.promise,
    stored: async () => {
      await opening;
      await writer.flush();
    },
    retryNow: () => link?.retryNow(),
    closed: gone.promise,
    async close() {
      if (closed) return;
      aborter.abort();
      await Promise.race([opening, ready.promise]);
      closed = true;
      link?.destroy();
      await writer.close();
      doc.destroy();
      gone.resolve();
    },
  };
}
