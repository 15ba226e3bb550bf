import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Addressee } from './Addressee.ts';
import { addresseeKey, isFor } from './Addressee.ts';
import { parseComment } from './commentEntries.ts';
import { knownPeople } from './knownPeople.ts';
import { MOST_TEXT } from './messageParts.ts';
import { MOST_QUOTED, makeQuote, quoteText, readQuote, writeQuote } from './Quote.ts';
import { CommentDesk, documentOf, meet } from './testing/CommentDesk.ts';
import { assign, editMessage, reply, setResolved } from './writeComments.ts';

const MERE = { id: 'm', name: 'Mere', delegation: 'FJ' };
const KEN = { id: 'k', name: 'Ken', delegation: 'JP' };
const AIDA = { id: 'a', name: 'Aida', delegation: 'KZ' };

const open: CommentDesk[] = [];
function desks(...paragraphs: string[]): [CommentDesk, CommentDesk, CommentDesk] {
  const start = documentOf(
    ...(paragraphs.length > 0 ? paragraphs : ['Quality is assured.', 'Credits count.']),
  );
  const made = [MERE, KEN, AIDA].map((author, index) => new CommentDesk(index + 1, author, start));
  open.push(...made);
  return made as [CommentDesk, CommentDesk, CommentDesk];
}
afterEach(() => {
  for (const desk of open.splice(0)) desk.close();
});

const deed = (desk: CommentDesk) => ({ author: desk.author, at: desk.now++ });
const texts = (desk: CommentDesk, id: string) =>
  desk.comments.thread(id)?.messages.map(({ author, parts }) => `${author.name}: ${parts.join('')}`);
const state = (desk: CommentDesk, id: string) => {
  const thread = desk.comments.thread(id);
  return thread?.resolved === null ? (thread.openAgain?.reason ?? 'open') : 'resolved';
};

test('C1 a thread, its replies and what was done with it read alike on every desk, and from a cold start', () => {
  const [mere, ken] = desks();
  const id = mere.commentOn('Quality', 'By whom?');
  meet(mere, ken);
  reply(ken.comments, deed(ken), id, ['By an agency.']);
  assign(ken.comments, deed(ken), id, { kind: 'delegation', delegation: 'FJ' });
  meet(mere, ken);
  editMessage(mere.comments, deed(mere), id, id, ['By which body?']);
  setResolved(mere.comments, deed(mere), id, true);
  meet(mere, ken);
  const cold = new CommentDesk(9, AIDA, Y.encodeStateAsUpdate(ken.doc));
  open.push(cold);
  for (const desk of [mere, ken, cold]) {
    expect(texts(desk, id)).toEqual(['Mere: By which body?', 'Ken: By an agency.']);
    expect(state(desk, id)).toBe('resolved');
    expect(desk.comments.thread(id)?.resolved?.author).toEqual(MERE);
    expect(desk.comments.thread(id)?.assignments[0]?.to).toEqual({ kind: 'delegation', delegation: 'FJ' });
    expect(desk.comments.thread(id)?.messages[0]?.editedAt).toBeGreaterThan(0);
    expect(desk.comments.unreadable).toEqual([]);
  }
});

test('C1 a thread in which nothing happened stays the same object', () => {
  const [mere] = desks();
  const first = mere.commentOn('Quality');
  const second = mere.commentOn('Credits');
  const before = mere.comments.thread(first);
  const list = mere.comments.threads;
  expect(mere.comments.threads).toBe(list);
  reply(mere.comments, deed(mere), second, ['And these?']);
  expect(mere.comments.thread(first)).toBe(before);
  expect(mere.comments.thread(second)?.messages).toHaveLength(2);
  expect(mere.comments.threads).not.toBe(list);
});

