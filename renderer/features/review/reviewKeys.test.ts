import { expect, test } from 'vitest';
import { reviewActionOf } from './reviewKeys.ts';

const press = (code: string, held = '') => ({
  code,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s'),
  isComposing: held.includes('i'),
  getModifierState: (name: string) => name === 'AltGraph' && held.includes('g'),
});

test('function keys walk and decide, chords choose mode and view', () => {
  expect(reviewActionOf(press('F8'), false)).toBe('next');
  expect(reviewActionOf(press('F8', 's'), false)).toBe('previous');
  expect(reviewActionOf(press('F9'), false)).toBe('accept');
  expect(reviewActionOf(press('F9', 's'), false)).toBe('reject');
  expect(reviewActionOf(press('KeyX', 'cas'), false)).toBe('suggesting');
  expect(reviewActionOf(press('KeyX', 'mas'), true)).toBe('suggesting');
  expect(reviewActionOf(press('Digit4', 'cas'), false)).toBe('original');
  expect(reviewActionOf(press('Enter', 'c'), false)).toBe('card');
});

test('what types, composes or belongs to others is left alone', () => {
  expect(reviewActionOf(press('Enter'), false)).toBeNull();
  expect(reviewActionOf(press('KeyZ', 'c'), false)).toBeNull();
  // Ż on a Polish keyboard.
  expect(reviewActionOf(press('KeyZ', 'casg'), false)).toBeNull();
  expect(reviewActionOf(press('F8', 'i'), false)).toBeNull();
  expect(reviewActionOf(press('F8', 'c'), false)).toBeNull();
  expect(reviewActionOf(press('KeyX', 'cas'), true)).toBeNull();
});
