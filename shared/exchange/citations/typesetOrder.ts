/** The files that Typst makes citations from (see citationsMain.typ.ts), and what its answer means. */
import type { Run } from '../../document/DocumentContent.ts';
import type { CitedSource } from '../../document/EmbedContent.ts';
import { baseLanguage } from '../paper/languages.ts';
import { printable } from '../paper/printable.ts';
import type { CitationOrder, FormattedCitations } from './CitationOrder.ts';
import { citeInWords } from './citeInWords.ts';
import { hayagrivaEntry } from './hayagrivaEntry.ts';
import type { CitationPiece } from './readCitationHtml.ts';
import { readCitationHtml } from './readCitationHtml.ts';
import { plainRun } from './textRuns.ts';

export interface TypesetFiles {
  readonly order: string;
  readonly sources: string;
}

/** Under other names than in the library, where a key may be anything. */
const nameOf = (index: number) => `s${index}`;

/** @param keys of the sources to format; the others are cited by the desk's own words */
export function typesetFiles(
  { style, language, sources, citations }: CitationOrder,
  keys: readonly string[],
): TypesetFiles {
  const index = new Map(keys.map((key, at) => [key, at]));
  const base = baseLanguage(language);
  const region = /-([A-Z]{2})(?:-|$)/.exec(language)?.[1] ?? null;
  const order = {
    style,
    language: /^[a-z]{2,3}$/.test(base) && base !== 'und' ? base : 'en',
    region,
    citations: citations.map(({ cited }) =>
      known(cited, index).map((one) => ({ key: nameOf(index.get(one.key) ?? 0), note: noteOf(one) })),
    ),
  };
  const entries = keys.flatMap((key, at) => {
    const source = sources[key];
    return source === undefined ? [] : [[nameOf(at), hayagrivaEntry(source, style)]];
  });
  return { order: JSON.stringify(order), sources: JSON.stringify(Object.fromEntries(entries)) };
}

const known = (cited: readonly CitedSource[], keys: ReadonlyMap<string, unknown>) =>
  cited.filter(({ key }) => keys.has(key));

/** What is printed behind a source: a page as it was typed, and what else was said of it. */
function noteOf({ locator, suffix }: CitedSource): string {
  const [where, more] = [locator, suffix].map((text) => printable(text).trim());
  return [where, more].filter(Boolean).join(', ');
}

/** @param html what Typst made of the files */
export function readTypeset(html: string, order: CitationOrder, keys: readonly string[]): FormattedCitations {
  const read = readCitationHtml(html);
  const index = new Map(keys.map((key, at) => [key, at]));
  const citations: Record<string, readonly Run[]> = {};
  for (const [number, { key, cited }] of order.citations.entries()) {
    const pieces = read.citations.get(number) ?? [];
    const formatted = known(cited, index);
    const lost = cited.filter((one) => !index.has(one.key));
    citations[key] =
      formatted.length === 0
        ? [plainRun(citeInWords(cited, order))]
        : [
            ...withPrefixes(pieces, formatted),
            ...(lost.length === 0 ? [] : [plainRun(` ${citeInWords(lost, order)}`)]),
          ];
  }
  return { citations, sources: read.sources };
}

/**
 * What stands in front of a source comes in front of its name. A style without a place for pages leaves out what was
 * typed; then it stands behind, for whoever typed it wants it read.
 */
function withPrefixes(pieces: readonly CitationPiece[], cited: readonly CitedSource[]): Run[] {
  const runs: Run[] = [];
  const starts = pieces.flatMap(({ isCite }, at) => (isCite && pieces[at - 1]?.isCite !== true ? [at] : []));
  const isEach = starts.length === cited.length;
  for (const [at, { isCite: _, ...run }] of pieces.entries()) {
    const place = isEach ? starts.indexOf(at) : at === 0 ? 0 : -1;
    const prefix = place < 0 ? '' : printable(cited[place]?.prefix ?? '').trim();
    if (prefix !== '') runs.push(plainRun(`${prefix} `));
    runs.push(run);
  }
  const said = runs.map(({ text }) => text).join('');
  const missing = cited.map(noteOf).filter((note) => note !== '' && !said.includes(note));
  if (missing.length > 0) runs.push(plainRun(` (${missing.join('; ')})`));
  return runs;
}
