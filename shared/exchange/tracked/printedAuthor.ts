/** A person as a file names the author of a change: with the delegation they speak for. */
import type { Author } from '../../changes/Author.ts';
import { cleanLanguage } from '../paper/languages.ts';
import { printable } from '../paper/printable.ts';

const names = new Map<string, Intl.DisplayNames>();

/** Word keeps no longer ones. */
const LONGEST = 255;

/** "Sokha Chan (Cambodia)", the country in the document's language. Never empty. */
export function printedAuthor({ name, delegation }: Author, language: string): string {
  const person = oneLine(name);
  const country = oneLine(printedDelegation(delegation, language));
  if (country === '' || country === person) return cut(person === '' ? '?' : person, LONGEST);
  const behind = ` (${cut(country, LONGEST / 2)})`;
  return `${cut(person === '' ? '?' : person, LONGEST - behind.length)}${behind}`;
}

/** Countries are kept as ISO 3166 codes; organisations are called what they are. */
export function printedDelegation(delegation: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(delegation)) return delegation;
  const locale = cleanLanguage(language) || 'en';
  let known = names.get(locale);
  if (known === undefined) {
    known = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
    names.set(locale, known);
  }
  return known.of(delegation) ?? delegation;
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/gu, ' ').trim();
}

/** Not within a pair of surrogates. */
function cut(text: string, length: number): string {
  const part = text.slice(0, Math.floor(length));
  return part.isWellFormed() ? part : part.slice(0, -1);
}
