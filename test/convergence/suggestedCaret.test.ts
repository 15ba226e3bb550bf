/**
 * Where the caret goes while one suggests, and where what is typed there stands. Each case in both orders of ids,
 * with a meeting in which all views are compared with those of a cold load.
 */
import { describe, expect, test } from 'vitest';
import { caretOf, cut, decide, press, put, replace, type, typeOn, undo } from './review/hands.ts';
import { markup, ORDERS, Room, suggestions, textIn } from './review/Room.ts';

const TWO = ['abcdefghij', 'klmnopqrst'];

describe.each(ORDERS)('ids $ids, $first first', (order) => {
  const room = () => new Room(order, TWO);

  test('Backspace pressed again goes on to the left through struck text, and takes one’s own out', () => {
    const { ana } = room();
    type(ana, [0, 5], 'XY');
    press(ana, 'Backspace');
    expect(caretOf(ana)).toEqual([0, 6]);
    press(ana, 'Backspace', 4);
    expect(markup(ana)).toBe('ab[-cde]fghij|klmnopqrst');
    expect(caretOf(ana)).toEqual([0, 2]);
    typeOn(ana, 'n');
    expect(markup(ana)).toBe('ab[-cde][+n]fghij|klmnopqrst');
  });

  test('Backspace goes on over paragraph ends, also several in a row', () => {
    const there = new Room(order, ['ab', '', '', 'cd']);
    const { ana } = there;
    put(ana, [3, 1], [3, 1]);
    press(ana, 'Backspace', 5);
    expect(markup(ana)).toBe('a[-b]¶-|¶-|¶-|[-c]d');
    expect(caretOf(ana)).toEqual([0, 1]);
    there.meet();
  });

  test('Delete pressed again goes on to the right, over paragraph ends too', () => {
    const there = new Room(order, ['ab', '', '', 'cd']);
    const { ana } = there;
    put(ana, [0, 1], [0, 1]);
    press(ana, 'Delete', 5);
    expect(markup(ana)).toBe('a[-b]¶-|¶-|¶-|[-c]d');
    expect(caretOf(ana)).toEqual([3, 1]);
    there.meet();
  });

  test('in the final view both leave it where the text closes up', () => {
    const { ana } = room();
    ana.look('final');
    put(ana, [0, 5], [0, 5]);
    press(ana, 'Backspace', 2);
    press(ana, 'Delete', 2);
    expect(ana.lines()[0]).toBe('abchij');
    expect(caretOf(ana)).toEqual([0, 3]);
  });

  test('what is typed over a selection comes behind it, and the caret behind that', () => {
    const { ana } = room();
    replace(ana, [0, 2], [0, 5], 'X');
    expect(caretOf(ana)).toEqual([0, 6]);
    typeOn(ana, 'YZ');
    expect(markup(ana)).toBe('ab[-cde][+XYZ]fghij|klmnopqrst');
  });

  test('while editing it stays where the text goes', () => {
    const there = room();
    const { ana, eve } = there;
    cut(ana, [0, 2], [0, 6]);
    there.meet();
    put(eve, [0, 5], [0, 5]);
    press(eve, 'Backspace', 2);
    expect(markup(eve)).toBe('ab[-cf]ghij|klmnopqrst');
    expect(caretOf(eve)).toEqual([0, 3]);
    press(eve, 'Delete', 2);
    expect(caretOf(eve)).toEqual([0, 3]);
    expect(markup(eve)).toBe('ab[-c]hij|klmnopqrst');
  });

  test('W5 what replaces a text stands behind it, over paragraph ends and what is hidden', () => {
    const there = room();
    const { ana, ben, eve } = there;
    type(ana, [0, 5], 'XYZ');
    there.meet();
    decide(eve, 'rejected', 0);
    there.meet();
    replace(ben, [0, 3], [1, 2], 'new');
    expect(markup(ben)).toBe('abc[-defghij]¶-|[-kl][+new]mnopqrst');
    expect(textIn(ben, 'final')).toBe('abcnewmnopqrst');
    expect(caretOf(ben)).toEqual([1, 5]);
    there.meet();
    expect(markup(ana)).toBe('abc[-defghij]¶-|[-kl][+new]mnopqrst');
  });

  describe('what is typed right in front of what one has just struck', () => {
    test('W5 stands behind all of it, and the caret behind that', () => {
      const there = room();
      const { ana, ben } = there;
      put(ana, [0, 5], [0, 5]);
      press(ana, 'Backspace', 3);
      typeOn(ana, 'new');
      expect(markup(ana)).toBe('ab[-cde][+new]fghij|klmnopqrst');
      expect(caretOf(ana)).toEqual([0, 8]);
      expect(suggestions(ana)).toHaveLength(1);
      there.meet();
      expect(markup(ben)).toBe('ab[-cde][+new]fghij|klmnopqrst');
    });

    test('W5 stands there in the final view too, where nothing of it is seen', () => {
      const there = room();
      const { ana } = there;
      ana.look('final');
      put(ana, [0, 5], [0, 5]);
      press(ana, 'Backspace', 3);
      typeOn(ana, 'new');
      expect(ana.lines()[0]).toBe('abnewfghij');
      expect(caretOf(ana)).toEqual([0, 5]);
      expect(markup(ana)).toBe('ab[-cde][+new]fghij|klmnopqrst');
      there.meet();
    });

    test('W5 stays in its paragraph', () => {
      const there = room();
      const { ana } = there;
      put(ana, [1, 2], [1, 2]);
      press(ana, 'Backspace', 4);
      typeOn(ana, 'new');
      expect(markup(ana)).toBe('abcdefghi[-j][+new]¶-|[-kl]mnopqrst');
      there.meet();
    });

    test('W5 passes over what is decided to be gone, and halves no character', () => {
      const there = new Room(order, ['ab𴸃𴸊ef']);
      const { ana, ben, eve } = there;
      type(ben, [0, 4], 'XY');
      there.meet();
      decide(eve, 'rejected', 0);
      there.meet();
      put(ana, [0, 6], [0, 6]);
      cut(ana, [0, 4], [0, 6]);
      cut(ana, [0, 2], [0, 4]);
      put(ana, [0, 2], [0, 2]);
      typeOn(ana, 'n');
      expect(markup(ana)).toBe('ab[-𴸃][-𴸊][+n]ef');
      there.meet();
    });

    test('W5 stands in front of what others have struck', () => {
      const there = room();
      const { ana, ben } = there;
      cut(ben, [0, 5], [0, 7]);
      there.meet();
      put(ana, [0, 5], [0, 5]);
      press(ana, 'Backspace', 2);
      typeOn(ana, 'n');
      expect(markup(ana)).toBe('abc[-de][+n][-fg]hij|klmnopqrst');
      there.meet();
    });

    test('W5 is not drawn to what was struck earlier, or is struck no more', () => {
      const there = room();
      const { ana, ben, eve } = there;
      cut(ben, [0, 5], [0, 7]);
      there.meet();
      cut(ana, [0, 3], [0, 5]);
      cut(ana, [1, 0], [1, 2]);
      type(ana, [0, 3], 'n');
      expect(markup(ana)).toBe('abc[+n][-de][-fg]hij|[-kl]mnopqrst');
      cut(ana, [0, 2], [0, 3]);
      type(ana, [0, 2], 'm');
      expect(markup(ana)).toBe('ab[-c][+mn][-de][-fg]hij|[-kl]mnopqrst');
      cut(ana, [0, 1], [0, 2]);
      type(ana, [0, 1], 'w');
      ana.pause();
      cut(ana, [1, 5], [1, 7]);
      undo(ana);
      type(ana, [1, 5], 'X');
      expect(textIn(ana, 'all')).toBe('abcwmndefghij|klmnoXpqrst');
      there.meet();
      cut(eve, [1, 3], [1, 4]);
      type(eve, [1, 3], 'Y');
      expect(textIn(eve, 'final')).toBe('awmnhij|mYoXpqrst');
    });

    test('W5 stands in front of what others wrote there meanwhile', () => {
      const there = room();
      const { ana, eve } = there;
      put(ana, [0, 5], [0, 5]);
      press(ana, 'Backspace', 2);
      type(eve, [0, 4], 'THEIRS');
      there.meet();
      typeOn(ana, 'n');
      expect(markup(ana)).toBe('abc[-d][+n]THEIRS[-e]fghij|klmnopqrst');
      there.meet();
    });
  });
});
