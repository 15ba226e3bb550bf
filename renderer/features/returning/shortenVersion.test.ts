import { expect, test } from 'vitest';
import type { VersionPiece } from '../../../shared/changes/returning/showVersion.ts';
import { LEFT_OUT, shortenVersion } from './shortenVersion.ts';

const piece = (text: string, state: VersionPiece['state'] = 'kept'): VersionPiece => ({
  text,
  state,
  formats: {},
  proposed: null,
});
const long = 'word '.repeat(60).trim();

test('what differs is never cut, what is the same only where it is long', () => {
  const short = [piece('short '), piece(long, 'added'), piece(long, 'removed'), piece('\n')];
  expect(shortenVersion(short)).toBe(short);
  const [head, added, tail, end] = shortenVersion([
    piece(long),
    piece('new', 'added'),
    piece(long),
    piece('\n'),
  ]);
  expect(added?.text).toBe('new');
  expect(end?.text).toBe('\n');
  expect(head?.text).toMatch(/^(word )+… (word )*word$/);
  expect(tail?.text.endsWith(LEFT_OUT)).toBe(true);
  expect((head?.text.length ?? 0) + (tail?.text.length ?? 0)).toBeLessThan(150);
});
