/**
 * The styles a document may cite in, by the names they have where Typst keeps them. All of them cite within the text:
 * a style that makes a note of every citation would number notes nobody wrote.
 */

/** `named`: by author and year, or title. `numbered`: in the order of the text. */
export const CITATION_STYLES = {
  apa: 'named',
  'chicago-author-date': 'named',
  'harvard-cite-them-right': 'named',
  'modern-language-association': 'named',
  'american-sociological-association': 'named',
  'american-political-science-association': 'named',
  'iso-690-author-date': 'named',
  'springer-basic-author-date': 'named',
  'gb-7714-2015-author-date': 'named',
  'associacao-brasileira-de-normas-tecnicas': 'named',
  ieee: 'numbered',
  vancouver: 'numbered',
  'vancouver-superscript': 'numbered',
  'iso-690-numeric': 'numbered',
  'gb-7714-2015-numeric': 'numbered',
  'gost-r-705-2008-numeric': 'numbered',
  sist02: 'numbered',
} as const satisfies Readonly<Record<string, 'named' | 'numbered'>>;

export type CitationStyle = keyof typeof CITATION_STYLES;

/** What most writing on education is cited in. */
export const DEFAULT_STYLE: CitationStyle = 'apa';

export function isCitationStyle(value: unknown): value is CitationStyle {
  return typeof value === 'string' && Object.hasOwn(CITATION_STYLES, value);
}
