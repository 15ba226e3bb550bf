/** What becomes of pictures on a device, whatever happens to its disk, its line and its host. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hashOf } from '../../../shared/exchange/pictures/hashOf.ts';
import { RED_POINT } from '../../../shared/exchange/testing/embedSamples.ts';
import type { BlobState, PictureBlob } from '../../../shared/platform/BlobStore.ts';
import type { SafetyStatus } from '../../../shared/platform/DocumentConnection.ts';
import { type Readable, writable } from '../../../shared/platform/Readable.ts';
import type { BlobAnswer, BlobClient } from './blobClient.ts';
import { type BlobTold, createBlobStore, type LiveBlobStore } from './createBlobStore.ts';
import { BlobMemory, openMemoryBlobs } from './memoryBlobs.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
  vi.useRealTimers();
});
const stores: LiveBlobStore[] = [];

function picture(name: number): PictureBlob {
  const bytes = new Uint8Array([...RED_POINT, name]);
  return { hash: hashOf(bytes), type: 'image/png', bytes };
}

/** A host that does as it is told. */
class FakeHost implements BlobClient {
  readonly has = new Map<string, PictureBlob>();
  readonly asked: string[] = [];
  /** What it answers to each picture that is brought, instead of keeping it. */
  sending: Extract<BlobAnswer<null>, { ok: false }> | null = null;
  /** Only this one is answered so. */
  failing: string | null = null;
  fetching: Extract<BlobAnswer<null>, { ok: false }> | null = null;

  async known(hashes: readonly string[]) {
    this.asked.push(`known ${hashes.length}`);
    return { ok: true, value: new Set(hashes.filter((hash) => this.has.has(hash))) } as const;
  }
  async send(blob: PictureBlob) {
    this.asked.push('send');
    if (this.sending !== null && (this.failing ?? blob.hash) === blob.hash) return this.sending;
    this.has.set(blob.hash, blob);
    return { ok: true, value: null } as const;
  }
  async fetch(hash: string) {
    this.asked.push('fetch');
    const found = this.has.get(hash);
    if (this.fetching !== null) return this.fetching;
    if (found === undefined) return { ok: false, reason: 'unknown', code: 'unknown-picture' } as const;
    return { ok: true, value: { type: found.type, bytes: found.bytes } } as const;
  }
  get sends() {
    return this.asked.filter((one) => one === 'send').length;
  }
}

const DOWN: SafetyStatus = { stage: 'safe', waiting: 0, connected: false, trouble: null };
const UP: SafetyStatus = { ...DOWN, connected: true };

function open({
  memory = new BlobMemory(),
  host = new FakeHost(),
  up = true,
  others = [] as LiveBlobStore[],
} = {}) {
  const status = writable<SafetyStatus>(up ? UP : DOWN);
  const urls = new Set<string>();
  const told: BlobTold[] = [];
  let made = 0;
  const store = createBlobStore({
    client: host,
    openDisk: async (lost) => openMemoryBlobs(memory, lost),
    status,
    tell(one) {
      told.push(one);
      for (const other of others) other.hear(one);
    },
    make() {
      const url = `blob:${made++}`;
      urls.add(url);
      return url;
    },
    drop: (url) => urls.delete(url),
  });
  stores.push(store);
  return { store, memory, host, status, urls, told };
}

/** Lets everything happen that happens at once. */
const settle = () => vi.advanceTimersByTimeAsync(0);
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function watch(readable: Readable<BlobState>) {
  const said: string[] = [];
  const say = () => {
    const state = readable.get();
    said.push(
      state.kind === 'missing' ? state.why : state.kind === 'here' ? `here ${state.atHost}` : 'loading',
    );
  };
  const stop = readable.subscribe(say);
  say();
  return { said, stop };
}

const A = picture(1);
const B = picture(2);

test('a picture put in offline is kept and shown, counts as waiting through a reload, and goes to the host once', async () => {
  const { store, memory, host } = open({ up: false });
  await store.put(A);
  const { said } = watch(store.url(A.hash));
  await settle();
  expect(said).toEqual(['loading', 'here false']);
  expect(store.status.get()).toEqual({ waiting: 1, unkept: 0, refused: 0, trouble: null });
  store.close();

  const next = open({ memory, host, up: false });
  await settle();
  expect(next.store.status.get().waiting).toBe(1);
  const shown = watch(next.store.url(A.hash));
  await settle();
  expect(shown.said.at(-1)).toBe('here false');
  expect(host.asked).toEqual([]);
  next.status.set(UP);
  await settle();
  expect(host.has.get(A.hash)?.bytes).toEqual(A.bytes);
  expect(next.store.status.get().waiting).toBe(0);
  expect(memory.blobs.get(A.hash)).toMatchObject({ waiting: false });
  expect(shown.said.at(-1)).toBe('here true');
  await pass(600_000);
  expect(host.sends).toBe(1);
  next.store.close();
  const third = open({ memory, host });
  await settle();
  expect(third.store.status.get().waiting).toBe(0);
});

