/**
 * The label drawn in front of each paragraph: 1. / (a) / (i) and on in that order by level, or a bullet.
 * Labels are never data. A numbered list goes on after bullets and deeper levels inside it, and starts
 * anew after any paragraph that belongs to no list (headings, body text, quotes).
 */
import type { ParagraphProperties } from './paragraphProperties.ts';

const BULLETS = ['•', '◦', '▪'] as const;

/** One label or null per paragraph, in order. */
export function numberParagraphs(
  paragraphs: readonly { readonly properties: ParagraphProperties }[],
): (string | null)[] {
  const counters: number[] = [];
  return paragraphs.map(({ properties: { list, level } }) => {
    if (list === 'none') {
      counters.length = 0;
      return null;
    }
    if (list === 'bullet') {
      counters.length = Math.min(counters.length, level + 1);
      return BULLETS[level % BULLETS.length] as string;
    }
    counters.length = Math.min(counters.length, level + 1);
    while (counters.length <= level) counters.push(0);
    counters[level] = (counters[level] ?? 0) + 1;
    return numberLabel(counters[level], level);
  });
}

/** The label of the n-th paragraph (from 1) at a level: 1. / (a) / (i) / 1. ... */
export function numberLabel(number: number, level: number): string {
  switch (level % 3) {
    case 0:
      return `${number}.`;
    case 1:
      return `(${letters(number)})`;
    default:
      return `(${roman(number)})`;
  }
}

/** 1 = a, 26 = z, 27 = aa, 28 = bb, as Word counts. */
function letters(number: number): string {
  const index = (number - 1) % 26;
  return String.fromCharCode(97 + index).repeat(Math.floor((number - 1) / 26) + 1);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let rest = number;
  let out = '';
  for (const [value, digits] of ROMAN) {
    for (; rest >= value; rest -= value) out += digits;
  }
  return out;
}
