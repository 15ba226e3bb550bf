/** Keys, pressed as a person presses them. */
import { describe, expect, test } from 'vitest';
import { useHarness } from '../../editor/harness.ts';
import type { Place } from '../../editor/page/DeskApi.ts';

const desk = useHarness();

const caretAt = async (place: Place) =>
  expect(await desk.call('selection', 'a')).toEqual({ anchor: place, focus: place });
const lines = () => desk.call('lines', 'a');
const paragraphs = () => desk.call('paragraphs', 'b');

describe('Enter', () => {
  test('behind a heading gives body text; in its middle two headings; in front an empty one above', async () => {
    await desk.open({ style: 'heading2', alignment: 'center', runs: [['Heading']] }, 'below');
    await desk.select('a', [0, 7]);
    await desk.press('Enter');
    await desk.type('x');
    expect(await paragraphs()).toEqual([
      { style: 'heading2', alignment: 'center', runs: [['Heading']] },
      { runs: [['x']] },
      { runs: [['below']] },
    ]);
    await desk.select('a', [0, 4]);
    await desk.press('Enter');
    await caretAt([1, 0]);
    expect((await paragraphs()).slice(0, 2)).toEqual([
      { style: 'heading2', alignment: 'center', runs: [['Head']] },
      { style: 'heading2', alignment: 'center', runs: [['ing']] },
    ]);
    await desk.select('a', [0, 0]);
    await desk.press('Enter');
    expect(await lines()).toEqual(['', 'Head', 'ing', 'x', 'below']);
    await caretAt([1, 0]);
  });

  test('in a list goes on with it; in an empty item steps out, level by level', async () => {
    await desk.open({ list: 'number', level: 1, runs: [['item']] });
    await desk.select('a', [0, 4]);
    await desk.press('Enter');
    expect(await desk.call('labels', 'b')).toEqual(['(a)', '(b)']);
    await desk.press('Enter');
    expect((await paragraphs())[1]).toEqual({ list: 'number', runs: [] });
    await desk.press('Enter');
    expect((await paragraphs())[1]).toEqual({ runs: [] });
    await caretAt([1, 0]);
    await desk.press('Enter');
    expect(await lines()).toEqual(['item', '', '']);
  });

  test('in a quote goes on with it; an empty quote paragraph leaves it', async () => {
    await desk.open({ style: 'quote', runs: [['said']] });
    await desk.select('a', [0, 4]);
    await desk.press('Enter', 'Enter');
    await desk.type('x');
    expect(await paragraphs()).toEqual([{ style: 'quote', runs: [['said']] }, { runs: [['x']] }]);
  });

  test('over a selection across paragraphs', async () => {
    await desk.open('abcd', 'efgh', 'ijkl');
    await desk.select('a', [0, 2], [2, 2]);
    await desk.press('Enter');
    expect(await lines()).toEqual(['ab', 'kl']);
    await caretAt([1, 0]);
  });

  test('keeps the format one writes in', async () => {
    await desk.open({ runs: [['bold', { bold: true }]] });
    await desk.select('a', [0, 4]);
    await desk.press('Enter');
    await desk.type('on');
    expect(await paragraphs()).toEqual([
      { runs: [['bold', { bold: true }]] },
      { runs: [['on', { bold: true }]] },
    ]);
  });

  test('Shift+Enter is a soft break', async () => {
    await desk.open('abcd');
    await desk.select('a', [0, 2]);
    await desk.press('Shift+Enter');
    await desk.type('x');
    expect(await paragraphs()).toEqual([{ runs: [['ab\u2028xcd']] }]);
    await desk.press('Backspace', 'Backspace');
    expect(await lines()).toEqual(['abcd']);
    await desk.press('End', 'Shift+Enter');
    expect(await lines()).toEqual(['abcd\u2028']);
    await desk.type('y');
    expect(await paragraphs()).toEqual([{ runs: [['abcd\u2028y']] }]);
  });
});

