/** An order of citations that came over a wire: checked part by part, whatever else was in it dropped. */
import type { CitedSource } from '../../document/EmbedContent.ts';
import { MOST_SOURCES, readCitedLibrary } from '../../document/sources/SourceLibrary.ts';
import type { CitationOrder, OrderedCitation } from './CitationOrder.ts';

const MOST_CITATIONS = 20_000;
const MOST_CITED = 100;
const LONGEST = 1000;

/** null where the shape is not that of an order. */
export function readCitationOrder(value: unknown): CitationOrder | null {
  if (typeof value !== 'object' || value === null) return null;
  const { language, citations, ...given } = value as Readonly<Record<string, unknown>>;
  const library = readCitedLibrary(given);
  if (library === undefined || Object.keys(library.sources).length > MOST_SOURCES) return null;
  if (!Array.isArray(citations) || citations.length > MOST_CITATIONS) return null;
  return {
    ...library,
    language: typeof language === 'string' && language.length <= 35 ? language : 'und',
    citations: citations.flatMap(readCitation),
  };
}

function readCitation(value: unknown): OrderedCitation[] {
  const { key, cited } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof key !== 'string' || key === '__proto__' || !Array.isArray(cited)) return [];
  return [{ key, cited: cited.slice(0, MOST_CITED).flatMap(readCited) }];
}

function readCited(value: unknown): CitedSource[] {
  if (typeof value !== 'object' || value === null) return [];
  const { key, locator, prefix, suffix } = value as Readonly<Record<string, unknown>>;
  const text = (one: unknown) => (typeof one === 'string' ? one.slice(0, LONGEST).toWellFormed() : '');
  return [{ key: text(key), locator: text(locator), prefix: text(prefix), suffix: text(suffix) }];
}
