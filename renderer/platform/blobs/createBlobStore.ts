/**
 * The pictures of a desk on this device: kept here at once, brought to the host after the text, fetched where they are
 * wanted, and the truth about what this device still owes. All documents of a desk share one. Nothing here needs a
 * browser: the disk, the host and the addresses are handed in.
 */
import type { BlobState, BlobStore, BlobsStatus } from '../../../shared/platform/BlobStore.ts';
import type { SafetyStatus } from '../../../shared/platform/DocumentConnection.ts';
import { type Readable, writable } from '../../../shared/platform/Readable.ts';
import { BlobCarrier } from './BlobCarrier.ts';
import type { OpenBlobDisk } from './BlobDisk.ts';
import { type BlobEntry, blobEntry } from './BlobEntry.ts';
import { BlobKeeper } from './BlobKeeper.ts';
import { BlobUrls, type UrlOptions } from './BlobUrls.ts';
import type { BlobClient } from './blobClient.ts';
import { until } from './until.ts';

/** What the windows of a desk on one device tell each other of pictures. */
export type BlobTold =
  /** A window keeps one that the host does not have, and brings it. */
  | { readonly kind: 'kept'; readonly hash: string }
  | { readonly kind: 'sent'; readonly hash: string }
  /** A window is being closed: what it was bringing is for the others. */
  | { readonly kind: 'left' };

export interface BlobStoreOptions extends Pick<UrlOptions, 'make' | 'drop'> {
  readonly client: BlobClient;
  readonly openDisk: OpenBlobDisk;
  /** Of the text. */
  readonly status: Readable<SafetyStatus>;
  /** To the other windows. */
  readonly tell: (told: BlobTold) => void;
}

export interface LiveBlobStore extends BlobStore {
  /** What another window said. */
  hear(told: BlobTold): void;
  close(): void;
}

/** The text is given this long to go ahead, in ms: who types without a pause still sends pictures. */
const TEXT_FIRST_MS = 5_000;
/** An export waits for pictures on their way for so long. */
const DELIVERY_MS = 10_000;
/** Another window is given this long to bring what it keeps. */
const OTHERS_MS = 5_000;
/** Before that nobody is told that there is no line. */
const FIRST_LINE_MS = 3_000;

export function createBlobStore(options: BlobStoreOptions): LiveBlobStore {
  const entries = new Map<string, BlobEntry>();
  const shown = new Map<string, Readable<BlobState>>();
  const status = writable<BlobsStatus>({ waiting: 0, unkept: 0, refused: 0, trouble: null });
  let hasLine = isUp();
  let isOpening = true;

  function isUp(): boolean {
    const { connected, trouble } = options.status.get();
    return connected && trouble?.kind !== 'refused';
  }

  function entryOf(hash: string): BlobEntry {
    let entry = entries.get(hash);
    if (entry === undefined) {
      entry = blobEntry(hash);
      entries.set(hash, entry);
    }
    return entry;
  }

  function changed(entry: BlobEntry): void {
    urls.refresh(entry);
    const before = status.get();
    const now = statusOf(entries.values(), keeper.trouble, carrier.trouble);
    if (JSON.stringify(before) !== JSON.stringify(now)) status.set(now);
  }

  const keeper: BlobKeeper = new BlobKeeper({
    openDisk: options.openDisk,
    entry: entryOf,
    entries: () => entries.values(),
    changed,
  });
  const carrier: BlobCarrier = new BlobCarrier({
    client: options.client,
    keeper,
    entries: () => entries.values(),
    isConnected: isUp,
    textFirst: () => textSent(options.status),
    sent: ({ hash }) => options.tell({ kind: 'sent', hash }),
    arrived: (entry) => void urls.show(entry),
    changed,
  });
  const urls = new BlobUrls({
    make: options.make,
    drop: options.drop,
    bytesOf: (entry) => keeper.bytesOf(entry),
    isConnected: () => isOpening || isUp(),
    looked: (entry) => want([entry.hash]),
  });

  const stopWatching = options.status.subscribe(() => {
    const now = isUp();
    if (now === hasLine) return;
    hasLine = now;
    if (now) {
      isOpening = false;
      carrier.connected();
    }
    for (const entry of entries.values()) urls.refresh(entry);
  });
  const opening = setTimeout(() => {
    isOpening = false;
    for (const entry of entries.values()) urls.refresh(entry);
  }, FIRST_LINE_MS);
  // What earlier sessions left behind.
  void keeper.ready.then(() => carrier.kick());

  function want(hashes: readonly string[]): void {
    let isNews = false;
    for (const hash of hashes) {
      const entry = entryOf(hash);
      isNews ||= !entry.wanted;
      entry.wanted = true;
      // Somebody looks again.
      if (!entry.waiting) entry.tries = 0;
    }
    if (isNews) carrier.kick();
  }

  return {
    status,
    want,
    async put(blob) {
      const entry = entryOf(blob.hash);
      entry.wanted = true;
      if (entry.place !== 'nowhere' && !entry.waiting) return carrier.kick();
      Object.assign(entry, { waiting: true, refused: null, tries: 0, later: 0 });
      await keeper.keep(entry, blob);
      options.tell({ kind: 'kept', hash: blob.hash });
      void urls.show(entry);
      carrier.kick();
    },
    url(hash) {
      let readable = shown.get(hash);
      if (readable === undefined) {
        const entry = entryOf(hash);
        readable = { get: entry.state.get, subscribe: (listener) => urls.look(entry, listener) };
        shown.set(hash, readable);
      }
      return readable;
    },
    async read(hash) {
      const entry = entryOf(hash);
      const here = await keeper.bytesOf(entry);
      if (here !== null) return here.bytes;
      return isUp() ? ((await carrier.fetch(entry))?.bytes ?? null) : null;
    },
    delivered: () =>
      until(DELIVERY_MS, [status, options.status], () => {
        const { waiting, refused, trouble } = status.get();
        return waiting === refused || trouble?.kind === 'host-cannot-store' || !isUp();
      }),
    hear(told) {
      if (told.kind === 'left') {
        for (const entry of entries.values()) entry.later = 0;
        carrier.kick();
        return;
      }
      const entry = entryOf(told.hash);
      if (entry.place === 'nowhere') entry.place = 'disk';
      entry.waiting = told.kind === 'kept';
      entry.confirmed = told.kind === 'sent';
      entry.later = told.kind === 'kept' ? Date.now() + OTHERS_MS : 0;
      if (!entry.waiting && entry.place === 'disk') entry.file = null;
      void urls.show(entry);
      changed(entry);
      if (entry.waiting) carrier.kick();
    },
    close() {
      clearTimeout(opening);
      stopWatching();
      carrier.close();
      keeper.close();
      urls.close();
    },
  };
}

function statusOf(entries: Iterable<BlobEntry>, device: string | null, host: string | null): BlobsStatus {
  const waiting = [...entries].filter((entry) => entry.waiting);
  const unkept = waiting.filter(({ place }) => place === 'window').length;
  const trouble =
    unkept > 0 && device !== null
      ? ({ kind: 'device-cannot-store', reason: device } as const)
      : waiting.length > 0 && host !== null
        ? ({ kind: 'host-cannot-store', reason: host } as const)
        : null;
  const refused = waiting.filter((entry) => entry.refused !== null).length;
  return { waiting: waiting.length, unkept, refused, trouble };
}

/** Resolves when no change of the text waits, there is no line, or it took too long. */
function textSent(status: Readable<SafetyStatus>): Promise<void> {
  return until(TEXT_FIRST_MS, [status], () => status.get().waiting === 0 || !status.get().connected);
}