test('C2 nothing is written for nothing, for a text too long, or in a thread nobody has', () => {
  const [mere, ken] = desks();
  const id = mere.commentOn('Quality');
  const before = Y.encodeStateVector(mere.doc);
  const { comments } = mere;
  expect(reply(comments, deed(mere), id, [' \n\t'])).toEqual({ ok: false, reason: 'empty' });
  expect(reply(comments, deed(mere), id, ['x'.repeat(MOST_TEXT + 1)])).toEqual({
    ok: false,
    reason: 'tooLong',
  });
  expect(reply(comments, deed(mere), '7:7', ['Hello'])).toEqual({ ok: false, reason: 'unknown' });
  expect(assign(comments, deed(mere), '7:7', null)).toEqual({ ok: false, reason: 'unknown' });
  expect(setResolved(comments, deed(mere), '7:7', true)).toEqual({ ok: false, reason: 'unknown' });
  expect(editMessage(comments, deed(mere), id, '7:7', ['x'])).toEqual({ ok: false, reason: 'unknown' });
  expect(editMessage(comments, deed(ken), id, id, ['x'])).toEqual({ ok: false, reason: 'notOwn' });
  expect(Y.encodeStateVector(mere.doc)).toEqual(before);
  expect(reply(comments, deed(mere), id, ['x'.repeat(MOST_TEXT)])).toMatchObject({ ok: true });
  expect(comments.thread(id)?.messages).toHaveLength(2);
});

test('C3 an answer stands behind what its author had read, whatever their watches say', () => {
  const [mere, ken, aida] = desks();
  const id = mere.commentOn('Quality', 'one');
  meet(mere, ken, aida);
  ken.now = 5;
  reply(ken.comments, deed(ken), id, ['two']);
  aida.pull(ken);
  aida.now = 3;
  reply(aida.comments, deed(aida), id, ['three']);
  mere.pull(aida);
  reply(mere.comments, deed(mere), id, ['four']);
  meet(mere, ken, aida);
  for (const desk of [mere, ken, aida])
    expect(texts(desk, id)).toEqual(['Mere: one', 'Ken: two', 'Aida: three', 'Mere: four']);
});

test('C4 a mention is a part of its own and is called what the person is called now', () => {
  const [mere, ken] = desks();
  const to: Addressee = { kind: 'person', ...KEN };
  const id = mere.commentOn('Quality');
  reply(mere.comments, deed(mere), id, [
    'Is it so, ',
    to,
    '? @Aida ',
    { kind: 'delegation', delegation: 'KZ' },
  ]);
  meet(mere, ken);
  expect(ken.comments.thread(id)?.messages[1]?.parts).toEqual([
    'Is it so, ',
    to,
    '? @Aida ',
    { kind: 'delegation', delegation: 'KZ' },
  ]);
  reply(ken.comments, deed(ken), id, ['Yes and no.']);
  reply(ken.comments, { author: { ...KEN, name: 'Ken Sato' }, at: 1e6 }, id, ['Yes.']);
  meet(mere, ken);
  expect(knownPeople(mere.changes, mere.comments).get('k')?.name).toBe('Ken Sato');
  expect(mere.comments.unreadable).toEqual([]);
  expect(isFor(to, KEN) && isFor({ kind: 'delegation', delegation: 'JP' }, KEN)).toBe(true);
  expect(isFor(to, MERE) || isFor({ kind: 'delegation', delegation: 'JP' }, MERE)).toBe(false);
  expect(addresseeKey(to)).toBe(addresseeKey({ ...to, name: 'Ken Sato' }));
});

test('C5 the quote is kept as it read, with what was proposed in it, and cut where it is long', () => {
  const [mere] = desks();
  mere.writer.mode = 'suggesting';
  mere.eraseWords('is assured');
  mere.typeBehind('is assured', 'matters');
  const id = mere.commentOn('Quality is assuredmatters.');
  expect(mere.comments.thread(id)?.quote).toEqual([
    { text: 'Quality ', change: 'none' },
    { text: 'is assured', change: 'delete' },
    { text: 'matters', change: 'insert' },
    { text: '.', change: 'none' },
  ]);
  const long = makeQuote([
    { text: 'a'.repeat(MOST_QUOTED - 1), change: 'none' },
    { text: '\u{1F600}b', change: 'insert' },
    { text: 'never', change: 'none' },
  ]);
  expect(quoteText(long)).toBe(`${'a'.repeat(MOST_QUOTED - 1)}…`);
  expect(readQuote(writeQuote(long))).toEqual(long);
});

test('G2 resolving closes a thread; a reply that the resolver had not seen opens it and says so', () => {
  const [mere, ken] = desks();
  const id = mere.commentOn('Quality');
  meet(mere, ken);
  reply(ken.comments, deed(ken), id, ['Not so fast.']);
  setResolved(mere.comments, deed(mere), id, true);
  expect(state(mere, id)).toBe('resolved');
  meet(mere, ken);
  for (const desk of [mere, ken]) {
    expect(state(desk, id)).toBe('unseen');
    expect(desk.comments.thread(id)?.openAgain).toMatchObject({
      by: { author: KEN },
      resolved: { author: MERE },
    });
  }
  setResolved(mere.comments, deed(mere), id, true);
  expect(state(mere, id)).toBe('resolved');
  reply(mere.comments, deed(mere), id, ['One more thing.']);
  expect(state(mere, id)).toBe('unseen');
});

