/** Everything a document prints, notes and cells and fields included: by it the fonts are chosen. */
import type { ParagraphContent } from '../../document/DocumentContent.ts';
import { cleanLanguage } from '../paper/languages.ts';
import type { PaperFields } from '../paper/paperFields.ts';
import { printable } from '../paper/printable.ts';
import { walkParagraphs } from '../paper/walkParagraphs.ts';

export interface PaperTexts {
  readonly texts: readonly string[];
  /** That paragraphs and runs name. */
  readonly languages: ReadonlySet<string>;
  /** Of all texts together, in characters. */
  readonly length: number;
}

export function paperTexts(paragraphs: readonly ParagraphContent[], fields: PaperFields): PaperTexts {
  const texts: string[] = [];
  const languages = new Set<string>();
  let length = 0;
  walkParagraphs(
    paragraphs,
    ({ paragraph }) => {
      const text = printedText(paragraph);
      length += text.length;
      texts.push(text);
      for (const tag of [
        paragraph.properties.language,
        ...paragraph.runs.map(({ formats }) => formats.language),
      ])
        if (tag !== undefined && tag !== '') languages.add(cleanLanguage(tag));
    },
    (embed, { paragraph }) => {
      if (embed.kind === 'date') texts.push(fields.date(embed, paragraph.properties.language));
      if (embed.kind === 'citation') texts.push(fields.citation(embed));
      if (embed.kind === 'image') texts.push(embed.alt);
    },
  );
  return { texts, languages, length };
}

/** The paragraph's own characters as they are printed, without what its fields say. */
export function printedText({ runs }: ParagraphContent): string {
  return runs.map(({ text, embed }) => (embed === undefined ? printable(text) : '')).join('');
}
