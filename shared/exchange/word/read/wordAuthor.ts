/**
 * Who a Word file says made a change. The same name is the same person in every file, so that two files of one
 * delegate do not look like two people; nobody of the desk has such an id, so that a file can give nobody's name to
 * what it holds. A country behind the name, in brackets, is the delegation, for so the desk writes it; in a file of
 * its own, an organisation is one as well.
 */
import type { Author } from '../../../changes/Author.ts';
import { cleanLanguage } from '../../paper/languages.ts';

export interface UnknownPeople {
  /** Delegation of people of whom the file says none. */
  readonly delegation: string;
  /** What to call somebody who has no name there. */
  readonly name: string;
}

export interface NamingHabits {
  /** In which countries may be named. */
  readonly languages: readonly string[];
  /** The desk wrote the file: whatever stands behind a name is a delegation. */
  readonly isOwn: boolean;
}

/** Longer ones are cut; it is what a record may have. */
const LONGEST = 200;

export function wordAuthor(
  written: string,
  { languages, isOwn }: NamingHabits,
  unknown: UnknownPeople,
): Author {
  const full = written.replace(/\s+/gu, ' ').trim().toWellFormed();
  const found = /^(.+?) ?\(([^()]+)\)$/u.exec(full);
  const behind = found?.[2] ?? '';
  const said = countryOf(behind, languages) ?? (isOwn && behind !== '' ? behind : null);
  const name = cut(said === null ? full || unknown.name : (found?.[1] as string));
  return { id: `word-${hash(`${name}\n${said ?? ''}`)}`, name, delegation: cut(said ?? unknown.delegation) };
}

function cut(text: string): string {
  return text.slice(0, LONGEST).toWellFormed();
}

const countries = new Map<string, Map<string, string>>();

/** ISO 3166 code of a country by its name in one of these languages; null where it is none. */
function countryOf(name: string, languages: readonly string[]): string | null {
  for (const language of languages) {
    const code = countriesIn(cleanLanguage(language) || 'en').get(name);
    if (code !== undefined) return code;
  }
  return null;
}

function countriesIn(language: string): Map<string, string> {
  const known = countries.get(language);
  if (known !== undefined) return known;
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const list = new Map<string, string>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code);
    // Codes that are no longer used come out under the name of what they were; the first one stays.
    if (name !== undefined && !list.has(name)) list.set(name, code);
  }
  countries.set(language, list);
  return list;
}

/** 64 bits of it (FNV-1a over UTF-16), as hexadecimal digits. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++)
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return value.toString(16).padStart(16, '0');
}
