import { expect, test } from 'vitest';
import { diffText } from './diffText.ts';
import { mapPosition, mapRange } from './mapPosition.ts';

const apply = (before: string, after: string, caret?: number) => {
  let out = '';
  let at = 0;
  for (const splice of diffText(before, after, { caret })) {
    out += before.slice(at, splice.at) + splice.inserted;
    at = splice.at + splice.removed;
  }
  return out + before.slice(at);
};

test('B2 the caret tells which of several equal letters was typed', () => {
  expect(diffText('aaaa', 'aaaaa', { caret: 2 })).toEqual([{ at: 1, removed: 0, inserted: 'a' }]);
  expect(diffText('aaaa', 'aaaaa')).toEqual([{ at: 4, removed: 0, inserted: 'a' }]);
});

test('B2 two edits at once are two splices', () => {
  expect(diffText('one two three', 'One two Three')).toEqual([
    { at: 0, removed: 1, inserted: 'O' },
    { at: 8, removed: 1, inserted: 'T' },
  ]);
});

test('D6 an emoji that replaces another is replaced whole', () => {
  // U+1F600 and U+1F601 share their first half.
  expect(diffText('x\u{1F600}y', 'x\u{1F601}y')).toEqual([{ at: 1, removed: 2, inserted: '\u{1F601}' }]);
  // U+1F600 and U+1FA00 share their second half.
  expect(diffText('\u{1F600}', '\u{1FA00}')).toEqual([{ at: 0, removed: 2, inserted: '\u{1FA00}' }]);
});

test.each([
  ['', 'abc'],
  ['abc', ''],
  ['abcdef', 'abXdYef'],
  ['a'.repeat(5000), 'b'.repeat(5000)],
  ['the cat sat', 'sat the cat'],
])('B1 the splices make the new text', (before, after) => {
  expect(apply(before, after)).toBe(after);
});

test('B3 a place moves with the text in front of it', () => {
  const delta = [{ retain: 3 }, { insert: 'xy' }, { retain: 2 }, { delete: 4 }];
  expect([0, 3, 4, 5, 7, 9, 12].map((place) => mapPosition(delta, place))).toEqual([0, 3, 6, 7, 7, 7, 10]);
});

test('B4 what others deleted of a stretch is left out of it', () => {
  const delta = [{ retain: 2 }, { insert: 'xy' }, { retain: 1 }, { delete: 2 }];
  expect(mapRange(delta, 1, 6)).toEqual([
    { at: 1, skip: 0, length: 1 },
    { at: 4, skip: 1, length: 1 },
    { at: 5, skip: 4, length: 2 },
  ]);
});
