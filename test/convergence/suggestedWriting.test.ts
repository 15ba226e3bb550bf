/**
 * What suggesting and editing write down: whose text changes, what stands beside it, where the caret goes on.
 * Each case in both orders of ids, with a meeting in which all views are compared with those of a cold load.
 */
import { describe, expect, test } from 'vitest';
import type { Replica } from './Replica.ts';
import {
  cut,
  decide,
  format,
  join,
  move,
  press,
  put,
  restyle,
  split,
  type,
  typeOn,
  undo,
} from './review/hands.ts';
import { markup, ORDERS, Room, suggestions, textIn } from './review/Room.ts';

const TWO = ['abcdefghij', 'klmnopqrst'];
const stored = (replica: Replica) => replica.doc.getText('body').toString();

describe.each(ORDERS)('ids $ids, $first first', (order) => {
  const room = () => new Room(order, TWO);

  test('W1 what others wrote is struck and stays; the own and pending goes', () => {
    const { ana, ben } = room();
    type(ana, [0, 5], 'XYZ');
    cut(ana, [0, 3], [0, 6]);
    expect(markup(ana)).toBe('abc[-de][+YZ]fghij|klmnopqrst');
    expect(stored(ana)).toBe('abcdeYZfghij\nklmnopqrst\n');
    ben.pull(ana);
    cut(ben, [0, 4], [0, 6]);
    expect(markup(ben)).toBe('abc[-d][-e][+-Y][+Z]fghij|klmnopqrst');
    expect(stored(ben)).toBe('abcdeYZfghij\nklmnopqrst\n');
  });

  test('W1 own pending text of an earlier sitting goes too', () => {
    const there = room();
    type(there.ana, [0, 5], 'XYZ');
    const again = there.again(there.ana);
    again.desk.writer.mode = 'suggesting';
    cut(again, [0, 6], [0, 7]);
    expect(stored(again)).toBe('abcdeXZfghij\nklmnopqrst\n');
    again.destroy();
  });

  test('W1 a format or style over own text goes on top where another has proposed one', () => {
    const there = room();
    const { ana, ben } = there;
    split(ana, [0, 5]);
    type(ana, [0, 5], 'XYZ');
    there.meet();
    restyle(ben, 0, { style: 'heading1' });
    format(ben, [0, 5], [0, 8]);
    there.meet();
    restyle(ana, 0, { style: 'quote' });
    format(ana, [0, 5], [0, 8]);
    there.meet();
    expect(ben.shown()[0]?.properties.style).toBe('quote');
    expect(ben.shown()[0]?.runs).toEqual([{ text: 'abcdeXYZ', formats: {} }]);
    decide(there.eve, 'rejected', 2, 3);
    expect(there.eve.shown()[0]?.properties.style).toBe('heading1');
  });

  test('W2 deleting again what is struck adds nothing', () => {
    const there = room();
    const { ana } = there;
    cut(ana, [0, 2], [0, 6]);
    const before = ana.doc.getArray('suggestions').length;
    cut(ana, [0, 3], [0, 5]);
    expect(ana.doc.getArray('suggestions').length).toBe(before);
    cut(ana, [0, 5], [0, 8]);
    expect(markup(ana)).toBe('ab[-cdefgh]ij|klmnopqrst');
    there.meet();
  });

  test('W3 a format proposed over several runs and taken back leaves nothing to decide', () => {
    const there = room();
    const { ana, eve } = there;
    format(eve, [0, 3], [0, 5], 'italic');
    there.meet();
    format(ana, [0, 1], [0, 8]);
    expect(markup(ana)).toBe('a[~bc][~de][~fgh]ij|klmnopqrst');
    format(ana, [0, 2], [0, 7]);
    expect(markup(ana)).toBe('a[~b]cdefg[~h]ij|klmnopqrst');
    expect(ana.shown()[0]?.runs.filter(({ formats }) => formats.bold === true)).toEqual([
      { text: 'b', formats: { bold: true } },
      { text: 'h', formats: { bold: true } },
    ]);
    format(ana, [0, 1], [0, 2]);
    format(ana, [0, 7], [0, 8]);
    expect([...ana.desk.changes.suggestions.values()].flatMap((one) => [...one.entries])).toEqual([]);
    there.meet();
  });

  test('W3 a style proposed and taken back leaves nothing to decide', () => {
    const there = room();
    restyle(there.ana, 0, { style: 'heading1', alignment: 'center' });
    restyle(there.ana, 0, { style: 'body' });
    expect(markup(there.ana)).toBe('abcdefghij¶#|klmnopqrst');
    restyle(there.ana, 0, { alignment: 'start' });
    expect(markup(there.ana)).toBe('abcdefghij|klmnopqrst');
    there.meet();
  });

  test('W4 deleting what another proposes rejects that part and leaves it in the record', () => {
    const there = room();
    const { ana, ben, eve } = there;
    type(ana, [0, 5], 'XYZ');
    split(ana, [1, 5]);
    there.meet();
    cut(eve, [0, 6], [0, 9]);
    join(eve, 1);
    expect(eve.lines()).toEqual(['abcdeXghij', 'klmnopqrst']);
    expect(stored(eve)).toBe('abcdeXYZghij\nklmno\npqrst\n');
    there.meet();
    expect(markup(ben)).toBe('abcde[+X]ghij|klmnopqrst');
    undo(eve);
    undo(eve);
    there.meet();
    expect(markup(ben)).toBe('abcde[+XYZ]fghij|klmno¶+|pqrst');
  });

  test('W4 deleting what is to be deleted accepts that part', () => {
    const there = room();
    const { ana, ben, eve } = there;
    cut(ana, [0, 2], [0, 8]);
    there.meet();
    cut(eve, [0, 1], [0, 4]);
    expect(markup(eve)).toBe('a[-efgh]ij|klmnopqrst');
    expect(stored(eve)).toBe('acdefghij\nklmnopqrst\n');
    there.meet();
    expect(textIn(ben, 'original')).toBe('aefghij|klmnopqrst');
  });

  test('W4 formatting and restyling against a proposal rejects that part of it alone', () => {
    const there = room();
    const { ana, ben, eve } = there;
    restyle(ana, 0, { style: 'heading1', alignment: 'center' });
    format(ana, [1, 0], [1, 8]);
    there.meet();
    restyle(eve, 0, { style: 'quote' });
    format(eve, [1, 2], [1, 4]);
    there.meet();
    expect(ben.shown()[0]?.properties).toMatchObject({ style: 'quote', alignment: 'center' });
    expect(markup(ben)).toBe('abcdefghij¶#|[~kl]mn[~opqr]st');
    expect(ben.shown()[1]?.runs.map(({ text, formats }) => (formats.bold ? text : `-${text}`))).toEqual([
      'kl',
      '-mn',
      'opqr',
      '-st',
    ]);
    ben.look('original');
    expect(ben.shown()[0]?.properties).toMatchObject({ style: 'quote', alignment: 'start' });
  });

  test('W4 what was accepted and is not settled yields to what is set directly', () => {
    const there = room();
    const { ana, ben, eve } = there;
    restyle(ana, 0, { style: 'heading1' });
    format(ana, [1, 0], [1, 4]);
    there.meet();
    decide(eve, 'accepted', 0, 1);
    restyle(eve, 0, { style: 'body' });
    format(eve, [1, 0], [1, 4]);
    there.meet();
    expect(ben.shown()[0]?.properties.style).toBe('body');
    expect(ben.shown()[1]?.runs).toEqual([{ text: 'klmnopqrst', formats: {} }]);
  });

  test('W4 what is typed directly inside a pending insertion is nobody’s suggestion', () => {
    const there = room();
    const { ana, ben, eve } = there;
    type(ana, [0, 5], 'XYZ');
    there.meet();
    type(eve, [0, 7], '123');
    there.meet();
    expect(markup(ben)).toBe('abcde[+XY]123[+Z]fghij|klmnopqrst');
    decide(ben, 'rejected', 0);
    there.meet();
    expect(textIn(ana, 'all')).toBe('abcde123fghij|klmnopqrst');
  });

  test('W4 own text that another proposes to delete is rejected with that, not left standing', () => {
    const there = room();
    const { ana, ben, eve } = there;
    type(ana, [0, 5], 'XYZ');
    there.meet();
    cut(ben, [0, 6], [0, 7]);
    there.meet();
    ana.desk.writer.mode = 'editing';
    cut(ana, [0, 5], [0, 8]);
    expect(markup(ana)).toBe('abcdefghij|klmnopqrst');
    expect(stored(ana)).toBe('abcdeYfghij\nklmnopqrst\n');
    there.meet();
    expect(markup(eve)).toBe('abcdefghij|klmnopqrst');
  });

  test('W4 joining the open last paragraph to one makes nothing its own that is but proposed of that', () => {
    const there = room();
    const { ana, ben, eve } = there;
    eve.doc.getText('body').delete(21, 1);
    there.meet();
    restyle(ana, 0, { language: 'x-1', alignment: 'center' });
    there.meet();
    join(eve, 0);
    there.meet();
    expect(markup(ben)).toBe('abcdefghijklmnopqrst');
    expect(ben.shown()[0]?.properties).toMatchObject({ language: '', alignment: 'start' });
  });

  test('W6 a paragraph moved while suggesting is struck there and inserted here, in one suggestion', () => {
    const there = room();
    const { ana, ben, eve } = there;
    move(ana, 0, 1);
    expect(suggestions(ana)).toHaveLength(1);
    expect(textIn(ana, 'final')).toBe('klmnopqrst|abcdefghij');
    expect(textIn(ana, 'original')).toBe('abcdefghij|klmnopqrst');
    there.meet();
    decide(eve, 'rejected', 0);
    there.meet();
    expect(textIn(ben, 'all')).toBe('abcdefghij|klmnopqrst');
    decide(ben, 'accepted', 0);
    there.meet();
    expect(textIn(ana, 'all')).toBe('klmnopqrst|abcdefghij');
  });

  test('W6 what is not shown of a paragraph does not come back with its move', () => {
    const there = room();
    const { ana, ben, eve } = there;
    type(ana, [0, 5], 'XYZ');
    there.meet();
    decide(eve, 'rejected', 0);
    there.meet();
    move(ben, 0, 1);
    there.meet();
    expect(textIn(eve, 'final')).toBe('klmnopqrst|abcdefghij');
  });

  test('S6 typing on beside one’s own undecided suggestion goes on with it, elsewhere begins anew', () => {
    const there = room();
    const { ana, eve } = there;
    type(ana, [0, 5], 'XY');
    type(ana, [0, 7], 'Z');
    press(ana, 'Backspace');
    cut(ana, [0, 7], [0, 9]);
    expect(suggestions(ana)).toHaveLength(1);
    type(ana, [1, 5], 'far');
    expect(suggestions(ana)).toHaveLength(2);
    there.meet();
    decide(eve, 'accepted', 0);
    there.meet();
    type(ana, [0, 7], 'new');
    expect(suggestions(ana)).toHaveLength(3);
    there.meet();
    expect(markup(eve)).toBe('abcdeXY[+new]hij|klmno[+far]pqrst');
  });

  test('Z2 what is typed in the final view stands where it was typed, whatever is hidden there', () => {
    const there = room();
    const { ana, ben, eve } = there;
    cut(ana, [0, 3], [1, 4]);
    there.meet();
    ben.look('final');
    eve.look('final');
    expect(ben.lines()).toEqual(['abcopqrst']);
    type(ben, [0, 3], 'XY');
    put(eve, [0, 4], [0, 4]);
    press(eve, 'Backspace', 2);
    typeOn(eve, '1');
    expect(ben.lines()).toEqual(['abcXYopqrst']);
    expect(eve.lines()).toEqual(['ab1pqrst']);
    there.meet();
    expect(ben.lines()[0]?.replace(/[XY1]/g, '')).toBe('abpqrst');
    expect(textIn(ben, 'final')).toContain('XY');
    expect(textIn(ana, 'all').replace(/[XY1]/g, '')).toBe('abdefghij|klmnpqrst');
  });

  test('Z2 everything may be hidden, and one types on', () => {
    const there = room();
    const { ana, ben } = there;
    cut(ana, [0, 0], [1, 10]);
    ana.look('final');
    expect(ana.lines()).toEqual(['']);
    typeOn(ana, 'new');
    expect(ana.lines()).toEqual(['new']);
    split(ana, [0, 3]);
    typeOn(ana, 'more');
    expect(ana.lines()).toEqual(['new', 'more']);
    there.meet();
    expect(textIn(ben, 'original')).toBe('abcdefghij|klmnopqrst');
    expect(textIn(ben, 'final')).toBe('new|more');
  });

  test('Z3 a paragraph whose end is hidden is shown with the next, as that one is styled', () => {
    const there = room();
    const { ana, ben, eve } = there;
    restyle(eve, 1, { style: 'heading2' });
    there.meet();
    join(ana, 0);
    there.meet();
    // Lexical keeps the first paragraph's style when it joins: that is proposed with the join.
    expect(textIn(ben, 'final')).toBe('abcdefghijklmnopqrst');
    ben.look('final');
    expect(ben.shown()[0]?.properties.style).toBe('body');
    decide(eve, 'rejected', 0);
    there.meet();
    expect(ben.shown().map(({ properties }) => properties.style)).toEqual(['body', 'heading2']);
  });

  test('Z4 what is proposed last is shown, whatever the watches say', () => {
    const there = new Room(order, TWO);
    const { ana, ben, eve } = there;
    restyle(ana, 0, { style: 'heading1' });
    there.meet();
    // Ben's watch is an hour slow: his proposal would lie under Ana's.
    const late = there.again(ben, -3_600_000);
    late.desk.writer.mode = 'suggesting';
    restyle(late, 0, { style: 'quote' });
    expect(late.shown()[0]?.properties.style).toBe('quote');
    eve.pull(late);
    expect(eve.shown()[0]?.properties.style).toBe('quote');
    restyle(late, 0, { style: 'heading3' });
    expect(late.shown()[0]?.properties.style).toBe('heading3');
    late.destroy();
  });

  test('D3 splitting a paragraph does not make its own what is but proposed of it', () => {
    const there = room();
    const { ana, ben, eve } = there;
    restyle(ana, 0, { style: 'heading1', alignment: 'center' });
    there.meet();
    split(eve, [0, 4]);
    split(ben, [0, 10]);
    there.meet();
    decide(eve, 'rejected', 0);
    there.meet();
    expect(ben.shown().map(({ properties }) => [properties.style, properties.alignment])).toEqual(
      Array(4).fill(['body', 'start']),
    );
  });

  describe('in an empty document', () => {
    test('S3 one suggests the first paragraph, the next, and takes them out again', () => {
      const there = new Room(order, []);
      const { ana, ben, eve } = there;
      type(ana, [0, 0], 'first');
      split(ana, [0, 5]);
      typeOn(ana, 'second');
      there.meet();
      expect(textIn(ben, 'final')).toBe('first|second');
      expect(textIn(ben, 'original')).toBe('');
      cut(ana, [0, 0], [1, 6]);
      there.meet();
      expect(textIn(eve, 'all').replaceAll('|', '')).toBe('');
      type(eve, [0, 0], 'written');
      there.meet();
      expect(textIn(ana, 'original')).toContain('written');
    });

    test('D1 suggestions at the very end, where the last paragraph is open, are decided on like others', () => {
      const there = new Room(order, ['ab']);
      const { ana, ben, eve } = there;
      cut(eve, [0, 2], [0, 2]);
      split(ana, [0, 2]);
      typeOn(ana, 'X');
      split(ben, [0, 2]);
      typeOn(ben, 'Y');
      there.meet();
      decide(eve, 'rejected', 0);
      there.meet();
      expect(['ab|X', 'ab|Y']).toContain(textIn(ana, 'all'));
      decide(eve, 'rejected', 1);
      there.meet();
      expect(textIn(ben, 'all')).toBe('ab');
      type(ben, [0, 2], 'c');
      there.meet();
      expect(textIn(eve, 'final')).toBe('abc');
    });
  });
});
