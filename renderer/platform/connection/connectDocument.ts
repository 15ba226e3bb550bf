/**
 * A document held open on this device: the replica from its store, the line to the host, and the truth
 * about where one's own changes are. Nothing here needs a browser: the WebSocket, the store and `fetch`
 * are handed in.
 */
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { compareApart } from '../../../shared/changes/returning/compareApart.ts';
import type {
  ConnectionTrouble,
  DocumentConnection,
  SafetyStatus,
} from '../../../shared/platform/DocumentConnection.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import { hasCome } from './apart.ts';
import type { FirstState } from './fetchState.ts';
import { FROM_HOST, HostLink } from './HostLink.ts';
import { Notes } from './Notes.ts';
import { OwnChanges } from './OwnChanges.ts';
import { Parting } from './Parting.ts';
import type { OpenStore, ReplicaStore, StoredReplica, StoredRow } from './ReplicaStore.ts';
import { ReplicaLost } from './ReplicaStore.ts';
import { type Compare, ReturnKeeper } from './ReturnKeeper.ts';
import { StoreWriter } from './StoreWriter.ts';
import { storeTrouble } from './storeTrouble.ts';

/** Settled rows from which a snapshot takes their place at opening. */
const COMPACT_FROM = 200;
const FROM_STORE = Symbol('from the store');
/** A store that was taken away is opened again after this long, then after longer and longer pauses. */
const FIRST_REOPEN_MS = 250;
const LONGEST_REOPEN_MS = 30_000;

export interface ConnectOptions {
  /** `ws://127.0.0.1:port` */
  readonly address: string;
  readonly documentId: string;
  readonly token: string;
  readonly WebSocket: typeof WebSocket;
  /** Rejects where this device cannot store. */
  readonly openStore: OpenStore;
  /** The whole document over HTTP, for a first join; null when it cannot be had that way. */
  readonly fetchState?: (signal: AbortSignal) => Promise<FirstState | null>;
  readonly random?: () => number;
  /** Compares a return; where it is done is left to whoever puts the connection together. Here and now where left out. */
  readonly compare?: Compare;
  /** Notes of this document have changed: the other windows are to look. */
  readonly noted?: () => void;
}

export interface LiveConnection extends DocumentConnection {
  readonly notes: Notes;
  /** Resolves when everything made so far is stored on this device, or the store has failed. */
  stored(): Promise<void>;
  /** Takes in what other windows of this device have put into the store since, and sees to its delivery. */
  lookAgain(): Promise<void>;
  /** The network is said to be back. */
  retryNow(): void;
  /** Resolves when it was closed and let go. */
  readonly closed: Promise<void>;
}

/** A row of what others wrote. */
const fromHost = (update: Uint8Array) => ({ update, waiting: null, own: false, key: null });

