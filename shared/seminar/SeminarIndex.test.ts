import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addDocument,
  archiveDocument,
  createSeminarIndex,
  moveDocument,
  type NewDocument,
  readSeminar,
  renameDocument,
  renameSeminar,
  restoreDocument,
  type Seminar,
} from './SeminarIndex.ts';

const SEMINAR: Seminar = {
  id: 's1',
  title: 'Regional seminar',
  created: '2018-06-11T01:00:00.000Z',
  template: 't',
};
const entry = (id: string): NewDocument => ({
  id,
  title: `Text ${id}`,
  language: 'en',
  created: SEMINAR.created,
});

/** A replica of the same index with a client id of its own, so that either side can be made to win. */
function replica(update: Uint8Array, clientID: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  Y.applyUpdate(doc, update);
  return doc;
}

function exchange(a: Y.Doc, b: Y.Doc, aFirst: boolean): void {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)];
  const steps = [() => Y.applyUpdate(b, fromA), () => Y.applyUpdate(a, fromB)];
  for (const step of aFirst ? steps : steps.reverse()) step();
  expect(readSeminar(a)).toEqual(readSeminar(b));
}

const BOTH_ORDERS = [
  [1, 2, true],
  [2, 1, true],
  [1, 2, false],
  [2, 1, false],
] as const;

const start = () => createSeminarIndex(SEMINAR, ['a', 'b', 'c'].map(entry));
const ids = (doc: Y.Doc) => readSeminar(doc).documents.map(({ id }) => id);
const find = (doc: Y.Doc, id: string) => readSeminar(doc).documents.find((document) => document.id === id);

test('a new index reads back, in the order given', () => {
  const doc = replica(start(), 1);
  expect(readSeminar(doc)).toEqual({
    seminar: SEMINAR,
    documents: ['a', 'b', 'c'].map((id, at) => ({ ...entry(id), archived: false, order: at + 1 })),
  });
});

test('before a seminar there is none, and no documents', () => {
  expect(readSeminar(new Y.Doc())).toEqual({ seminar: null, documents: [] });
});

test('the same update twice, or stored and sent, is one seminar with one list', () => {
  const update = start();
  const doc = replica(update, 1);
  Y.applyUpdate(doc, update);
  expect(ids(doc)).toEqual(['a', 'b', 'c']);
});

test.each(BOTH_ORDERS)(
  'of two concurrent renames all replicas keep the same one (%i, %i, %s)',
  (one, two, aFirst) => {
    const update = start();
    const [a, b] = [replica(update, one), replica(update, two)];
    renameDocument(a, 'a', 'Framework of research');
    renameDocument(b, 'a', 'Framework');
    exchange(a, b, aFirst);
    expect(['Framework of research', 'Framework']).toContain(find(a, 'a')?.title);
    expect(ids(a)).toEqual(['a', 'b', 'c']);
  },
);

test.each(BOTH_ORDERS)('an archiving and a rename both hold (%i, %i, %s)', (one, two, aFirst) => {
  const update = start();
  const [a, b] = [replica(update, one), replica(update, two)];
  archiveDocument(a, 'b');
  renameDocument(b, 'b', 'Agreed outcomes');
  exchange(a, b, aFirst);
  expect(find(a, 'b')).toMatchObject({ title: 'Agreed outcomes', archived: true });
});

test.each(BOTH_ORDERS)('documents added and moved apart all stay listed (%i, %i, %s)', (one, two, aFirst) => {
  const update = start();
  const [a, b] = [replica(update, one), replica(update, two)];
  addDocument(a, entry('d'));
  moveDocument(a, 'c', 'a');
  addDocument(b, entry('e'));
  moveDocument(b, 'b', 'a');
  exchange(a, b, aFirst);
  // c and b took the same place, d and e too: equal places are told apart by id.
  expect(ids(a)).toEqual(['b', 'c', 'a', 'd', 'e']);
});

test('archive and restore, seminar and document titles', () => {
  const doc = replica(start(), 1);
  expect(archiveDocument(doc, 'a')).toEqual({ ok: true });
  expect(find(doc, 'a')?.archived).toBe(true);
  expect(restoreDocument(doc, 'a')).toEqual({ ok: true });
  expect(find(doc, 'a')?.archived).toBe(false);
  expect(renameDocument(doc, 'a', '  Two\nlines\u2028 here ')).toEqual({ ok: true });
  expect(find(doc, 'a')?.title).toBe('Two lines here');
  expect(renameSeminar(doc, 'Seminar 2')).toEqual({ ok: true });
  expect(readSeminar(doc).seminar?.title).toBe('Seminar 2');
});

