import { expect, test } from 'vitest';
import { isCommentKeys } from './commentKeys.ts';

const keys = (held: string, code = 'KeyM') => ({
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
  isComposing: false,
  getModifierState: (name: string) => name === 'AltGraph' && held.includes('graph'),
});

test('the command key of the machine with Alt and M, wherever M prints; AltGr types', () => {
  expect(isCommentKeys(keys('ctrl alt'), false)).toBe(true);
  expect(isCommentKeys(keys('meta alt'), true)).toBe(true);
  for (const held of ['ctrl', 'alt', 'ctrl alt shift', 'ctrl alt meta', 'meta alt', 'ctrl alt graph'])
    expect(isCommentKeys(keys(held), false), held).toBe(false);
  expect(isCommentKeys(keys('ctrl alt', 'KeyN'), false)).toBe(false);
  expect(isCommentKeys({ ...keys('ctrl alt'), isComposing: true }, false)).toBe(false);
});