export function connectDocument(options: ConnectOptions): LiveConnection {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const own = new OwnChanges();
  const notes = new Notes(options.noted ?? (() => {}));
  const returns = new ReturnKeeper(options.compare ?? (async (updates) => compareApart(updates)), notes);
  const status = writable<SafetyStatus>({ stage: 'opening', waiting: 0, connected: false, trouble: null });
  const aborter = new AbortController();
  const ready = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  let writer = new StoreWriter(null, null, () => {});
  let link: HostLink | null = null;
  let position: number | null = null;
  let opened = false;
  let closed = false;
  let store: ReplicaStore | null = null;
  let device: Uint8Array | undefined;
  /** Key of the last row of the store that was looked at. */
  let seen = 0;
  let looking: Promise<void> = Promise.resolve();
  let reopenTimer: ReturnType<typeof setTimeout> | null = null;
  let hostTrouble: ConnectionTrouble | null = null;
  const parting = new Parting({ own, writer: () => writer, returned: compareSoon });

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

  function compareSoon(): void {
    const from = store;
    if (from !== null) void writer.flush().then(() => returns.look(from));
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
          parting.check();
          tell();
        },
        durable(count, at) {
          for (const row of own.durable(count)) writer.settle(row);
          if (position !== null) reach(at);
          parting.check();
          tell();
        },
        arrived(update, at) {
          if (update !== null) {
            parting.came();
            writer.append(at === null ? own.add(update, 'early') : fromHost(update));
          }
          if (at === null) return;
          for (const row of own.early()) writer.settle(row);
          if (position !== null) reach(at);
        },
        levelled(update, at) {
          parting.came();
          writer.append(fromHost(update));
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
          parting.line(link?.connected ?? false, link?.caughtUp ?? false);
          tell();
        },
      },
    );
    link.connect();
  }

  /** A store that tells when it is lost, read. */
  async function openStore(): Promise<{ opened: ReplicaStore; replica: StoredReplica }> {
    let lost: Error | null = null;
    const opened: ReplicaStore = await options.openStore((error) => {
      lost = error;
      if (store === opened) storeLost(error);
    });
    try {
      const replica = await opened.read(device);
      if (lost !== null) throw lost;
      return { opened, replica };
    } catch (error) {
      opened.close();
      throw error;
    }
  }

  function applyRows(rows: readonly StoredRow[]): void {
    if (rows.length === 0) return;
    doc.transact(() => {
      for (const row of rows) Y.applyUpdate(doc, row.update, FROM_STORE);
    }, FROM_STORE);
    seen = Math.max(seen, ...rows.slice(-1).map((row) => row.key));
  }

  /** Nothing is on this device any more: that is told at once, and a new store is filled from memory. */
  function storeLost(error: Error): void {
    if (closed) return;
    store = null;
    seen = 0;
    writer.abandon();
    own.forgetKeys();
    writer = new StoreWriter(null, storeTrouble(error), tell);
    tell();
    reopenAfter(FIRST_REOPEN_MS);
  }

  function reopenAfter(pause: number): void {
    reopenTimer = setTimeout(() => {
      openStore().then(refill, (error) => {
        if (closed) return;
        writer.trouble = storeTrouble(error);
        tell();
        reopenAfter(Math.min(pause * 2, LONGEST_REOPEN_MS));
      });
    }, pause);
  }

  function refill({ opened, replica }: { opened: ReplicaStore; replica: StoredReplica }): void {
    if (closed) {
      opened.close();
      return;
    }
    store = opened;
    applyRows(replica.rows);
    for (const row of replica.rows) {
      if (row.waiting !== null && !own.recognise(row)) own.add(row.update, row.waiting, row.key);
    }
    // The trouble stays told until the first write has succeeded.
    writer = new StoreWriter(opened, writer.trouble, tell);
    writer.saw(seen);
    writer.append(fromHost(Y.encodeStateAsUpdate(doc)));
    for (const row of own.unstored()) writer.append(row);
    if (position !== null) writer.position(position);
    parting.storeOpened(false);
    notes.use(opened);
    link?.pump();
    tell();
  }

  async function lookAtStore(): Promise<void> {
    await opening;
    // What is on its way into the store gets its keys first, and what is settled stops waiting there.
    await writer.flush();
    const from = store;
    if (from === null || closed) return;
    const rows = await from.since(seen);
    await writer.flush();
    if (store !== from || closed) return;
    applyRows(rows);
    writer.saw(seen);
    for (const row of rows) {
      if (row.waiting !== null && !own.has(row.key)) own.add(row.update, row.waiting, row.key);
    }
    link?.pump();
    tell();
  }

  async function readStore(): Promise<StoredReplica | null> {
    let replica: StoredReplica;
    let first: ReplicaStore;
    try {
      ({ opened: first, replica } = await openStore());
    } catch (error) {
      writer = new StoreWriter(null, storeTrouble(error), tell);
      notes.use(null);
      // One that was there and was taken away comes back; where there is none, none will come.
      if (error instanceof ReplicaLost) reopenAfter(FIRST_REOPEN_MS);
      return null;
    }
    if (closed) {
      first.close();
      return null;
    }
    store = first;
    device = replica.device;
    applyRows(replica.rows);
    writer = new StoreWriter(first, null, tell);
    // What was written before there was a store to write to.
    for (const row of own.unstored()) writer.append(row);
    for (const row of replica.rows) if (row.waiting !== null) own.add(row.update, row.waiting, row.key);
    notes.use(first);
    writer.saw(seen);
    parting.storeOpened(replica.apart.some((one) => one.until === null && hasCome(one, replica.rows)));
    if (replica.apart.length > 0) compareSoon();
    const settled = replica.rows.filter((row) => row.waiting === null);
    // What was apart is still to be compared row by row, and what waits has to be sent as it was made.
    if (settled.length >= COMPACT_FROM && replica.apart.length === 0 && own.empty) {
      await first
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
        parting.came();
        writer.append(fromHost(first.update));
        reach(first.position);
        nowOpen();
      }
    }
    device ??= crypto.getRandomValues(new Uint8Array(16));
    startLink(device);
  }
  const opening = open();

  return {
    doc,
    awareness,
    status,
    caughtUp: parting.caughtUp,
    notes,
    ready: ready.promise,
    stored: async () => {
      await opening;
      await writer.flush();
    },
    lookAgain() {
      // One after the other: what is stored during one look is found by the next.
      const look = looking.then(lookAtStore);
      looking = look.catch(() => {});
      return look;
    },
    retryNow: () => link?.retryNow(),
    closed: gone.promise,
    async close() {
      if (closed) return;
      aborter.abort();
      await Promise.race([opening, ready.promise]);
      closed = true;
      returns.close();
      if (reopenTimer !== null) clearTimeout(reopenTimer);
      link?.destroy();
      await writer.close();
      doc.destroy();
      gone.resolve();
    },
  };
}