describe('Backspace and Delete', () => {
  test('at the start takes away level, list, style and indent, then joins', async () => {
    await desk.open('above', { list: 'bullet', level: 1, indent: 1, style: 'quote', runs: [['x']] });
    await desk.select('a', [1, 0]);
    const seen = [];
    for (let step = 0; step < 5; step++) {
      await desk.press('Backspace');
      seen.push((await paragraphs())[1]);
    }
    expect(seen).toEqual([
      { list: 'bullet', indent: 1, style: 'quote', runs: [['x']] },
      { indent: 1, style: 'quote', runs: [['x']] },
      { indent: 1, runs: [['x']] },
      { runs: [['x']] },
      undefined,
    ]);
    expect(await lines()).toEqual(['abovex']);
    await caretAt([0, 5]);
  });

  test('in the first paragraph takes away its style and then does nothing', async () => {
    await desk.open({ style: 'heading1', runs: [['Top']] }, 'x');
    await desk.select('a', [0, 0]);
    await desk.press('Backspace', 'Backspace');
    expect(await paragraphs()).toEqual([{ runs: [['Top']] }, { runs: [['x']] }]);
  });

  test('an empty paragraph above a heading goes without taking the heading’s style', async () => {
    await desk.open('', { style: 'heading1', runs: [['Top']] });
    await desk.select('a', [0, 0]);
    await desk.press('Delete');
    expect(await paragraphs()).toEqual([{ style: 'heading1', runs: [['Top']] }]);
    await desk.open('', { style: 'heading1', runs: [['Top']] });
    await desk.select('a', [1, 0]);
    await desk.press('Backspace');
    expect(await paragraphs()).toEqual([{ style: 'heading1', runs: [['Top']] }]);
  });

  test('Delete at the end joins with the next; across paragraphs takes what is selected', async () => {
    await desk.open('ab', { style: 'heading1', runs: [['cd']] }, 'ef');
    await desk.select('a', [0, 2]);
    await desk.press('Delete');
    expect(await lines()).toEqual(['abcd', 'ef']);
    await desk.select('a', [0, 1], [1, 1]);
    await desk.press('Delete');
    expect(await lines()).toEqual(['af']);
    await caretAt([0, 1]);
    await desk.press('Control+z');
    expect(await lines()).toEqual(['abcd', 'ef']);
  });

  test('a word at a time, in both directions', async () => {
    await desk.open('one two three four');
    await desk.select('a', [0, 13]);
    await desk.press('Control+Backspace');
    expect(await lines()).toEqual(['one two  four']);
    await desk.press('Control+Delete');
    // How many spaces go is the browser's own habit.
    expect((await lines())[0]?.trim()).toBe('one two');
  });

  test('a word at a time over the end of a paragraph', async () => {
    await desk.open('one', 'two');
    await desk.select('a', [1, 0]);
    await desk.press('Control+Backspace');
    expect((await lines()).length).toBe(1);
  });
});