test('the text goes first; who types without a pause still sends pictures', async () => {
  const { store, host, status } = open();
  status.set({ ...UP, stage: 'device', waiting: 3 });
  await store.put(A);
  await settle();
  expect(host.sends).toBe(0);
  status.set(UP);
  await settle();
  expect(host.sends).toBe(1);
  status.set({ ...UP, stage: 'host', waiting: 1 });
  await store.put(B);
  await pass(6_000);
  expect(host.sends).toBe(2);
});

test('a host that has the picture already is not sent it', async () => {
  const host = new FakeHost();
  host.has.set(A.hash, A);
  const { store } = open({ host });
  await store.put(A);
  await settle();
  expect(host.sends).toBe(0);
  expect(store.status.get().waiting).toBe(0);
});

test('a device that cannot keep it says so and holds it until the host has it', async () => {
  const { store, memory, host, status } = open({ up: false });
  await settle();
  memory.failure = new DOMException('no room', 'QuotaExceededError');
  await store.put(A);
  expect(store.status.get()).toEqual({
    waiting: 1,
    unkept: 1,
    refused: 0,
    trouble: { kind: 'device-cannot-store', reason: 'device-full' },
  });
  const { said } = watch(store.url(A.hash));
  await settle();
  expect(said.at(-1)).toBe('here false');
  memory.failure = null;
  await pass(1_000);
  expect(store.status.get()).toEqual({ waiting: 1, unkept: 0, refused: 0, trouble: null });
  memory.failure = new Error('gone again');
  await store.put(B);
  status.set(UP);
  await settle();
  expect([...host.has.keys()].sort()).toEqual([A.hash, B.hash].sort());
  expect(store.status.get()).toEqual({ waiting: 0, unkept: 0, refused: 0, trouble: null });
});

test('what waits survives that everything here is deleted under the page, in this session or an earlier one', async () => {
  const { store, memory } = open({ up: false });
  await store.put(A);
  store.close();
  const next = open({ memory, up: false });
  await next.store.put(B);
  memory.wipe();
  expect(next.store.status.get()).toMatchObject({ waiting: 2, unkept: 2 });
  await pass(5_000);
  expect(next.store.status.get()).toEqual({ waiting: 2, unkept: 0, refused: 0, trouble: null });
  expect(memory.blobs.size).toBe(2);
});

test('a host that cannot store is told of, and gets it once it can', async () => {
  const { store, host } = open();
  host.sending = { ok: false, reason: 'storing', code: 'disk-full' };
  await store.put(A);
  await settle();
  const trouble = { kind: 'host-cannot-store', reason: 'disk-full' };
  expect(store.status.get()).toEqual({ waiting: 1, unkept: 0, refused: 0, trouble });
  // However long it takes.
  await pass(3_600_000);
  expect(store.status.get()).toMatchObject({ waiting: 1, refused: 0 });
  // At most twice a minute.
  expect(host.sends).toBeLessThan(130);
  host.sending = null;
  await pass(30_000);
  expect(store.status.get()).toEqual({ waiting: 0, unkept: 0, refused: 0, trouble: null });
});

test('a picture the host does not take is asked for once, stays here, and is told of', async () => {
  const { store, host } = open();
  host.sending = { ok: false, reason: 'refused', code: 'too-large' };
  await store.put(A);
  await settle();
  host.sending = null;
  await store.put(B);
  await pass(3_600_000);
  expect(host.sends).toBe(2);
  expect([...host.has.keys()]).toEqual([B.hash]);
  expect(store.status.get()).toEqual({ waiting: 1, unkept: 0, refused: 1, trouble: null });
});

test('one that fails again and again is given up until there is a new line, and keeps no other waiting', async () => {
  const { store, host, status } = open();
  host.sending = { ok: false, reason: 'failed', code: 'failed' };
  await store.put(A);
  await settle();
  const other = picture(3);
  host.failing = A.hash;
  await store.put(other);
  await settle();
  expect([...host.has.keys()]).toEqual([other.hash]);
  host.failing = null;
  await pass(3_600_000);
  // Six times, and the other one once.
  expect(host.sends).toBe(7);
  expect(store.status.get()).toMatchObject({ waiting: 1, refused: 1 });
  host.sending = null;
  await store.put(B);
  await settle();
  expect([...host.has.keys()]).toEqual([other.hash, B.hash]);
  status.set(DOWN);
  status.set(UP);
  await settle();
  expect(host.has.has(A.hash)).toBe(true);
  expect(store.status.get()).toEqual({ waiting: 0, unkept: 0, refused: 0, trouble: null });
});

