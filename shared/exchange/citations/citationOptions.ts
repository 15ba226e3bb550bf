/** What whoever writes a file is told about its citations: as they were formatted, or else in the desk's own words. */
import type { DocumentContent } from '../../document/DocumentContent.ts';
import { DEFAULT_PROPERTIES } from '../../document/paragraphProperties.ts';
import type { PaperOptions } from '../paper/PaperOptions.ts';
import type { CitationOrder, FormattedCitations } from './CitationOrder.ts';
import { citationOrder } from './CitationOrder.ts';
import { citeInWords, sourceInWords } from './citeInWords.ts';
import { plainRun, textOf } from './textRuns.ts';

type CitationOptions = Pick<PaperOptions, 'citations' | 'citationRuns' | 'sources'>;

/**
 * @param format how what is cited is formatted; not called where nothing is
 */
export async function citationOptions(
  content: Pick<DocumentContent, 'language' | 'paragraphs' | 'library'>,
  format: (order: CitationOrder) => Promise<FormattedCitations | null> | FormattedCitations | null,
): Promise<CitationOptions> {
  const order = citationOrder(content);
  if (order === null) return {};
  const { citations, sources } = (await format(order)) ?? formatInWords(order);
  const runs = new Map(Object.entries(citations));
  return {
    citations: new Map([...runs].map(([key, said]) => [key, textOf(said)])),
    citationRuns: runs,
    sources: sources.map((said) => ({ properties: DEFAULT_PROPERTIES, runs: said })),
  };
}

/** By author and year, and a list in the order of the alphabet. */
export function formatInWords(order: CitationOrder): FormattedCitations {
  const list = Object.values(order.sources).map(sourceInWords);
  return {
    citations: Object.fromEntries(
      order.citations.map(({ key, cited }) => [key, [plainRun(citeInWords(cited, order))]]),
    ),
    sources: list.sort((a, b) => a.localeCompare(b, order.language)).map((line) => [plainRun(line)]),
  };
}
