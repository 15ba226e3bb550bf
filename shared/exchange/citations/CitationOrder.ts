/**
 * Everything a document cites, in the order it is read: what its citations and its list of sources are made from.
 * Numbers and years with letters (2020a) depend on all of it, so that it is formatted as a whole.
 */
import type { DocumentContent, Run } from '../../document/DocumentContent.ts';
import type { CitedSource } from '../../document/EmbedContent.ts';
import type { CitationStyle } from '../../document/sources/citationStyles.ts';
import { DEFAULT_STYLE } from '../../document/sources/citationStyles.ts';
import type { Source } from '../../document/sources/Source.ts';
import { citationKey } from '../paper/paperFields.ts';
import { walkParagraphs } from '../paper/walkParagraphs.ts';

export interface CitationOrder {
  readonly style: CitationStyle;
  /** BCP 47 tag of the document: `and`, `edited by` and names of months are in it. */
  readonly language: string;
  /** Those cited that the library has, by key. */
  readonly sources: Readonly<Record<string, Source>>;
  readonly citations: readonly OrderedCitation[];
}

export interface OrderedCitation {
  /** `citationKey` of the citation in the text. */
  readonly key: string;
  readonly cited: readonly CitedSource[];
}

/** What citations print, and the list of sources, one entry each. */
export interface FormattedCitations {
  /** By `citationKey`. */
  readonly citations: Readonly<Record<string, readonly Run[]>>;
  readonly sources: readonly (readonly Run[])[];
}

/** null where nothing is cited that the library has. */
export function citationOrder({
  language,
  paragraphs,
  library,
}: Pick<DocumentContent, 'language' | 'paragraphs' | 'library'>): CitationOrder | null {
  const known = library?.sources ?? {};
  const citations: OrderedCitation[] = [];
  const sources: Record<string, Source> = {};
  walkParagraphs(
    paragraphs,
    () => {},
    (embed) => {
      if (embed.kind !== 'citation') return;
      citations.push({ key: citationKey(embed), cited: embed.sources });
      for (const { key } of embed.sources) {
        const source = Object.hasOwn(known, key) ? known[key] : undefined;
        if (source !== undefined) sources[key] = source;
      }
    },
  );
  if (Object.keys(sources).length === 0) return null;
  return { style: library?.style ?? DEFAULT_STYLE, language, sources, citations };
}