test('a picture of somebody else is awaited until it is there, then fetched, kept and shown', async () => {
  const { store, host, memory } = open();
  const { said } = watch(store.url(A.hash));
  await settle();
  expect(said).toEqual(['loading', 'awaited']);
  host.has.set(A.hash, A);
  await pass(30_000);
  expect(said).toEqual(['loading', 'awaited', 'loading', 'here true']);
  expect(memory.blobs.get(A.hash)).toMatchObject({ waiting: false });
  const fetched = host.asked.length;
  await pass(600_000);
  expect(host.asked.length).toBe(fetched);
});

test('without a line a picture that is not here is missing, in words that say so; not before there was time for one', async () => {
  const { store, host, status } = open({ up: false });
  host.has.set(A.hash, A);
  const { said } = watch(store.url(A.hash));
  await settle();
  expect(said).toEqual(['loading']);
  await pass(3_000);
  expect(said).toEqual(['loading', 'offline']);
  status.set(UP);
  await settle();
  expect(said.at(-1)).toBe('here true');
});

test('what comes as something else is not taken, and not asked for without end', async () => {
  const { store, host, memory } = open();
  host.has.set(A.hash, { ...B, hash: A.hash });
  const { said } = watch(store.url(A.hash));
  await pass(3_600_000);
  expect(said.at(-1)).toBe('failed');
  expect(memory.blobs.size).toBe(0);
  expect(host.asked.filter((one) => one === 'fetch').length).toBe(6);
});

test('pictures of an open document are fetched although nobody looks at them yet, and then are here without a line', async () => {
  const { store, host, memory, status } = open();
  host.has.set(A.hash, A);
  host.has.set(B.hash, B);
  store.want([A.hash, B.hash]);
  await settle();
  expect([...memory.blobs.keys()].sort()).toEqual([A.hash, B.hash].sort());
  expect(host.asked.filter((one) => one.startsWith('known')).length).toBe(1);
  status.set(DOWN);
  const { said } = watch(store.url(B.hash));
  await settle();
  expect(said.at(-1)).toBe('here true');
  expect(await store.read(A.hash)).toEqual(A.bytes);
  expect(await store.read(picture(3).hash)).toBe(null);
});

test('a picture that the host had and lost comes back from a desk that opens its document', async () => {
  const { store, host, status } = open();
  await store.put(A);
  await settle();
  host.has.clear();
  status.set(DOWN);
  status.set(UP);
  await settle();
  expect(host.has.has(A.hash)).toBe(true);
  expect(store.status.get().waiting).toBe(0);
});

test('an address is made once, is good while somebody looks, and is let go soon after', async () => {
  const { store, urls } = open();
  await store.put(A);
  const readable = store.url(A.hash);
  expect(store.url(A.hash)).toBe(readable);
  const first = watch(readable);
  const second = watch(readable);
  await settle();
  expect([...urls]).toEqual(['blob:0']);
  first.stop();
  first.stop();
  await pass(60_000);
  expect([...urls]).toEqual(['blob:0']);
  second.stop();
  // A page that is drawn anew.
  await pass(5_000);
  const back = watch(readable);
  await pass(60_000);
  expect([...urls]).toEqual(['blob:0']);
  back.stop();
  await pass(60_000);
  expect(urls.size).toBe(0);
  const later = watch(readable);
  await settle();
  expect([...urls]).toEqual(['blob:1']);
  expect(later.said.at(-1)).toBe('here true');
});

test('two windows: the other one counts what waits, shows it, and takes over when the first is closed', async () => {
  const memory = new BlobMemory();
  const host = new FakeHost();
  const other = open({ memory, host });
  const { store, status } = open({ memory, host, up: false, others: [other.store] });
  const shown = watch(other.store.url(A.hash));
  await settle();
  await store.put(A);
  await settle();
  expect(other.store.status.get().waiting).toBe(1);
  expect(shown.said.at(-1)).toBe('here false');
  // The first is given time to bring it itself.
  expect(host.sends).toBe(0);
  other.store.hear({ kind: 'left' });
  await settle();
  expect(host.sends).toBe(1);
  expect(other.told).toEqual([{ kind: 'sent', hash: A.hash }]);
  store.hear({ kind: 'sent', hash: A.hash });
  expect(store.status.get().waiting).toBe(0);
  status.set(UP);
  await pass(600_000);
  expect(host.sends).toBe(1);
});
