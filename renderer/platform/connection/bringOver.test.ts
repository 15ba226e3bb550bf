import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bringOver } from './bringOver.ts';
import { openIndexedDbStore, replicasWaiting, replicaWaiting } from './indexedDbStore.ts';

function index(id: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('seminar').set('id', id);
  return Y.encodeStateAsUpdate(doc);
}

async function keep(name: string, update: Uint8Array, waiting: 'own' | null): Promise<void> {
  const store = await openIndexedDbStore(name);
  await store.write({ append: [{ update, waiting }], settle: [], position: null });
  store.close();
}

test('changes kept under an earlier link of the same seminar are brought over, those of another are not', async () => {
  const words = index('any update');
  await keep('rapporteur.aa.seminar', index('pacific'), null);
  await keep('rapporteur.aa.doc', words, 'own');
  await keep('rapporteur.bb.seminar', index('atlantic'), null);
  await keep('rapporteur.bb.doc', words, 'own');
  // The new link's index is not here yet: nothing is known to be the same.
  expect(await bringOver('rapporteur.cc.')).toBe(0);
  await keep('rapporteur.cc.seminar', index('pacific'), null);
  expect(await bringOver('rapporteur.cc.')).toBe(1);
  expect(await bringOver('rapporteur.cc.')).toBe(0);
  expect((await replicasWaiting('rapporteur.')).map(({ name }) => name).sort()).toEqual([
    'rapporteur.bb.doc',
    'rapporteur.cc.doc',
  ]);
  const store = await openIndexedDbStore('rapporteur.cc.doc');
  expect(await store.since(0)).toMatchObject([{ waiting: 'own', update: words }]);
  store.close();
});

test('asking after a replica that is gone does not leave an empty one behind', async () => {
  expect(await replicaWaiting('rapporteur.gone.doc')).toBeNull();
  expect((await indexedDB.databases()).some(({ name }) => name === 'rapporteur.gone.doc')).toBe(false);
});
