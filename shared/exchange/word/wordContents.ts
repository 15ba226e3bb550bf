/**
 * The table of contents: a real field, already filled in. Word shows what is stored until somebody
 * updates it, and asks nobody anything when the file is opened; LibreOffice does the same. The entries are
 * links without page numbers: only Word's own layout knows those, and a wrong number is worse than none.
 * Updating the field in Word adds them.
 */
import { InternalHyperlink, Paragraph, TableOfContents } from 'docx';
import type { Heading } from '../../document/outlineOf.ts';
import { textWay, type Way } from '../paper/direction.ts';
import { CONTENTS_DEPTH } from '../paper/frontMatter.ts';
import { paperWords } from '../paper/paperWords.ts';
import { printable } from '../paper/printable.ts';
import { CONTENTS_HEADING } from './wordStyles.ts';
import { wordText } from './wordText.ts';

/** Width of the text on A4 with our margins, in twentieths of a point. */
export const TEXT_WIDTH = 11906 - 2 * 1418;

export interface WordContentsSetting {
  readonly language: string;
  readonly way: Way;
  /** Bookmark of each paragraph, by its index. */
  readonly bookmarks: readonly (string | null)[];
}

export function wordContents(
  headings: readonly Heading[],
  setting: WordContentsSetting,
): (Paragraph | TableOfContents)[] {
  if (headings.length === 0) return [];
  const words = paperWords(setting.language);
  const direction = setting.way === 'rtl' ? { bidirectional: true, run: { rightToLeft: true } } : {};
  const title = new Paragraph({
    style: CONTENTS_HEADING,
    ...direction,
    children: wordText(words.contents, setting.language, setting.way),
  });
  const contents = new TableOfContents(words.contents, {
    hyperlink: true,
    // A field marked for updating makes Word ask the reader a question when the file is opened.
    beginDirty: false,
    headingStyleRange: `1-${CONTENTS_DEPTH}`,
    contentChildren: headings.map((heading) => entry(heading, setting)),
  });
  return [title, contents];
}

function entry(heading: Heading, setting: WordContentsSetting): Paragraph {
  const anchor = setting.bookmarks[heading.paragraph];
  const way = textWay(heading.text, setting.language);
  const text = wordText(printable(heading.text), setting.language, way);
  return new Paragraph({
    style: `TOC${heading.level}`,
    ...(way === 'rtl' ? { bidirectional: true, run: { rightToLeft: true } } : {}),
    tabStops: [{ type: 'right', position: TEXT_WIDTH, leader: 'dot' }],
    children: anchor ? [new InternalHyperlink({ anchor, children: text })] : text,
  });
}
