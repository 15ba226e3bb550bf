/** Sources by a few letters of their names, titles, years or keys; every word must be somewhere in them. */
import type { Source } from '../../../shared/document/sources/Source.ts';
import { sourceInWords } from '../../../shared/exchange/citations/citeInWords.ts';

export interface FoundSource {
  readonly key: string;
  readonly source: Source;
  /** In one line, without marks of style. */
  readonly line: string;
}

export function findSources(
  sources: ReadonlyMap<string, Source>,
  typed: string,
  contains: (text: string, part: string) => boolean,
): FoundSource[] {
  const words = typed.split(/\s+/).filter(Boolean);
  return [...sources]
    .map(([key, source]) => ({ key, source, line: plain(sourceInWords(source)) }))
    .filter(({ key, line }) => words.every((word) => contains(`${line} ${key}`, word)))
    .sort((a, b) => a.line.localeCompare(b.line));
}

/** Titles may say which words keep their letters. */
const plain = (line: string) => line.replace(/<[^>]*>/g, '');
