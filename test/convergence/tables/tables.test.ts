/** Rules R1 to R8 in the hands of people who work apart, whoever has the lower id and takes in the others' work first. */
import { describe, expect, test } from 'vitest';
import type { CharacterKey } from '../../../shared/document/EmbedContent.ts';
import { deleteLine } from '../../../shared/document/edits/deleteLine.ts';
import { insertLine } from '../../../shared/document/edits/insertLine.ts';
import { moveLine } from '../../../shared/document/edits/moveLine.ts';
import { setEmbedProperty } from '../../../shared/document/edits/setEmbedProperty.ts';
import { ORDERS } from '../review/Room.ts';
import type { TableDesk } from './TableDesk.ts';
import { TableRoom } from './TableRoom.ts';

const side = (desk: TableDesk, of: 'rows' | 'columns') => ({ table: desk.table().table, side: of }) as const;
const key = (desk: TableDesk, of: 'rows' | 'columns', index: number): CharacterKey =>
  desk.table()[of][index]?.key ?? '';
const insertBehind = (desk: TableDesk, of: 'rows' | 'columns', index: number) =>
  desk.do(insertLine(desk.flow, side(desk, of), index === -1 ? null : key(desk, of, index), desk.view()));
const removeAt = (desk: TableDesk, of: 'rows' | 'columns', index: number) =>
  desk.do(deleteLine(desk.flow, side(desk, of), [key(desk, of, index)], desk.view()));
const moveBehind = (desk: TableDesk, of: 'rows' | 'columns', index: number, behind: number) =>
  desk.do(
    moveLine(
      desk.flow,
      side(desk, of),
      key(desk, of, index),
      behind === -1 ? null : key(desk, of, behind),
      desk.view(),
    ),
  );