describe('paragraph keys', () => {
  test('Tab and Shift+Tab change the level in a list, and leave the page elsewhere', async () => {
    await desk.open({ list: 'number', runs: [['one']] }, { list: 'number', runs: [['two']] }, 'body');
    await desk.select('a', [1, 1]);
    await desk.press('Tab');
    expect(await desk.call('labels', 'b')).toEqual(['1.', '(a)', null]);
    await desk.press('Tab');
    expect(await desk.call('labels', 'b')).toEqual(['1.', '(i)', null]);
    await desk.press('Shift+Tab', 'Shift+Tab', 'Shift+Tab');
    expect(await desk.call('labels', 'b')).toEqual(['1.', '2.', null]);
    await caretAt([1, 1]);
    await desk.select('a', [2, 1]);
    await desk.press('Tab');
    expect(await lines()).toEqual(['one', 'two', 'body']);
    expect(await desk.page.evaluate(() => document.activeElement?.id)).toBe('b');
  });

  test('Ctrl+Alt+1..4 and 0 give styles, Ctrl+Shift+7 and 8 lists, to all that is selected', async () => {
    await desk.open('one', 'two', 'three');
    await desk.select('a', [0, 1], [1, 1]);
    for (const level of [1, 2, 3, 4] as const) {
      await desk.press(`Control+Alt+Digit${level}`);
      expect((await paragraphs()).map(({ style }) => style)).toEqual([
        `heading${level}`,
        `heading${level}`,
        undefined,
      ]);
    }
    await desk.press('Control+Alt+Digit0');
    await desk.press('Control+Shift+Digit7');
    expect(await desk.call('labels', 'b')).toEqual(['1.', '2.', null]);
    await desk.press('Control+Shift+Digit8');
    expect(await desk.call('labels', 'b')).toEqual(['•', '•', null]);
    await desk.press('Control+Shift+Digit8');
    expect(await desk.call('labels', 'b')).toEqual([null, null, null]);
    expect(await desk.call('selection', 'a')).toEqual({ anchor: [0, 1], focus: [1, 1] });
  });

  test('AltGr with a digit is a sign of the keyboard, no command', async () => {
    await desk.open('one');
    await desk.select('a', [0, 1]);
    const taken = await desk.page.evaluate(() => {
      const key = { code: 'Digit2', key: '²', ctrlKey: true, altKey: true, modifierAltGraph: true };
      return !document
        .getElementById('a')
        ?.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
    });
    expect(taken).toBe(false);
    expect(await paragraphs()).toEqual([{ runs: [['one']] }]);
  });

  test('Ctrl+] and Ctrl+[ indent', async () => {
    await desk.open('one', { list: 'number', runs: [['two']] });
    await desk.select('a', [0, 0], [1, 1]);
    await desk.press('Control+]', 'Control+]');
    expect((await paragraphs()).map(({ indent, level }) => [indent, level])).toEqual([
      [2, undefined],
      [undefined, 2],
    ]);
    await desk.press('Control+[', 'Control+[', 'Control+[');
    expect((await paragraphs()).map(({ indent, level }) => [indent, level])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  test('Alt+Shift+Up and Down move paragraphs, with the caret in them', async () => {
    await desk.open('one', { style: 'heading1', runs: [['two']] }, 'three', 'four');
    await desk.select('a', [1, 2]);
    await desk.press('Alt+Shift+ArrowDown');
    expect(await desk.call('lines', 'b')).toEqual(['one', 'three', 'two', 'four']);
    await caretAt([2, 2]);
    await desk.press('Alt+Shift+ArrowUp', 'Alt+Shift+ArrowUp');
    expect(await paragraphs()).toEqual([
      { style: 'heading1', runs: [['two']] },
      { runs: [['one']] },
      { runs: [['three']] },
      { runs: [['four']] },
    ]);
    await caretAt([0, 2]);
    await desk.press('Alt+Shift+ArrowUp');
    expect(await lines()).toEqual(['two', 'one', 'three', 'four']);
    await desk.select('a', [1, 1], [2, 1]);
    await desk.press('Alt+Shift+ArrowDown');
    expect(await lines()).toEqual(['two', 'four', 'one', 'three']);
    expect(await desk.call('selection', 'a')).toEqual({ anchor: [2, 1], focus: [3, 1] });
    await desk.press('Control+z');
    expect(await desk.call('lines', 'b')).toEqual(['two', 'one', 'three', 'four']);
  });
});

describe('formats', () => {
  test('Ctrl+B, I, U on a selection and for what comes next', async () => {
    await desk.open('plain text');
    await desk.select('a', [0, 0], [0, 5]);
    await desk.press('Control+b', 'Control+i', 'Control+u');
    expect(await paragraphs()).toEqual([
      { runs: [['plain', { bold: true, italic: true, underline: true }], [' text']] },
    ]);
    await desk.press('Control+b', 'Control+i', 'Control+u');
    expect(await paragraphs()).toEqual([{ runs: [['plain text']] }]);
    await desk.press('End', 'Control+b');
    expect((await desk.call('caret', 'a')).formats).toEqual(['bold']);
    await desk.type('bold');
    await desk.press('Control+b');
    await desk.type('no');
    expect(await paragraphs()).toEqual([{ runs: [['plain text'], ['bold', { bold: true }], ['no']] }]);
  });

  test('a format about to be typed outlives a peer’s edit', async () => {
    await desk.open('one');
    await desk.select('a', [0, 3]);
    await desk.press('Control+b');
    await desk.call('peer', 'b', { do: 'type', at: [0, 0], text: 'PQ' });
    await desk.type('x');
    expect(await paragraphs()).toEqual([{ runs: [['PQone'], ['x', { bold: true }]] }]);
  });
});

describe('undo', () => {
  test('takes back only one’s own work, with a peer typing in between; Ctrl+Shift+Z and Ctrl+Y give it again', async () => {
    await desk.open('0123456789');
    await desk.select('a', [0, 5]);
    await desk.type('MINE');
    await desk.call('peer', 'b', { do: 'type', at: [0, 7], text: 'pq' });
    await desk.call('peer', 'b', { do: 'type', at: [0, 0], text: 'rs' });
    expect(await lines()).toEqual(['rs01234MIpqNE56789']);
    await desk.press('Control+z');
    expect(await lines()).toEqual(['rs01234pq56789']);
    await desk.press('Control+Shift+z');
    expect(await lines()).toEqual(['rs01234MIpqNE56789']);
    await desk.press('Control+z', 'Control+y');
    expect(await desk.call('lines', 'b')).toEqual(['rs01234MIpqNE56789']);
    await desk.press('Control+z', 'Control+z', 'Control+z');
    expect(await desk.call('lines', 'b')).toEqual(['rs01234pq56789']);
  });

  test('of a deletion brings the text back round what a peer typed there, and the caret to it', async () => {
    await desk.open('0123456789', 'next');
    await desk.select('a', [0, 2], [0, 8]);
    await desk.press('Delete');
    await desk.call('peer', 'b', { do: 'type', at: [0, 2], text: 'pq' });
    await desk.press('Control+z');
    const [line] = await lines();
    expect(['01pq23456789', '0123456789pq', '01234567pq89']).toContain(line);
    expect((await desk.call('selection', 'a'))?.focus[0]).toBe(0);
  });

  test('of a split keeps what a peer wrote in the new paragraph', async () => {
    await desk.open('abcdef');
    await desk.select('a', [0, 3]);
    await desk.press('Enter');
    await desk.call('peer', 'b', { do: 'type', at: [1, 1], text: 'PQ' });
    await desk.press('Control+z');
    expect(await lines()).toEqual(['abcdPQef']);
  });

  test('of a style and of a format', async () => {
    await desk.open('abcdef');
    await desk.select('a', [0, 0], [0, 3]);
    await desk.press('Control+b', 'Control+Alt+Digit2');
    expect(await paragraphs()).toEqual([{ style: 'heading2', runs: [['abc', { bold: true }], ['def']] }]);
    await desk.press('Control+z');
    expect(await paragraphs()).toEqual([{ runs: [['abc', { bold: true }], ['def']] }]);
    await desk.press('Control+z');
    expect(await paragraphs()).toEqual([{ runs: [['abcdef']] }]);
  });

  test('typing in two places is two steps', async () => {
    await desk.open('one', 'two');
    await desk.select('a', [0, 3]);
    await desk.type('X');
    await desk.select('a', [1, 3]);
    await desk.type('Y');
    await desk.press('Control+z');
    expect(await lines()).toEqual(['oneX', 'two']);
    await desk.press('Control+z');
    expect(await lines()).toEqual(['one', 'two']);
    expect((await desk.call('caret', 'a')).canUndo).toBe(false);
    expect((await desk.call('caret', 'a')).canRedo).toBe(true);
  });
});

describe('selecting', () => {
  test('all, and typing over it', async () => {
    await desk.open({ style: 'title', runs: [['one']] }, 'two', { list: 'bullet', runs: [['three']] });
    await desk.select('a', [1, 1]);
    await desk.press('Control+a');
    await desk.type('X');
    expect(await lines()).toEqual(['X']);
    await caretAt([0, 1]);
    await desk.press('Control+z');
    expect(await desk.call('lines', 'b')).toEqual(['one', 'two', 'three']);
    expect(await paragraphs()).toEqual([
      { style: 'title', runs: [['one']] },
      { runs: [['two']] },
      { list: 'bullet', runs: [['three']] },
    ]);
  });

  test('all, and Delete leaves one empty paragraph to write in', async () => {
    await desk.open('one', 'two');
    await desk.select('a', [0, 0]);
    await desk.press('Control+a', 'Delete');
    await desk.type('X');
    expect(await desk.call('lines', 'b')).toEqual(['X']);
  });

  test('a double click takes the word, a triple click the paragraph and not its neighbour', async () => {
    await desk.open('first one', 'second two', 'third three');
    const { left, top } = await desk.call('characterRectangle', 'a', [1, 2]);
    await desk.page.mouse.click(left + 2, top + 5, { clickCount: 2 });
    await desk.settle();
    await desk.type('S');
    expect(await lines()).toEqual(['first one', 'S two', 'third three']);
    await desk.page.mouse.click(left + 2, top + 5, { clickCount: 3 });
    await desk.settle();
    await desk.press('Control+Alt+Digit1');
    expect((await paragraphs()).map(({ style }) => style)).toEqual([undefined, 'heading1', undefined]);
    await desk.page.mouse.click(left + 2, top + 5, { clickCount: 3 });
    await desk.settle();
    await desk.type('X');
    expect(await lines()).toEqual(['first one', 'X', 'third three']);
  });

  test('with Shift+arrows over a paragraph’s end', async () => {
    await desk.open('ab', 'cd');
    await desk.select('a', [0, 1]);
    await desk.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
    expect(await desk.call('selection', 'a')).toEqual({ anchor: [0, 1], focus: [1, 1] });
    await desk.press('Backspace');
    expect(await lines()).toEqual(['ad']);
  });
});

test('opening a document writes nothing into it', async () => {
  await desk.open();
  expect(await desk.call('text', 'a')).toBe('');
  expect((await desk.call('caret', 'a')).canUndo).toBe(false);
  await desk.open('one', '', 'two');
  await desk.select('a', [1, 0]);
  expect(await desk.call('text', 'a')).toBe('one\n\ntwo\n');
  expect((await desk.call('caret', 'a')).canUndo).toBe(false);
});

test('an empty document can be written in, and emptied', async () => {
  await desk.open();
  await desk.page.click('#a');
  await desk.settle();
  await desk.type('x');
  await desk.press('Enter');
  await desk.type('y');
  expect(await desk.call('lines', 'b')).toEqual(['x', 'y']);
  await desk.press('Backspace', 'Backspace', 'Backspace', 'Backspace');
  expect(await desk.call('lines', 'b')).toEqual(['']);
});
