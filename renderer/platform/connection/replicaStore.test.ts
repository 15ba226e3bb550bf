/** One suite for what keeps a replica: both implementations have to pass all of it. */
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { openIndexedDbStore } from './indexedDbStore.ts';
import { MemoryDisk, openMemoryStore } from './memoryStore.ts';
import type { ReplicaStore, StoreWrite } from './ReplicaStore.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const write = (change: Partial<StoreWrite>): StoreWrite => ({
  append: [],
  settle: [],
  position: null,
  ...change,
});
let databases = 0;

const implementations: Record<string, () => () => Promise<ReplicaStore>> = {
  memory: () => {
    const disk = new MemoryDisk();
    return async () => openMemoryStore(disk);
  },
  indexedDB: () => {
    const name = `replica-${databases++}`;
    return () => openIndexedDbStore(name);
  },
};

for (const [name, make] of Object.entries(implementations)) {
  describe(name, () => {
    test('what was written is there after reopening, in order, with what waits', async () => {
      const open = make();
      const store = await open();
      const keys = await store.write(
        write({
          append: [
            { update: bytes(1), waiting: 'own' },
            { update: bytes(2, 2), waiting: null },
          ],
          position: 7,
        }),
      );
      await store.write(write({ append: [{ update: bytes(3), waiting: 'early' }] }));
      store.close();
      const again = await (await open()).read();
      expect(again.rows.map(({ update, waiting }) => [[...update], waiting])).toEqual([
        [[1], 'own'],
        [[2, 2], null],
        [[3], 'early'],
      ]);
      expect(again.rows.slice(0, 2).map(({ key }) => key)).toEqual(keys);
      expect(again.position).toBe(7);
    });

    test('a settled row stays and no longer waits; one that is gone is no error', async () => {
      const open = make();
      const store = await open();
      const [key] = await store.write(write({ append: [{ update: bytes(1), waiting: 'own' }] }));
      await store.write(write({ settle: [key as number, 999] }));
      expect((await store.read()).rows).toMatchObject([{ waiting: null }]);
    });

    test('the position only grows, until it is forgotten', async () => {
      const store = await make()();
      await store.write(write({ position: 9 }));
      await store.write(write({ position: 4 }));
      expect((await store.read()).position).toBe(9);
      await store.write(write({ position: 'unknown' }));
      expect((await store.read()).position).toBeNull();
    });

    test('a snapshot takes the place of the rows it holds, and of no others, where the last of them was', async () => {
      const store = await make()();
      const keys = await store.write(
        write({ append: [1, 2, 3].map((value) => ({ update: bytes(value), waiting: null })) }),
      );
      await store.replace(keys.slice(0, 2), bytes(12));
      const { rows } = await store.read();
      expect(rows.map(({ key, update }) => [key, [...update]])).toEqual([
        [keys[1], [12]],
        [keys[2], [3]],
      ]);
    });

    test('what was made here is known as such when it is safe', async () => {
      const open = make();
      const store = await open();
      const [own] = await store.write(write({ append: [{ update: bytes(1), waiting: 'own' }] }));
      await store.write(
        write({ append: [{ update: bytes(2), waiting: null, own: true }], settle: [own as number] }),
      );
      await store.write(write({ append: [{ update: bytes(3), waiting: 'early' }] }));
      store.close();
      const { rows } = await (await open()).read();
      expect(rows.map((row) => [row.own, row.waiting])).toEqual([
        [true, null],
        [true, null],
        [false, 'early'],
      ]);
    });

    test('notes are kept beside the rows, changed one after the other, and taken away', async () => {
      const open = make();
      const [one, two] = [await open(), await open()];
      expect(await one.note('list')).toBeNull();
      const add = (item: string) => (before: unknown) => [...((before as string[] | null) ?? []), item];
      await Promise.all(
        ['a', 'b', 'c'].map((item, at) => (at % 2 === 0 ? one : two).changeNote('list', add(item))),
      );
      expect(((await one.note('list')) as string[]).toSorted()).toEqual(['a', 'b', 'c']);
      expect(await two.changeNote('list', () => null)).toBeNull();
      expect(await one.note('list')).toBeNull();
      expect((await one.read()).rows).toEqual([]);
    });

    test('a time apart begins once, knows what was owed, and ends with the last row', async () => {
      const store = await make()();
      const [had, owed] = (await store.write(
        write({
          append: [
            { update: bytes(1), waiting: null },
            { update: bytes(2), waiting: 'own' },
          ],
        }),
      )) as [number, number];
      await store.write(write({ apart: { kind: 'begin', seen: owed } }));
      await store.write(
        write({ append: [{ update: bytes(3), waiting: 'own' }], apart: { kind: 'begin', seen: owed } }),
      );
      expect((await store.read()).apart).toEqual([{ seen: owed, owed: [owed], until: null }]);
      const [last] = await store.write(
        write({ append: [{ update: bytes(4), waiting: null }], settle: [owed], apart: { kind: 'end' } }),
      );
      await store.write(write({ apart: { kind: 'end' } }));
      expect((await store.read()).apart).toEqual([{ seen: owed, owed: [owed], until: last }]);
      expect(had).toBeLessThan(owed);
    });

    test('all windows of a device prove themselves with the same bytes', async () => {
      const open = make();
      const [first, second] = [await open(), await open()];
      expect((await first.read()).device).toEqual((await second.read()).device);
      expect((await first.read()).device).toHaveLength(16);
    });

    test('two windows write at once and none loses a row', async () => {
      const open = make();
      const [first, second] = [await open(), await open()];
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? first : second).write(
            write({ append: [{ update: bytes(index), waiting: 'own' }] }),
          ),
        ),
      );
      const { rows } = await first.read();
      expect(rows.map(({ update }) => update[0]).sort((a = 0, b = 0) => a - b)).toEqual([
        ...Array(20).keys(),
      ]);
    });
  });
}

test('a database that is taken away is told at the next write', async () => {
  const store = await openIndexedDbStore('taken');
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase('taken');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
  await expect(store.write(write({ append: [{ update: bytes(1), waiting: 'own' }] }))).rejects.toThrow(
    /taken over/,
  );
});
