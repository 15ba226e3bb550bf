/** Characters that no font at hand can draw, and where they stand: told to the person in words. */
import type { DocumentContent } from '../../../shared/document/DocumentContent.ts';
import { walkParagraphs } from '../../../shared/exchange/paper/walkParagraphs.ts';
import { printedText } from '../../../shared/exchange/pdf/paperTexts.ts';
import { readCoverage } from './readCoverage.ts';

export interface MissingCharacter {
  readonly character: string;
  /** Paragraphs it stands in, counted from 1; the first few only. */
  readonly paragraphs: readonly number[];
  /** The words around its first place. */
  readonly excerpt: string;
}

const PLACES = 5;
/** Drawn by nobody: spaces, joiners, marks of direction, variation selectors. */
const INVISIBLE = /\p{White_Space}|\p{Cf}|\p{Variation_Selector}|\u034f/u;

export function findMissingCharacters(
  content: DocumentContent,
  fonts: readonly Buffer[],
): MissingCharacter[] {
  const covers = fonts.map(readCoverage);
  const verdicts = new Map<string, boolean>();
  const missing = new Map<string, { paragraphs: number[]; excerpt: string }>();
  const look = (text: string, number: number) => {
    let at = 0;
    for (const character of text) {
      let drawn = verdicts.get(character);
      if (drawn === undefined) {
        const codePoint = character.codePointAt(0) ?? 0;
        drawn = INVISIBLE.test(character) || covers.some((has) => has(codePoint));
        verdicts.set(character, drawn);
      }
      if (!drawn) {
        const known = missing.get(character) ?? { paragraphs: [], excerpt: excerptAt(text, at) };
        if (known.paragraphs.length < PLACES && known.paragraphs.at(-1) !== number)
          known.paragraphs.push(number);
        missing.set(character, known);
      }
      at += character.length;
    }
  };
  // What stands in a note or a cell is found in the paragraph that has it.
  walkParagraphs(content.paragraphs, ({ paragraph, index }) => look(printedText(paragraph), index + 1));
  return [...missing].map(([character, { paragraphs, excerpt }]) => ({ character, paragraphs, excerpt }));
}

function excerptAt(text: string, at: number): string {
  return text
    .slice(Math.max(0, at - 20), at + 20)
    .toWellFormed()
    .replaceAll('\u2028', ' ')
    .trim();
}

/** One sentence per character. */
export function tellMissing({ character, paragraphs, excerpt }: MissingCharacter): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const where = paragraphs.length === 1 ? 'paragraph' : 'paragraphs';
  return `No font here can draw “${character}” (${code}) in ${where} ${paragraphs.join(', ')}: “${excerpt}”. It is printed as an empty box.`;
}
