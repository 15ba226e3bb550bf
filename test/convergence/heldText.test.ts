/** Text that one person proposes and another proposes to delete; what settling may take; what hostile records cannot do. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { keepCopy } from '../../renderer/editor/commands/keepCopy.ts';
import { decide as decideOn } from '../../shared/changes/decide.ts';
import { createDocument } from '../../shared/document/createDocument.ts';
import { DEFAULT_PROPERTIES } from '../../shared/document/paragraphProperties.ts';
import { Replica, synchronise } from './Replica.ts';
import { cut, format, move, split, type, undo } from './review/hands.ts';
import { markup, ORDERS, Room, suggestions, textIn } from './review/Room.ts';

const [order] = ORDERS as [(typeof ORDERS)[number]];

function proposedAndToGo() {
  const room = new Room(order, ['start end']);
  const { ana, ben, eve } = room;
  type(ana, [0, 5], ' here');
  room.meet();
  cut(ben, [0, 5], [0, 10]);
  room.meet();
  const [insertion, deletion] = suggestions(eve) as [string, string];
  return { room, ana, ben, eve, insertion, deletion };
}

test('V7 accepting a deletion of text another proposes rejects that text too, and undo takes back both', () => {
  const { room, ana, eve, insertion, deletion } = proposedAndToGo();
  eve.decide('accepted', [{ id: deletion, scope: null }]);
  room.meet();
  expect(textIn(ana, 'all')).toBe('start end');
  const statuses = (eve.desk.changes.segments({ client: 1, clock: 1, length: 5 }) ?? []).flatMap(
    ({ members }) => members.map(({ suggestion, status }) => [suggestion.id, status]),
  );
  expect(new Set(statuses.map(String))).toEqual(new Set([`${insertion},rejected`, `${deletion},accepted`]));
  undo(eve);
  room.meet();
  expect(markup(ana)).toBe('start[+- here] end');
});

test('V7 both accepted in one act are both accepted', () => {
  const { room, ana, eve, insertion, deletion } = proposedAndToGo();
  eve.decide('accepted', [
    { id: insertion, scope: null },
    { id: deletion, scope: null },
  ]);
  room.meet();
  expect(textIn(ana, 'original')).toBe('start end');
  expect(eve.settle()).toBe(2);
});

test('V4 T3 text accepted here and taken away there is contested: every view shows it and settling leaves it', () => {
  const { room, ana, ben, eve, insertion, deletion } = proposedAndToGo();
  eve.decide('accepted', [{ id: deletion, scope: null }]);
  ben.decide('accepted', [{ id: insertion, scope: null }]);
  room.meet();
  for (const view of ['all', 'simple', 'final', 'original'] as const)
    expect(textIn(ana, view)).toBe('start here end');
  expect(eve.settle()).toBe(0);
});

test('T4 what arrives after settling can be decided on and settled in its turn', () => {
  const room = new Room(order, ['hello world']);
  const { ana, eve } = room;
  format(ana, [0, 0], [0, 5], 'bold');
  room.meet();
  // Apart: Ana goes on with the suggestion that Eve decides on and settles.
  eve.decide('accepted', [{ id: suggestions(eve)[0] as string, scope: null }]);
  expect(eve.settle()).toBe(1);
  format(ana, [0, 0], [0, 5], 'italic');
  room.meet();
  eve.decide('accepted', [{ id: suggestions(eve)[0] as string, scope: null }]);
  expect(eve.settle()).toBe(1);
  expect(eve.settle()).toBe(0);
  room.meet();
  expect(ana.doc.getText('body').toDelta()[0]).toEqual({
    insert: 'hello',
    attributes: { bold: true, italic: true },
  });
});

test('W6 a paragraph moved while suggesting does not bring along what was rejected in it', () => {
  const room = new Room(order, ['one', 'abc', 'three']);
  const { ana, ben, eve } = room;
  type(ben, [1, 3], ' BAD');
  room.meet();
  eve.decide('rejected', [{ id: suggestions(eve)[0] as string, scope: null }]);
  room.meet();
  move(ana, 1, 2);
  room.meet();
  expect(textIn(eve, 'all')).not.toContain('BAD');
  expect(textIn(eve, 'final')).toBe('one|three|abc');
});

const document = (...texts: string[]) =>
  createDocument({
    paragraphs: texts.map((text) => ({ properties: DEFAULT_PROPERTIES, runs: [{ text, formats: {} }] })),
  });

test('Z3 a long text of which the rest is hidden ends where what is shown ends', () => {
  const whole = new Replica(7);
  Y.applyUpdate(whole.doc, document('a', 'b'));
  whole.desk.writer.mode = 'suggesting';
  split(whole, [1, 1]);
  type(whole, [2, 0], 'hello');
  whole.decide(
    'rejected',
    suggestions(whole).map((id) => ({ id, scope: null })),
  );
  expect(whole.lines()).toEqual(['a', 'b']);
  const inserted = new Replica(8, whole.doc);
  const lines = inserted.lines();
  for (const first of [1, 2]) {
    const piecewise = new Replica(20 + first, whole.doc, first);
    while (piecewise.desk.binding.showMore(1));
    expect(piecewise.lines()).toEqual(lines);
    expect(piecewise.desk.binding.complete).toBe(true);
    piecewise.destroy();
  }
  whole.destroy();
  inserted.destroy();
});

test('L6 keeping one of two copies while suggesting proposes that the other goes, and shows that at once', () => {
  const [a, b] = [new Replica(11), new Replica(12)];
  for (const one of [a, b]) Y.applyUpdate(one.doc, document('one', 'two', 'three', 'four'));
  move(a, 2, 0);
  move(b, 2, 3);
  synchronise([a, b]);
  const copies = a.shown().flatMap(({ id, runs }) => (runs[0]?.text === 'three' ? [id] : []));
  expect(copies).toHaveLength(2);
  a.desk.writer.mode = 'suggesting';
  keepCopy(a.desk, copies[0] as string, copies);
  const cold = new Replica(13, a.doc);
  expect(a.fingerprint().editor).toBe(cold.fingerprint().editor);
  expect(a.doc.getMap('settlements').size).toBe(0);
  expect(a.lines().filter((line) => line === 'three')).toHaveLength(2);
  for (const one of [a, b, cold]) one.destroy();
});

test('X2 lineages that name themselves and records of any length neither hang nor throw', () => {
  const hostile = new Y.Doc();
  hostile.clientID = 66;
  Y.applyUpdate(hostile, document('hello world'));
  hostile.transact(() => {
    hostile.getArray('suggestions').push([[0, 1, 5, 'mal', 'Mal', 'Nowhere']]);
    hostile.getText('body').insert(5, 'x'.repeat(20));
    const client = hostile.clientID;
    hostile.getMap('lineage').set(`${client}:1`, [18, client, 1, 0]);
    hostile.getMap('lineage').set(`${client}:2`, [17, client, 1, 0]);
    hostile.getMap('lineage').set(`${client}:3`, [9, 77, 0, 0]);
    hostile.getMap('lineage').set('77:0', [9, client, 3, 0]);
    hostile.getMap('lineage').set('77:1', [8, client, 3, 0]);
    const scope = Array.from({ length: 200_000 }, (_, at) => [client, at * 2, 1]);
    hostile.getArray('decisions').push([[0, 1, 5, 'mal', 'Mal', 'Nowhere', 2, [[client, 0, 99, [], scope]]]]);
  });
  const warm = new Replica(14);
  Y.applyUpdate(warm.doc, Y.encodeStateAsUpdate(hostile));
  const cold = new Replica(15, warm.doc);
  expect(warm.fingerprint().editor).toBe(cold.fingerprint().editor);
  // Of its own text such a desk may lose what it calls copies; nobody else's.
  expect(warm.lines()[0]).toMatch(/^hellox+ world$/);
  warm.destroy();
  cold.destroy();
});

test('X1 a record that says two things of one suggestion is not believed', () => {
  const room = new Room(order, ['abcdef']);
  const { ana, eve } = room;
  cut(ana, [0, 1], [0, 5]);
  room.meet();
  const [id] = suggestions(eve) as [string];
  const [client, clock] = id.split(':').map(Number) as [number, number];
  eve.doc.getArray('decisions').push([
    [
      0,
      1,
      5,
      'eve',
      'Eve',
      'E',
      1,
      [
        [client, clock, 99, [], null],
        [client, clock, 99, [], [[1, 0, 1]]],
      ],
    ],
  ]);
  expect(textIn(eve, 'all')).toBe('abcdef');
  expect([...eve.desk.changes.unreadable.values()].map(({ reason }) => reason)).toEqual(['damaged']);
  // Chosen twice by a person it is one thing.
  const part = { client: 999, clock: 0, length: 1 };
  decideOn(
    eve.desk.changes,
    { id: 'eve', name: 'Eve', delegation: 'E' },
    6,
    'accepted',
    [
      { id, scope: [part] },
      { id, scope: null },
    ],
    'test',
  );
  expect(textIn(eve, 'all')).toBe('af');
});
