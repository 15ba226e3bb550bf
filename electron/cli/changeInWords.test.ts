import { expect, test } from 'vitest';
import type { ChangePiece } from '../../shared/changes/listChanges.ts';
import { changeInWords, dateInWords, delegationInWords, meansDelegation } from './changeInWords.ts';

const place = { paragraph: '1:1', status: 'pending', ranges: [] } as const;
const words = (...pieces: object[]) =>
  changeInWords({ pieces: pieces.map((piece) => ({ ...place, ...piece }) as object as ChangePiece) });

test('every kind of change is said in words', () => {
  expect(
    words(
      { kind: 'insert', text: 'a\u2028b' },
      { kind: 'delete', text: 'c' },
      { kind: 'split' },
      { kind: 'join' },
      { kind: 'format', text: 'd', set: { bold: true, italic: undefined } },
      { kind: 'format', text: 'e', set: { link: 'https://unesco.org' } },
      { kind: 'format', text: 'f', set: { link: undefined } },
      { kind: 'format', text: 'g', set: { language: 'fj' } },
      { kind: 'format', text: 'h', set: { language: undefined } },
      { kind: 'property', name: 'style', before: 'body', value: 'heading2' },
      { kind: 'property', name: 'language', before: '', value: 'ar' },
    ),
  ).toEqual([
    'inserted “a b”',
    'deleted “c”',
    'ended a paragraph here',
    'joined this paragraph and the next',
    'made “d” bold, made “d” not italic',
    'linked “e” to https://unesco.org',
    'took the link off “f”',
    'set the language of “g” to fj',
    'set the language of “h” to that of the document',
    'changed the style of the paragraph from body to heading 2',
    'changed the language of the paragraph from that of the document to ar',
  ]);
});

test('long quotations are cut between characters, and say how long they are', () => {
  const [cut] = words({ kind: 'insert', text: '😀'.repeat(100) });
  expect(cut).toBe(`inserted “${'😀'.repeat(79)}…” (100 characters)`);
});

test('delegations by code, by name and as organisations; a watch may say anything', () => {
  expect([delegationInWords('FJ'), delegationInWords('UNESCO'), delegationInWords('ZZ')]).toEqual([
    'Fiji',
    'UNESCO',
    'Unknown Region',
  ]);
  expect(['fj', ' Fiji ', 'FIJI'].every((written) => meansDelegation(written, 'FJ'))).toBe(true);
  expect(meansDelegation('Fi', 'FJ')).toBe(false);
  expect(meansDelegation('unesco', 'UNESCO')).toBe(true);
  expect(dateInWords(Number.MAX_SAFE_INTEGER)).toBe('at no date');
});