test('an edit that cannot be made says why and writes nothing', () => {
  const doc = replica(start(), 1);
  const before = Y.encodeStateVector(doc);
  expect(renameDocument(doc, 'a', ' \n ')).toEqual({ ok: false, reason: 'empty-title' });
  expect(renameDocument(doc, 'a', 'x'.repeat(301))).toEqual({ ok: false, reason: 'title-too-long' });
  expect(renameSeminar(doc, '')).toEqual({ ok: false, reason: 'empty-title' });
  expect(archiveDocument(doc, 'nowhere')).toEqual({ ok: false, reason: 'unknown-document' });
  expect(moveDocument(doc, 'nowhere', null)).toEqual({ ok: false, reason: 'unknown-document' });
  expect(moveDocument(doc, 'a', 'nowhere')).toEqual({ ok: false, reason: 'unknown-document' });
  expect(moveDocument(doc, 'a', 'b')).toEqual({ ok: true });
  expect(renameDocument(doc, 'a', 'Text a')).toEqual({ ok: true });
  expect(renameSeminar(doc, SEMINAR.title)).toEqual({ ok: true });
  expect(Y.encodeStateVector(doc)).toEqual(before);
});

test('a document can be moved for ever', () => {
  const doc = replica(start(), 1);
  for (let turn = 0; turn < 200; turn += 1) {
    const last = ids(doc).at(-1) ?? '';
    moveDocument(doc, last, ids(doc)[1] ?? '');
    expect(ids(doc)[1]).toBe(last);
  }
  moveDocument(doc, 'a', null);
  expect(ids(doc).at(-1)).toBe('a');
  moveDocument(doc, 'a', ids(doc)[0] ?? '');
  expect(ids(doc)[0]).toBe('a');
});

test('ids that cannot be documents are refused', () => {
  const doc = replica(start(), 1);
  expect(() => addDocument(doc, entry('seminar'))).toThrow(/cannot be the id/);
  expect(() => addDocument(doc, entry('../x'))).toThrow(/cannot be the id/);
  expect(() => addDocument(doc, entry('a'))).toThrow(/already/);
});

test('garbage is read as harmless values, hides no document and can be mended', () => {
  const doc = replica(start(), 1);
  const documents = doc.getMap<unknown>('documents');
  const a = documents.get('a') as Y.Map<unknown>;
  for (const name of ['title', 'language', 'created', 'archived', 'order'])
    a.set(name, { not: ['a', 'value'] });
  documents.set('b', 'no map at all');
  documents.set('c', new Y.Text('nor this'));
  documents.set('../../etc', new Y.Map());
  documents.set('seminar', new Y.Map());
  documents.set(
    'future',
    new Y.Map<unknown>([
      ['order', Number.NaN],
      ['title', `${'x'.repeat(299)}\u{1F600}`],
      ['more', 1],
    ]),
  );
  const seminar = doc.getMap('seminar');
  for (const name of ['title', 'created', 'template']) seminar.set(name, 7);

  const read = readSeminar(doc);
  expect(read.seminar).toEqual({ id: 's1', title: '', created: '', template: null });
  expect(read.documents.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'future']);
  expect(find(doc, 'a')).toEqual({
    id: 'a',
    title: '',
    language: 'und',
    created: '',
    archived: false,
    order: Number.MAX_SAFE_INTEGER,
  });
  expect(find(doc, 'future')?.order).toBe(Number.MAX_SAFE_INTEGER);
  expect(find(doc, 'future')?.title).toBe(`${'x'.repeat(299)}\uFFFD`);

  for (const id of ['a', 'b', 'c']) expect(renameDocument(doc, id, `Again ${id}`)).toEqual({ ok: true });
  archiveDocument(doc, 'b');
  expect(find(doc, 'b')).toMatchObject({ title: 'Again b', archived: true });
  moveDocument(doc, 'future', 'a');
  expect(ids(doc)).toEqual(['future', 'a', 'b', 'c']);
  expect(() => addDocument(doc, entry('next'))).not.toThrow();
  expect(ids(doc).at(-1)).toBe('next');

  seminar.set('id', null);
  expect(readSeminar(doc).seminar).toBeNull();
});