test('G2 a resolve is enough where one of those made apart had seen everything', () => {
  const [mere, ken] = desks();
  const id = mere.commentOn('Quality');
  meet(mere, ken);
  setResolved(mere.comments, deed(mere), id, true);
  reply(ken.comments, deed(ken), id, ['Agreed.']);
  setResolved(ken.comments, deed(ken), id, true);
  meet(mere, ken);
  expect(state(mere, id)).toBe('resolved');
  expect(mere.comments.thread(id)?.resolved?.author).toEqual(KEN);
});

test('G2 two who resolve apart, each without the other’s reply, leave it open', () => {
  const [mere, ken] = desks();
  const id = mere.commentOn('Quality');
  meet(mere, ken);
  for (const desk of [mere, ken]) {
    reply(desk.comments, deed(desk), id, ['My last word.']);
    setResolved(desk.comments, deed(desk), id, true);
    expect(state(desk, id)).toBe('resolved');
  }
  meet(mere, ken);
  expect([mere, ken].map((desk) => state(desk, id))).toEqual(['unseen', 'unseen']);
});

test('G2 an edit that the resolver had not seen opens it too', () => {
  const [mere, ken] = desks();
  const id = mere.commentOn('Quality', 'Fine.');
  meet(mere, ken);
  setResolved(ken.comments, deed(ken), id, true);
  editMessage(mere.comments, deed(mere), id, id, ['Not fine.']);
  meet(mere, ken);
  expect(state(ken, id)).toBe('unseen');
});

test('G3 resolved here and opened again there: open, and both are named', () => {
  const [mere, ken] = desks();
  const id = mere.commentOn('Quality');
  setResolved(mere.comments, deed(mere), id, true);
  meet(mere, ken);
  setResolved(ken.comments, deed(ken), id, false);
  expect(state(ken, id)).toBe('reopened');
  setResolved(mere.comments, deed(mere), id, true);
  meet(mere, ken);
  for (const desk of [mere, ken]) {
    expect(state(desk, id)).toBe('apart');
    expect(desk.comments.thread(id)?.openAgain).toMatchObject({
      by: { author: KEN },
      resolved: { author: MERE },
    });
  }
  setResolved(ken.comments, deed(ken), id, true);
  meet(mere, ken);
  expect(state(mere, id)).toBe('resolved');
});

test('G4 assignments made apart all hold; to nobody takes away only what was seen', () => {
  const [mere, ken, aida] = desks();
  const id = mere.commentOn('Quality');
  meet(mere, ken, aida);
  const whom = (desk: CommentDesk) =>
    desk.comments.thread(id)?.assignments.map(({ to }) => (to.kind === 'person' ? to.name : to.delegation));
  assign(mere.comments, deed(mere), id, { kind: 'person', ...KEN });
  ken.now = 50_000;
  assign(ken.comments, deed(ken), id, { kind: 'delegation', delegation: 'KZ' });
  meet(mere, ken);
  expect([whom(mere), whom(ken)]).toEqual([
    ['Ken', 'KZ'],
    ['Ken', 'KZ'],
  ]);
  assign(mere.comments, deed(mere), id, null);
  aida.pull(mere);
  expect(whom(mere)).toEqual([]);
  assign(aida.comments, deed(aida), id, { kind: 'person', ...MERE });
  assign(ken.comments, deed(ken), id, null);
  meet(mere, ken, aida);
  expect([whom(mere), whom(ken), whom(aida)]).toEqual([['Mere'], ['Mere'], ['Mere']]);
});

test('G5 of edits made apart the latest is shown and the other kept; the next edit settles it', () => {
  const start = documentOf('Quality is assured.');
  const [laptop, phone] = [new CommentDesk(1, MERE, start), new CommentDesk(2, MERE, start)];
  open.push(laptop, phone);
  const id = laptop.commentOn('Quality', 'first');
  meet(laptop, phone);
  phone.now = 90_000;
  editMessage(phone.comments, deed(phone), id, id, ['later']);
  editMessage(laptop.comments, deed(laptop), id, id, ['earlier']);
  meet(laptop, phone);
  for (const desk of [laptop, phone]) {
    expect(desk.comments.thread(id)?.messages[0]).toMatchObject({
      parts: ['later'],
      otherVersions: [['earlier']],
    });
  }
  editMessage(laptop.comments, deed(laptop), id, id, ['both']);
  meet(laptop, phone);
  expect(phone.comments.thread(id)?.messages[0]).toMatchObject({ parts: ['both'], otherVersions: [] });
});