describe.each(ORDERS)('ids $ids, $first first', (order) => {
  test('R2 a row put in here and a column put in there have a cell in common, and both write in it', () => {
    const room = new TableRoom(order, 'a b', 'c d');
    const { ana, ben, eve } = room;
    insertBehind(ana, 'rows', 0);
    insertBehind(ben, 'columns', 1);
    ana.typeIn(1, 0, 'x');
    ben.typeIn(0, 2, 'y');
    room.meet();
    expect(eve.grid()).toEqual([
      ['a', 'b', 'y'],
      ['x', '', ''],
      ['c', 'd', ''],
    ]);
    ana.typeIn(1, 2, 'one');
    ben.typeIn(1, 2, 'two');
    room.meet();
    expect(eve.grid()[1]?.[2]?.split('|').sort()).toEqual(['one', 'two']);
  });

  test('R3 a deleted row takes what was typed in it meanwhile along, and undo brings all of it back', () => {
    const room = new TableRoom(order, 'a b', 'c d', 'e f');
    const { ana, ben } = room;
    removeAt(ana, 'rows', 1);
    ben.typeIn(1, 0, '!');
    removeAt(ben, 'columns', 1);
    room.meet();
    expect(ana.lines()).toEqual(['a', 'e']);
    ana.history.undo();
    room.meet();
    expect(ben.lines()).toEqual(['a', 'c!', 'e']);
    ben.history.undo();
    room.meet();
    expect(ana.lines()).toEqual(['a b', 'c! d', 'e f']);
  });

  test('R3 L3 a row whose deletion two people undo apart stands once, with all its text', () => {
    const room = new TableRoom(order, 'a b', 'c d');
    const { ana, ben, eve } = room;
    removeAt(ana, 'rows', 0);
    room.meet();
    removeAt(eve, 'rows', 0);
    eve.history.undo();
    ana.history.undo();
    room.meet();
    expect(ben.lines()).toEqual(['a b', 'c d']);
    ben.typeIn(0, 0, '+');
    room.meet();
    expect(ana.lines()).toEqual(['a+ b', 'c d']);
  });

  test('R4 a moved row keeps its cells, and what others type in them meanwhile', () => {
    const room = new TableRoom(order, 'a b', 'c d', 'e f');
    const { ana, ben } = room;
    moveBehind(ana, 'rows', 0, 2);
    ben.typeIn(0, 1, '!');
    insertBehind(ben, 'rows', 0);
    moveBehind(ben, 'columns', 0, 1);
    room.meet();
    expect(ana.lines()).toEqual([' ', 'd c', 'f e', 'b! a']);
    ana.history.undo();
    room.meet();
    expect(ben.lines()).toEqual(['b! a', ' ', 'd c', 'f e']);
  });

  test('R5 a row moved apart by two people is shown once, and moving or deleting it again means all its copies', () => {
    const room = new TableRoom(order, 'a b', 'c d', 'e f', 'g h');
    const { ana, ben, eve } = room;
    moveBehind(ana, 'rows', 0, 1);
    moveBehind(ben, 'rows', 0, 3);
    room.meet();
    expect(eve.lines().toSorted()).toEqual(['a b', 'c d', 'e f', 'g h']);
    removeAt(ben, 'rows', ben.lines().indexOf('a b'));
    room.meet();
    expect(ana.lines()).toEqual(['c d', 'e f', 'g h']);
    ben.history.undo();
    room.meet();
    const at = eve.lines().indexOf('a b');
    moveBehind(eve, 'rows', at, -1);
    room.meet();
    expect(ana.lines()).toEqual(['a b', 'c d', 'e f', 'g h']);
    removeAt(ben, 'rows', 0);
    room.meet();
    expect(ana.lines()).toEqual(['c d', 'e f', 'g h']);
    ben.history.undo();
    room.meet();
    expect(ana.lines()).toEqual(['a b', 'c d', 'e f', 'g h']);
  });

  test('R6 a header and a share are said of the row and the column, wherever they go', () => {
    const room = new TableRoom(order, 'a b', 'c d');
    const { ana, ben, eve } = room;
    const [first] = ana.table().rows;
    if (first === undefined) throw new Error('no row');
    ana.do(setEmbedProperty(ana.flow, first.run, 'header', true));
    moveBehind(ben, 'rows', 0, 1);
    room.meet();
    expect(eve.table().rows.map(({ header }) => header)).toEqual([false, true]);
    const [, column] = eve.table().columns;
    if (column === undefined) throw new Error('no column');
    eve.do(setEmbedProperty(eve.flow, column.run, 'share', 3));
    removeAt(ben, 'columns', 1);
    ben.history.undo();
    room.meet();
    expect(ana.table().columns.map(({ share }) => share)).toEqual([1, 3]);
    eve.history.undo();
    ana.history.undo();
    room.meet();
    expect(ben.table().columns.map(({ share }) => share)).toEqual([1, 1]);
    expect(ben.table().rows.map(({ header }) => header)).toEqual([false, false]);
  });

  test('R7 a row proposed to come, and one proposed to go, are accepted and rejected like text', () => {
    const room = new TableRoom(order, 'a b', 'c d');
    const { ana, ben, eve } = room;
    ana.mode = 'suggesting';
    ben.mode = 'suggesting';
    insertBehind(ana, 'rows', 0);
    ana.typeIn(1, 0, 'new');
    removeAt(ben, 'rows', 1);
    room.meet();
    expect(eve.lines('all')).toEqual(['a b', 'new ', 'c d']);
    expect(eve.lines('original')).toEqual(['a b', 'c d']);
    expect(eve.lines('final')).toEqual(['a b', 'new ']);
    const pieces = eve.list().flatMap((change) => change.pieces);
    expect(pieces.map((one) => ('embed' in one ? `${one.kind} ${one.embed}` : one.kind)).sort()).toEqual([
      'delete row',
      'insert row',
    ]);
    eve.decideAll('rejected');
    room.meet();
    expect(ana.lines('all')).toEqual(['a b', 'c d']);
    eve.history.undo();
    eve.decideAll('accepted');
    room.meet();
    expect(ana.lines('all')).toEqual(['a b', 'new ']);
    expect(eve.settle()).toBeGreaterThan(0);
    room.meet();
    for (const view of ['all', 'original'] as const) expect(ben.lines(view)).toEqual(['a b', 'new ']);
    expect(eve.settle()).toBe(0);
  });

  test('R8 whoever put the row in: where it was moved to, it stands with its cells', () => {
    const room = new TableRoom(order, 'a b');
    const { ana, ben, eve } = room;
    for (const desk of [ana, ben, eve]) {
      insertBehind(desk, 'rows', -1);
      desk.typeIn(0, 0, desk.author.name);
      room.meet();
    }
    ben.mode = 'suggesting';
    const before = ben.lines();
    for (let row = 0; row < 3; row++) moveBehind(ben, 'rows', 0, 3 - row);
    room.meet();
    expect(eve.lines('original')).toEqual(before);
    expect(eve.lines('all')).toEqual(['a b', ...before.slice(0, 3).reverse()]);
    expect(eve.lines('final')).toEqual(eve.lines('all'));
  });

  test('R8 a row moved while suggesting shows its cells once, and is the same row whatever is decided', () => {
    const room = new TableRoom(order, 'a b', 'c d', 'e f');
    const { ana, ben, eve } = room;
    ana.mode = 'suggesting';
    moveBehind(ana, 'rows', 0, 2);
    room.meet();
    expect(ben.lines('original')).toEqual(['a b', 'c d', 'e f']);
    expect(ben.lines('final')).toEqual(['c d', 'e f', 'a b']);
    expect(ben.lines('all')).toEqual(['c d', 'e f', 'a b']);
    ben.typeIn(2, 0, '!');
    eve.decideAll('rejected');
    room.meet();
    expect(ana.lines('all')).toEqual(['a! b', 'c d', 'e f']);
    eve.history.undo();
    eve.decideAll('accepted');
    room.meet();
    eve.settle();
    room.meet();
    for (const view of ['all', 'original'] as const) expect(ana.lines(view)).toEqual(['c d', 'e f', 'a! b']);
  });
});
