/** One suite for what keeps pictures: both implementations have to pass all of it. */
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { PictureBlob } from '../../../shared/platform/BlobStore.ts';
import type { BlobDisk } from './BlobDisk.ts';
import { openIndexedDbBlobs } from './indexedDbBlobs.ts';
import { BlobMemory, openMemoryBlobs } from './memoryBlobs.ts';

const blob = (name: string, size = 10): PictureBlob => ({
  hash: name.repeat(64),
  type: 'image/png',
  bytes: new Uint8Array(size).fill(name.charCodeAt(0)),
});
let databases = 0;

const implementations: Record<string, () => () => Promise<BlobDisk>> = {
  memory: () => {
    const memory = new BlobMemory();
    return async () => openMemoryBlobs(memory);
  },
  indexedDB: () => {
    const name = `pictures-${databases++}`;
    return () => openIndexedDbBlobs(name);
  },
};

for (const [name, make] of Object.entries(implementations)) {
  describe(name, () => {
    test('what was kept is there after reopening, with what waits', async () => {
      const open = make();
      const disk = await open();
      await disk.keep(blob('a'), true);
      await disk.keep(blob('b'), false);
      disk.close();
      const again = await open();
      expect(await again.list()).toEqual([
        { hash: 'a'.repeat(64), waiting: true },
        { hash: 'b'.repeat(64), waiting: false },
      ]);
      expect(await again.read('a'.repeat(64))).toEqual(blob('a'));
      expect(await again.read('c'.repeat(64))).toBe(null);
    });

    test('whether one waits can change; kept twice it stays as it is; marking what is not there is no error', async () => {
      const disk = await make()();
      await disk.keep(blob('a'), true);
      await disk.keep(blob('a'), false);
      expect(await disk.list()).toMatchObject([{ waiting: true }]);
      await disk.mark('a'.repeat(64), false);
      await disk.mark('c'.repeat(64), true);
      expect(await disk.list()).toEqual([{ hash: 'a'.repeat(64), waiting: false }]);
    });
  });
}

test('where there is no room, what the host has and nobody read for longest makes some; what waits never does', async () => {
  const memory = new BlobMemory();
  const disk = openMemoryBlobs(memory);
  memory.room = 40;
  await disk.keep(blob('a'), true);
  await disk.keep(blob('b'), false);
  await disk.keep(blob('c'), false);
  await disk.read('b'.repeat(64));
  await disk.keep(blob('d', 15), true);
  expect((await disk.list()).map(({ hash }) => hash[0])).toEqual(['a', 'b', 'd']);
  await disk.keep(blob('e'), true);
  await expect(disk.keep(blob('f'), true)).rejects.toMatchObject({ name: 'QuotaExceededError' });
});

test('IndexedDB makes room in the same way when the browser says that it is full', async () => {
  const disk = await openIndexedDbBlobs('full');
  await disk.keep(blob('a'), true);
  await disk.keep(blob('b'), false);
  await disk.keep(blob('c'), false);
  const put = IDBObjectStore.prototype.put;
  let refusals = 1;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
    if (this.name === 'bytes' && refusals-- > 0) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, given);
  };
  try {
    await disk.keep(blob('d', 5), true);
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  expect((await disk.list()).map(({ hash }) => hash[0])).toEqual(['a', 'c', 'd']);
});

test('a database that is deleted under it is told once, and takes nothing any more', async () => {
  let lost = 0;
  const disk = await openIndexedDbBlobs('gone', () => lost++);
  await disk.keep(blob('a'), true);
  await new Promise((resolve) => {
    indexedDB.deleteDatabase('gone').onsuccess = resolve;
  });
  expect(lost).toBe(1);
  await expect(disk.keep(blob('b'), true)).rejects.toThrow('deleted');
});