test('N1 what cannot be read is listed with the reason and harms nothing', () => {
  const [mere, ken] = desks();
  const id = mere.commentOn('Quality');
  meet(mere, ken);
  const [client, clock] = id.split(':').map(Number);
  const list = ken.doc.getArray('comments');
  const made = [1, 'k', 'Ken', 'JP'];
  list.push([[1, 1, ...made, client, clock, ['fine']]]);
  const bad: [unknown, string][] = [
    [[9, 1, ...made], 'newer'],
    [[1, 2, ...made, client, clock, ['hello']], 'newer'],
    ['hello', 'damaged'],
    [[], 'damaged'],
    [[1, 0, ...made, client, clock, ['hello']], 'damaged'],
    [[1, 1, 'noon', 'k', 'Ken', 'JP', client, clock, ['hello']], 'damaged'],
    [[1, 1, ...made, client, -1, ['hello']], 'damaged'],
    [[1, 1, ...made, client, clock, []], 'damaged'],
    [[1, 1, ...made, client, clock, ['\u0000']], 'damaged'],
    [[1, 1, ...made, client, clock, [[0, 'k']]], 'damaged'],
    [[1, 1, ...made, client, clock, ['x'.repeat(MOST_TEXT + 1)]], 'damaged'],
    [[0, 1, ...made, [0, [], null], [], ['hello']], 'damaged'],
    [[0, 1, ...made, [0, [[1, 1, 0]], null], [], ['hello']], 'damaged'],
    [[0, 1, ...made, [1, [], null], [], ['hello']], 'damaged'],
    [[0, 1, ...made, [2, 'x', 1], [], ['hello']], 'damaged'],
    [[0, 1, ...made, [2, 1, 1], [[7, 'x']], ['hello']], 'damaged'],
    [[3, 1, ...made, client, clock, [[1]], 1], 'damaged'],
    [[3, 1, ...made, client, clock, [], 2], 'damaged'],
    [[4, 1, ...made, client, clock, [], [1, '']], 'damaged'],
    [[1, 1, 1, 'z', 'Zed', 'FJ', client, clock, ['I am Ken']], 'otherName'],
    [[2, 1, ...made, client, clock, [], [client, clock], ['mine now']], 'notOwn'],
    [new Y.Map(), 'damaged'],
  ];
  for (const [entry] of bad) list.push([entry]);
  meet(mere, ken);
  expect(texts(mere, id)).toEqual(['Mere: Why?', 'Ken: fine']);
  expect(state(mere, id)).toBe('open');
  const clockOf = (key: string) => Number(key.split(':')[1]);
  const listed = mere.comments.unreadable.toSorted((a, b) => clockOf(a.id) - clockOf(b.id));
  expect(listed.map(({ reason }) => reason)).toEqual(bad.map(([, reason]) => reason));
  expect(listed.find(({ reason }) => reason === 'otherName')?.author?.name).toBe('Zed');
  expect(parseComment(null)).toEqual({ ok: false, reason: 'damaged' });
});

test('N2 what is said in a thread that has not arrived waits for it', () => {
  const [mere, ken] = desks();
  const id = mere.commentOn('Quality');
  const [client, clock] = id.split(':').map(Number);
  const list = ken.doc.getArray('comments');
  const made = [1, 'k', 'Ken', 'JP'];
  list.push([[1, 1, ...made, client, clock, ['early']]]);
  list.push([[3, 1, ...made, client, clock, [], 1]]);
  list.push([[2, 1, ...made, client, clock, [], [client, clock], ['not mine']]]);
  expect(ken.comments.threads).toEqual([]);
  expect(ken.comments.unreadable.map(({ reason }) => reason)).toEqual(['orphan', 'orphan', 'orphan']);
  meet(mere, ken);
  expect(ken.comments.unreadable.map(({ reason }) => reason)).toEqual(['notOwn']);
  expect(texts(ken, id)).toEqual(['Mere: Why?', 'Ken: early']);
  expect(state(ken, id)).toBe('unseen');
});
