/**
 * Citations as the desk says them by itself, by author and year: where no host is at hand to format them, and for a
 * source that cannot be formatted. A reader finds the source by it, in whatever style the list is.
 */
import type { CitedSource } from '../../document/EmbedContent.ts';
import type { Source, SourceName } from '../../document/sources/Source.ts';
import { printable } from '../paper/printable.ts';

type Known = { readonly sources: Readonly<Record<string, Source>> };

/** `(see Smith and Doe 2019, p. 4; Tan 2020)`; a key that the library lacks stands for itself. */
export function citeInWords(cited: readonly CitedSource[], { sources }: Known): string {
  const parts = cited.map(({ key, prefix, locator, suffix }) => {
    const source = Object.hasOwn(sources, key) ? sources[key] : undefined;
    const name = source === undefined ? key : [namesOf(source), yearOf(source)].filter(Boolean).join(' ');
    const behind = [name, locator.trim(), suffix.trim()].filter(Boolean).join(', ');
    return [prefix.trim(), behind].filter(Boolean).join(' ');
  });
  return `(${printable(parts.join('; '))})`;
}

/** `Tan, Mei. Open Courses. Springer, 2020.`: one line of a list in which a source is looked for. */
export function sourceInWords(source: Source): string {
  const names = (source.author ?? source.editor ?? []).map(nameInFull);
  const within = source['container-title'] ?? source.publisher;
  const last = [within, yearOf(source)].filter(Boolean).join(', ');
  return printable([listed(names), source.title, last].filter(Boolean).join('. '));
}

/** Family names, three at most; for a source without any, its title. */
export function namesOf(source: Source): string {
  const names = (source.author ?? source.editor ?? []).map(
    ({ family, literal, given }) => family ?? literal ?? given ?? '',
  );
  if (names.length === 0) return source.title ?? source.publisher ?? source['container-title'] ?? '';
  return listed(names);
}

function listed(names: readonly string[]): string {
  const [first = '', second] = names;
  if (second === undefined) return first;
  // In no language: who reads the text may read any.
  return names.length === 2 ? `${first} & ${second}` : `${first} et al.`;
}

function nameInFull({ family, given, literal }: SourceName): string {
  return family === undefined ? (literal ?? given ?? '') : [family, given].filter(Boolean).join(', ');
}

export function yearOf({ issued }: Source): string {
  const year = issued?.['date-parts']?.[0]?.[0];
  return year === undefined ? (issued?.literal ?? '') : String(year);
}
