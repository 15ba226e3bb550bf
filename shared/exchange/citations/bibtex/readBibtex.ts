/** A BibTeX or BibLaTeX file as sources by key, and what of it could not be read, with the line. */
import type { ReadLibrary } from '../LibraryReader.ts';
import { LibraryReader } from '../LibraryReader.ts';
import { bibtexSource } from './bibtexSource.ts';
import { scanBibtex } from './scanBibtex.ts';

/** Entries that hold something else: settings of a program, groups of entries. */
const NO_SOURCES: ReadonlySet<string> = new Set(['xdata', 'set', 'control']);

export function readBibtex(text: string): ReadLibrary {
  const { entries, problems } = scanBibtex(text);
  const read = new LibraryReader();
  for (const { line, reason } of problems) read.refuse(line, reason);
  const byKey = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]));
  for (const entry of entries) {
    if (NO_SOURCES.has(entry.type)) continue;
    const parent = byKey.get((entry.fields.get('crossref') ?? '').trim().toLowerCase());
    read.take(entry.key, bibtexSource(entry, parent === entry ? undefined : parent), entry.line);
  }
  return read.result();
}
