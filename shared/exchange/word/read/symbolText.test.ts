/** Characters that a file names by their place in a symbol font. */
import { expect, test } from 'vitest';
import { makeWordFile, p } from './testing/makeWordFile.ts';
import { linesOf, readWell } from './testing/reading.ts';

const symbol = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
const readOf = (font: string, chars: readonly string[]) => {
  const { content, leftOut } = readWell(
    makeWordFile({ body: p(chars.map((char) => symbol(font, char)).join('')) }),
  );
  return [linesOf(content.tracked)[0], leftOut.map(({ kind, count }) => [kind, count])];
};

test('every character of Symbol is the one it shows, by its place of old and by Word’s', () => {
  // At either end of both halves, and in the middle: one place left out would move all that come behind.
  const chars = [
    'F021',
    'F02A',
    'F044',
    'F06D',
    'F07E',
    '00A1',
    'F0A3',
    'F0B4',
    'F0CE',
    'F0E5',
    'F0F2',
    'F0FE',
  ];
  expect(readOf('Symbol', chars)).toEqual(['!∗Δμ∼ϒ≤×∈∑∫⎭', []]);
});

test('one that nobody knows is a square, and is told', () => {
  expect(readOf('Symbol', ['F0FF', 'F0F0'])).toEqual(['□□', [['symbol', 2]]]);
  expect(readOf('Zapf of the Ministry', ['F041'])).toEqual(['□', [['symbol', 1]]]);
});
