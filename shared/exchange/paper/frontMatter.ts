/**
 * What stands before the text on paper: the title block and the contents. Decided once, so that Word and
 * PDF of one document begin alike.
 */
import { type DocumentContent, EMBED, type ParagraphContent } from '../../document/DocumentContent.ts';
import { type Heading, outlineOf } from '../../document/outlineOf.ts';
import { draftInWords, paperWords } from './paperWords.ts';
import { printable } from './printable.ts';

/** From this many entries on the text begins on a page of its own. */
const LONG_CONTENTS = 8;
const SHORTEST_CONTENTS = 3;
/** Deepest heading listed. */
export const CONTENTS_DEPTH = 3;

export interface FrontMatter {
  /** The document's title, never empty: for the running header and the file's properties. */
  readonly title: string;
  /** Whether the title must be printed because the text does not begin with a title paragraph. */
  readonly printsTitle: boolean;
  /** How many paragraphs at the beginning (titles and subtitles) stand before the contents. */
  readonly titleParagraphs: number;
  /** One line behind them where the text is not decided in all its parts; '' where it is. */
  readonly draft: string;
  /** Headings to list; empty where a list would not help. */
  readonly contents: readonly Heading[];
  readonly breaksAfterContents: boolean;
}

export function frontMatter(content: DocumentContent): FrontMatter {
  const { paragraphs } = content;
  let titleParagraphs = 0;
  while (isTitle(paragraphs[titleParagraphs]?.properties.style)) titleParagraphs++;
  // A list that somebody put into the text stands there, and nowhere else.
  const hasOwn = paragraphs.some(({ runs }) => runs.some(({ embed }) => embed?.kind === 'contents'));
  const headings = hasOwn ? [] : listedHeadings(paragraphs);
  const contents = headings.length >= SHORTEST_CONTENTS ? headings : [];
  return {
    title: printable(content.title).replaceAll('\u2028', ' ').trim() || paperWords(content.language).untitled,
    printsTitle: !paragraphs.some(({ properties, runs }) => properties.style === 'title' && runs.length > 0),
    titleParagraphs,
    draft: draftInWords(content.draft, content.language),
    contents,
    breaksAfterContents: contents.length >= LONG_CONTENTS,
  };
}

/** The headings that a table of contents lists, without the notes and fields in them. */
export function listedHeadings(paragraphs: readonly ParagraphContent[]): Heading[] {
  return outlineOf(paragraphs).flatMap((heading) => {
    const text = heading.text.replaceAll(EMBED, '').trim();
    return heading.level > CONTENTS_DEPTH || text === '' ? [] : [{ ...heading, text }];
  });
}

function isTitle(style: string | undefined): boolean {
  return style === 'title' || style === 'subtitle';
}
