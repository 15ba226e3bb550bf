import { expect, test } from 'vitest';
import { SHORTCUTS, shortcutOf } from './shortcuts.ts';

const press = (keys: Partial<KeyboardEvent>, altGraph = false) => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  getModifierState: () => altGraph,
  ...keys,
});

test('no two shortcuts are the same keys', () => {
  const keys = SHORTCUTS.map((one) => `${one.key ?? one.code} ${one.shift ?? false} ${one.alt ?? false}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('the command key is Ctrl, or Cmd on Apple; modifiers are exact', () => {
  expect(shortcutOf(press({ key: 'b', ctrlKey: true }), false)?.id).toBe('bold');
  expect(shortcutOf(press({ key: 'b', metaKey: true }), true)?.id).toBe('bold');
  expect(shortcutOf(press({ key: 'b', ctrlKey: true }), true)).toBeNull();
  expect(shortcutOf(press({ key: 'B', ctrlKey: true, shiftKey: true }), false)).toBeNull();
  expect(shortcutOf(press({ key: 'X', ctrlKey: true, shiftKey: true }), false)?.id).toBe('strike');
  expect(shortcutOf(press({ key: '&', code: 'Digit1', ctrlKey: true, altKey: true }), false)?.id).toBe(
    'heading1',
  );
});

test('typing with AltGr or an input method is never a shortcut', () => {
  expect(
    shortcutOf(press({ key: '@', code: 'Digit2', ctrlKey: true, altKey: true }, true), false),
  ).toBeNull();
  expect(shortcutOf(press({ key: 'b', ctrlKey: true, isComposing: true }), false)).toBeNull();
});
