/**
 * Suggestions made, met and decided on by people who work apart: what stands afterwards, whoever has the lower id
 * and whoever takes in the others' work first. At each meeting all views are compared with those of a cold load.
 */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Replica } from './Replica.ts';
import { cut, decide, format, replace, restyle, split, type, undo } from './review/hands.ts';
import { markup, ORDERS, Room, suggestions, textIn } from './review/Room.ts';

const TWO = ['abcdefghij', 'klmnopqrst'];
const views = (replica: Replica) =>
  (['all', 'simple', 'final', 'original'] as const).map((view) => textIn(replica, view));

describe.each(ORDERS)('ids $ids, $first first', (order) => {
  test('V1 overlapping deletions by two people are accepted and rejected apart', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    cut(ana, [0, 2], [0, 6]);
    cut(ben, [0, 4], [0, 8]);
    room.meet();
    expect(markup(eve)).toBe('ab[-cd][-ef][-gh]ij|klmnopqrst');
    expect(textIn(eve, 'final')).toBe('abij|klmnopqrst');
    const [anas, bens] = ['ana', 'ben'].map(
      (id) => [...eve.desk.changes.suggestions.values()].find(({ author }) => author.id === id)?.id,
    ) as [string, string];
    // Apart: who decides on the one does not know of the decision on the other.
    eve.decide('accepted', [{ id: anas, scope: null }]);
    ben.decide('rejected', [{ id: bens, scope: null }]);
    room.meet();
    expect(views(ana)).toEqual(Array(4).fill('abghij|klmnopqrst'));
    room.check(ana);
  });

  test('V1 a split is suggested while another types and formats in the tail', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    split(ana, [0, 5]);
    type(eve, [0, 8], 'XY');
    format(eve, [0, 6], [0, 8]);
    room.meet();
    expect(markup(ben)).toBe('abcde¶+|fghXYij|klmnopqrst');
    expect(textIn(ben, 'original')).toBe('abcdefghXYij|klmnopqrst');
    decide(eve, 'rejected', 0);
    room.meet();
    expect(views(ana)).toEqual(Array(4).fill('abcdefghXYij|klmnopqrst'));
    decide(ben, 'accepted', 0);
    room.meet();
    expect(views(ana)).toEqual(Array(4).fill('abcde|fghXYij|klmnopqrst'));
    expect(ana.shown()[1]?.runs[1]).toEqual({ text: 'gh', formats: { bold: true } });
  });

  test('V1 a deletion across a paragraph end is suggested while another splits inside it', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    cut(ana, [0, 6], [1, 4]);
    split(eve, [0, 8]);
    split(ben, [1, 2]);
    room.meet();
    expect(markup(eve)).toBe('abcdef[-gh]|[-ij]¶-|[-kl]¶+|[-mn]opqrst');
    expect(textIn(eve, 'final')).toBe('abcdef|' + '|opqrst');
    decide(eve, 'accepted', 0);
    room.meet();
    // What Ana had not seen stays: Eve's split for good, Ben's until somebody decides on it.
    expect(markup(ana)).toBe('abcdef|¶+|opqrst');
    expect(textIn(ana, 'original')).toBe('abcdef|opqrst');
  });

  test('V3 V4 accepted here and rejected there is contested, hides nothing, and is settled by whoever knows of both', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    type(ana, [0, 5], 'XYZ');
    cut(ana, [1, 0], [1, 4]);
    room.meet();
    decide(ben, 'accepted', 0, 1);
    decide(eve, 'rejected', 0, 1);
    expect(textIn(ben, 'all')).toBe('abcdeXYZfghij|opqrst');
    expect(textIn(eve, 'all')).toBe('abcdefghij|klmnopqrst');
    room.meet();
    expect(markup(ana)).toBe('abcde[!+XYZ]fghij|[!-klmn]opqrst');
    expect(views(ana)).toEqual(Array(4).fill('abcdeXYZfghij|klmnopqrst'));
    decide(eve, 'rejected', 0);
    decide(eve, 'accepted', 1);
    room.meet();
    expect(views(ben)).toEqual(Array(4).fill('abcdefghij|opqrst'));
  });

  test('V3 a decision on all of it stands over one on a part and over what that one stood over', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    type(ana, [0, 5], 'XYZ');
    room.meet();
    decide(eve, 'accepted', 0);
    room.meet();
    const [id] = suggestions(ben) as [string];
    const begun = ben.desk.changes.suggestions.get(id)?.begun as { client: number; clock: number };
    ben.decide('rejected', [{ id, scope: [{ client: begun.client, clock: begun.clock + 1, length: 1 }] }]);
    room.meet();
    expect(textIn(ana, 'all')).toBe('abcdeYZfghij|klmnopqrst');
    decide(eve, 'rejected', 0);
    room.meet();
    expect(views(ana)).toEqual(Array(4).fill('abcdefghij|klmnopqrst'));
  });

  test('V1 a suggestion on the pending insertion of another is decided on by itself', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    type(ana, [0, 5], 'XYZ');
    room.meet();
    replace(ben, [0, 6], [0, 7], 'w');
    room.meet();
    expect(markup(eve)).toBe('abcde[+X][+-Y][+w][+Z]fghij|klmnopqrst');
    // Rejecting Ana's leaves Ben's letter standing where it was; accepting both leaves Ben's change to it.
    decide(eve, 'rejected', 0);
    expect(textIn(eve, 'all')).toBe('abcdewfghij|klmnopqrst');
    decide(eve, 'accepted', 0);
    decide(eve, 'accepted', 1);
    room.meet();
    expect(views(ana)).toEqual(Array(4).fill('abcdeXwZfghij|klmnopqrst'));
  });

  test('V2 a decision on half of a suggestion leaves what came later pending', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    const updates: Uint8Array[] = [];
    ana.doc.on('update', (update: Uint8Array) => updates.push(update));
    type(ana, [0, 5], 'X');
    cut(ana, [1, 0], [1, 2]);
    const half = updates.length;
    type(ana, [0, 6], 'YZ');
    cut(ana, [1, 2], [1, 4]);
    expect(suggestions(ana)).toHaveLength(2);
    for (const update of updates.slice(0, half)) Y.applyUpdate(eve.doc, update, 'remote');
    decide(eve, 'rejected', 0);
    decide(eve, 'accepted', 1);
    room.check(eve);
    expect(textIn(eve, 'all')).toBe('abcdefghij|mnopqrst');
    room.meet(eve, ben);
    room.meet();
    expect(markup(ben)).toBe('abcde[+YZ]fghij|[-mn]opqrst');
    expect(textIn(ben, 'final')).toBe('abcdeYZfghij|opqrst');
  });

  test('X3 a decision that comes before what it is on waits for it', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    type(ana, [0, 5], 'X');
    eve.pull(ana);
    const before = Y.encodeStateVector(eve.doc);
    decide(eve, 'rejected', 0);
    Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(eve.doc, before), 'remote');
    expect(ben.desk.changes.suggestions.size).toBe(0);
    ben.pull(ana);
    expect(textIn(ben, 'all')).toBe('abcdefghij|klmnopqrst');
    room.meet();
  });

  test('X3 one that was taken back while it waited is not made', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    type(ana, [0, 5], 'X');
    eve.pull(ana);
    const before = Y.encodeStateVector(eve.doc);
    decide(eve, 'rejected', 0);
    Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(eve.doc, before), 'remote');
    undo(eve);
    Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(eve.doc, before), 'remote');
    ben.pull(ana);
    room.meet();
    expect(markup(ben)).toBe('abcde[+X]fghij|klmnopqrst');
  });

  test('V4 contested once more by those who decide again apart, until one of them knows of the other', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    cut(ana, [0, 0], [0, 3]);
    room.meet();
    decide(ben, 'accepted', 0);
    decide(eve, 'rejected', 0);
    room.meet();
    expect(markup(ana)).toBe('[!-abc]defghij|klmnopqrst');
    decide(ben, 'rejected', 0);
    decide(eve, 'accepted', 0);
    room.meet();
    expect(markup(ana)).toBe('[!-abc]defghij|klmnopqrst');
    decide(ana, 'open', 0);
    room.meet();
    expect(markup(ben)).toBe('[-abc]defghij|klmnopqrst');
    expect(textIn(ben, 'final')).toBe('defghij|klmnopqrst');
  });

  test('V5 deciding writes no letter and takes none away', () => {
    const room = new Room(order, TWO);
    const { ana, eve } = room;
    replace(ana, [0, 2], [0, 5], 'XY');
    split(ana, [1, 5]);
    room.meet();
    const text = eve.doc.getText('body');
    const before = [JSON.stringify(text.toDelta()), JSON.stringify([...Y.snapshot(eve.doc).ds.clients])];
    for (const verdict of ['accepted', 'rejected', 'open'] as const) {
      decide(eve, verdict, 0, 1);
      expect([JSON.stringify(text.toDelta()), JSON.stringify([...Y.snapshot(eve.doc).ds.clients])]).toEqual(
        before,
      );
    }
    undo(eve);
    expect(JSON.stringify(text.toDelta())).toBe(before[0]);
  });

  test('T1 T2 settling takes away what was decided to go and nothing that anyone sees', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    replace(ana, [0, 2], [0, 5], 'XY');
    format(ana, [1, 0], [1, 4]);
    restyle(ana, 1, { style: 'heading2' });
    type(ben, [1, 10], 'pending');
    room.meet();
    decide(eve, 'accepted', 0, 1, 2);
    room.meet();
    const host = room.again(eve);
    const before = views(host);
    const looks = host.shown();
    expect(host.settle()).toBe(3);
    expect(views(host)).toEqual(before);
    expect(host.shown()).toEqual(looks);
    expect(host.settle()).toBe(0);
    expect(host.doc.getText('body').toString()).toBe('abXYfghij\nklmnopqrstpending\n');
    expect(host.desk.flow.propertiesOf(host.desk.binding.blocks[1]?.mark ?? null).style).toBe('heading2');
    room.meet(ana, ben, eve, host);
    expect(ana.shown()[1]?.runs[0]).toEqual({ text: 'klmn', formats: { bold: true } });
  });

  test('T3 nothing is settled of a suggestion while a part of it is undecided or contested', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    type(ana, [0, 5], 'XYZ');
    room.meet();
    const [id] = suggestions(eve) as [string];
    const [client, clock] = id.split(':').map(Number) as [number, number];
    eve.decide('rejected', [{ id, scope: [{ client, clock: clock + 1, length: 2 }] }]);
    expect(eve.settle()).toBe(0);
    ben.decide('accepted', [{ id, scope: [{ client, clock: clock + 2, length: 2 }] }]);
    room.meet();
    expect(markup(eve)).toBe('abcde[!+Y]Zfghij|klmnopqrst');
    expect(eve.settle()).toBe(0);
    decide(eve, 'rejected', 0);
    expect(eve.settle()).toBe(1);
    expect(eve.doc.getText('body').toString()).toBe('abcdefghij\nklmnopqrst\n');
    room.meet();
  });

  test('T3 a format is not settled over one that lies under it and is not', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    restyle(ana, 0, { style: 'heading1' });
    room.meet();
    restyle(ben, 0, { style: 'quote' });
    room.meet();
    decide(eve, 'accepted', 1);
    expect(eve.settle()).toBe(0);
    expect(eve.shown()[0]?.properties.style).toBe('quote');
    decide(eve, 'accepted', 0);
    expect(eve.settle()).toBe(2);
    room.meet();
    expect(ana.shown()[0]?.properties.style).toBe('quote');
  });

  test('T4 a part that comes after its suggestion was settled is pending', () => {
    const room = new Room(order, TWO);
    const { ana, ben, eve } = room;
    type(ana, [0, 5], 'X');
    eve.pull(ana);
    decide(eve, 'rejected', 0);
    expect(eve.settle()).toBe(1);
    type(ana, [0, 6], 'YZ');
    room.meet();
    expect(markup(ben)).toBe('abcde[+YZ]fghij|klmnopqrst');
    expect(textIn(ben, 'original')).toBe('abcdefghij|klmnopqrst');
  });
});
