/** C11: until the list is kept, what it is made from is. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { compareApart } from '../../../shared/changes/returning/compareApart.ts';
import { RETURNED, readReport } from '../../../shared/changes/returning/ReturnReport.ts';
import { documentOf, TestDesk } from '../../../shared/changes/returning/testing/TestDesk.ts';
import { APART } from './apart.ts';
import { MemoryDisk, openMemoryStore } from './memoryStore.ts';
import { Notes } from './Notes.ts';
import { ReturnKeeper } from './ReturnKeeper.ts';

test('the period goes when the list is kept, not before; looking twice adds nothing', async () => {
  const before = documentOf('Alpha beta.');
  const [mere, ken] = [new TestDesk('Mere', 'FJ', 2, before), new TestDesk('Ken', 'JP', 3, before)];
  mere.typeBehind('Alpha', ' (mine)');
  ken.typeBehind('beta', ' (theirs)');
  const disk = new MemoryDisk();
  const store = openMemoryStore(disk);
  const row = (update: Uint8Array, own: boolean) => ({ update, own, waiting: null });
  const write = { settle: [], position: null };
  await store.write({ ...write, append: [row(before, false)] });
  await store.write({
    ...write,
    append: [row(Y.mergeUpdates(mere.updates), true)],
    apart: { kind: 'begin', seen: 1 },
  });
  await store.write({ ...write, append: [row(Y.mergeUpdates(ken.updates), false)], apart: { kind: 'end' } });
  const periods = disk.notes.get(APART);
  expect(periods).toEqual([{ seen: 1, owed: [], until: 3 }]);

  const keeping: unknown[] = [];
  const slow = {
    ...store,
    async changeNote(name: string, next: (kept: unknown) => unknown) {
      if (name === RETURNED) {
        await new Promise((resolve) => setImmediate(resolve));
        keeping.push(disk.notes.get(APART));
      }
      return store.changeNote(name, next);
    },
  };
  const notes = new Notes(() => {});
  notes.use(slow);
  const keeper = new ReturnKeeper(async (updates) => compareApart(updates), notes);
  await Promise.all([keeper.look(slow), keeper.look(slow)]);
  expect(keeping).toEqual([periods]);
  expect(disk.notes.get(APART)).toBeUndefined();
  expect(readReport(disk.notes.get(RETURNED))?.items).toHaveLength(1);

  // Another window that had begun to look before does the same work for nothing.
  disk.notes.set(APART, periods);
  await keeper.look(slow);
  expect(readReport(disk.notes.get(RETURNED))?.items).toHaveLength(1);
  mere.close();
  ken.close();
});
