/** Names as BibTeX has them (`von Last, Jr, First and First von Last and {An Agency}`) as names of a source. */
import type { SourceName } from '../../../document/sources/Source.ts';
import { latexText } from './latexText.ts';

export function bibtexNames(latex: string): SourceName[] {
  return splitOutside(latex.replace(/\s+/g, ' '), / and /iy)
    .map((one) => one.trim())
    .filter((one) => one !== '' && one.toLowerCase() !== 'others')
    .map(readName);
}

function readName(latex: string): SourceName {
  if (isBraced(latex)) return { literal: latexText(latex) };
  const parts = splitOutside(latex, /\s*,\s*/y);
  const [first = '', second = '', third] = parts;
  if (parts.length === 1) return inOrder(splitOutside(latex, /[\s~]+/y));
  const given = latexText(third ?? second);
  const suffix = third === undefined ? '' : latexText(second);
  const words = splitOutside(first, /[\s~]+/y);
  const von = words.length > 1 ? words.findIndex((word) => !isParticle(word)) : 0;
  return named(given, words.slice(0, Math.max(0, von)), words.slice(Math.max(0, von)), suffix);
}

/** `First von Last`: the particle begins with the first word in small letters. */
function inOrder(words: readonly string[]): SourceName {
  if (words.length === 1) return { literal: latexText(words[0] ?? '') };
  const von = words.slice(0, -1).findIndex(isParticle);
  if (von < 0) return named(latexText(words.slice(0, -1).join(' ')), [], words.slice(-1), '');
  const behind = words.slice(von, -1);
  const last = behind.findLastIndex(isParticle) + 1;
  return named(latexText(words.slice(0, von).join(' ')), behind.slice(0, last), words.slice(von + last), '');
}

function named(
  given: string,
  particle: readonly string[],
  family: readonly string[],
  suffix: string,
): SourceName {
  const von = latexText(particle.join(' '));
  return {
    family: latexText(family.join(' ')),
    ...(given === '' ? {} : { given }),
    ...(von === '' ? {} : { 'non-dropping-particle': von }),
    ...(suffix === '' ? {} : { suffix }),
  };
}

const isParticle = (word: string) => /^\p{Ll}/u.test(latexText(word)) && !word.startsWith('{');

function isBraced(latex: string): boolean {
  if (!latex.startsWith('{') || !latex.endsWith('}')) return false;
  let depth = 0;
  for (const [at, letter] of [...latex].entries()) {
    if (letter === '{') depth++;
    if (letter === '}' && --depth === 0 && at < latex.length - 1) return false;
  }
  return !/^\{\\/.test(latex);
}

/** Cut where the pattern stands outside of braces. @param pattern sticky */
function splitOutside(text: string, pattern: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\\') at++;
    else if (letter === '{') depth++;
    else if (letter === '}') depth--;
    else if (depth === 0) {
      pattern.lastIndex = at;
      const found = pattern.exec(text)?.[0] ?? '';
      if (found === '') continue;
      parts.push(text.slice(from, at));
      at += found.length - 1;
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)].filter((part) => part.trim() !== '');
}
