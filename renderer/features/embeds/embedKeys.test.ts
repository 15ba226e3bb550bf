import { expect, test } from 'vitest';
import { embedActionOf, printEmbedKeys } from './embedKeys.ts';

const press = (keys: Partial<KeyboardEvent>, altGraph = false) => ({
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  getModifierState: () => altGraph,
  ...keys,
});
const move = (code: string) => press({ code, altKey: true, shiftKey: true });

test('a footnote is Ctrl+Alt+F, or Cmd+Alt+F on Apple; modifiers are exact', () => {
  const note = { code: 'KeyF', altKey: true };
  expect(embedActionOf(press({ ...note, ctrlKey: true }), false, false)).toBe('note');
  expect(embedActionOf(press({ ...note, metaKey: true }), true, false)).toBe('note');
  expect(embedActionOf(press({ ...note, ctrlKey: true }), true, false)).toBeNull();
  expect(embedActionOf(press({ ...note, ctrlKey: true, shiftKey: true }), false, false)).toBeNull();
  expect(embedActionOf(press({ code: 'KeyF', ctrlKey: true }), false, false)).toBeNull();
});

test('Ctrl+Enter stays with the card under the caret: a page break has Shift as well', () => {
  expect(embedActionOf(press({ code: 'Enter', ctrlKey: true }), false, false)).toBeNull();
  expect(embedActionOf(press({ code: 'Enter', ctrlKey: true, shiftKey: true }), false, false)).toBe(
    'pageBreak',
  );
});

test('arrows move rows up and down whichever way the table runs, and columns to the side that is pressed', () => {
  for (const rtl of [false, true]) {
    expect(embedActionOf(move('ArrowUp'), false, rtl)).toBe('rowUp');
    expect(embedActionOf(move('ArrowDown'), false, rtl)).toBe('rowDown');
  }
  expect(embedActionOf(move('ArrowLeft'), false, false)).toBe('columnBack');
  expect(embedActionOf(move('ArrowRight'), false, false)).toBe('columnOn');
  expect(embedActionOf(move('ArrowLeft'), false, true)).toBe('columnOn');
  expect(embedActionOf(move('ArrowRight'), false, true)).toBe('columnBack');
});

test('on an Apple keyboard Option and Shift select words: rows move with Ctrl and Shift', () => {
  expect(embedActionOf(move('ArrowUp'), true, false)).toBeNull();
  expect(embedActionOf(press({ code: 'ArrowUp', ctrlKey: true, shiftKey: true }), true, false)).toBe('rowUp');
});

test('typing with AltGr or an input method is never one of these', () => {
  const note = { code: 'KeyF', ctrlKey: true, altKey: true };
  expect(embedActionOf(press(note, true), false, false)).toBeNull();
  expect(embedActionOf(press({ ...note, isComposing: true }), false, false)).toBeNull();
});

test('what is printed beside a column is the arrow that moves it there', () => {
  expect(printEmbedKeys('columnOn')).toBe('Alt+Shift+→');
  expect(printEmbedKeys('columnOn', true)).toBe('Alt+Shift+←');
  expect(printEmbedKeys('rowUp', true)).toBe('Alt+Shift+↑');
  expect(printEmbedKeys('removeTable')).toBeUndefined();
});
