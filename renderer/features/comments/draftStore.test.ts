import { expect, test } from 'vitest';
import type { NewDraft } from './draftStore.ts';
import { createDraftStore, editKey } from './draftStore.ts';

class FakeStorage {
  readonly values = new Map<string, string>();
  getItem = (key: string) => this.values.get(key) ?? null;
  setItem = (key: string, value: string) => void this.values.set(key, value);
  removeItem = (key: string) => void this.values.delete(key);
}

const KEN = { kind: 'person', id: 'k', name: 'Ken', delegation: 'JP' } as const;
const reply = { text: '@Ken no', mentions: [{ at: 0, length: 4, to: KEN }] };
const begun: NewDraft = {
  text: 'Why?',
  mentions: [],
  subject: {
    anchor: { kind: 'text', ranges: [{ client: 1, clock: 2, length: 3 }], mark: { client: 1, clock: 9 } },
    quote: [{ text: 'abc', change: 'insert' }],
  },
};

test('what is being written is there again after a reload, each document’s by itself', () => {
  const storage = new FakeStorage();
  const store = createDraftStore('d', storage);
  let told = 0;
  store.subscribe(() => told++);
  store.set('1:2', reply);
  store.set('new', begun);
  store.set(editKey('1:2'), { text: 'x', mentions: [] });
  expect(told).toBe(3);
  const again = createDraftStore('d', storage);
  expect(again.get('1:2')).toEqual(reply);
  expect(again.getNew()).toEqual(begun);
  expect(again.get(editKey('1:2'))?.text).toBe('x');
  expect(createDraftStore('e', storage).get('1:2')).toBeNull();
  for (const key of ['1:2', 'new', editKey('1:2')]) again.set(key, null);
  expect(storage.values.size).toBe(0);
});

test('where storage is refused, or holds something else, one writes on', () => {
  const refusing = {
    getItem: () => {
      throw new Error('refused');
    },
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => {},
  };
  const store = createDraftStore('d', refusing);
  store.set('1:2', reply);
  expect(store.get('1:2')).toBe(reply);
  for (const stored of ['{', '7', '[[1]]', '[["new",["x",[],[[9],[]]]]]', '[["a",["x",[[0]],null]]]']) {
    const storage = new FakeStorage();
    storage.values.set('rapporteur.comments.d', stored);
    expect(createDraftStore('d', storage).getNew()).toBeNull();
  }
});
