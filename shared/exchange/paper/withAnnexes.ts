/** A document with what is to stand behind its text: the passages in brackets where they are asked for, and annexes. */
import type { DocumentContent, ParagraphContent, Run } from '../../document/DocumentContent.ts';
import { EMBED } from '../../document/DocumentContent.ts';
import type { EmbedContent } from '../../document/EmbedContent.ts';
import { NO_FORMATS } from '../../document/inlineFormats.ts';
import { DEFAULT_PROPERTIES, type ParagraphProperties } from '../../document/paragraphProperties.ts';
import { openBrackets } from './openBrackets.ts';
import type { Annex, PaperOptions } from './PaperOptions.ts';
import { paperWords } from './paperWords.ts';

export function withAnnexes(content: DocumentContent, options: PaperOptions): DocumentContent {
  const annexes = [
    ...(options.listBrackets === true ? bracketAnnex(content) : []),
    ...(options.annexes ?? []),
  ];
  if (annexes.length === 0) return content;
  return { ...content, paragraphs: [...content.paragraphs, ...annexes.flatMap(annexParagraphs)] };
}

/** Each passage with the page it stands on; no list where there is none. */
function bracketAnnex({ paragraphs, language }: DocumentContent): Annex[] {
  const found = openBrackets(paragraphs);
  if (found.length === 0) return [];
  const items = found.map(({ id, text }) =>
    paragraphOf(
      id === ''
        ? [textRun(text)]
        : [textRun(`${text} — `), embedRun({ kind: 'reference', target: id, shows: 'page' })],
      { list: 'bullet' },
    ),
  );
  return [{ title: paperWords(language).brackets, paragraphs: items }];
}

/** On a new page, under its title. */
export function annexParagraphs({ title, paragraphs }: Annex): ParagraphContent[] {
  return [
    paragraphOf([embedRun({ kind: 'pageBreak' })]),
    paragraphOf([textRun(title)], { style: 'heading1' }),
    ...paragraphs,
  ];
}

const textRun = (text: string): Run => ({ text, formats: NO_FORMATS });
const embedRun = (embed: EmbedContent): Run => ({ text: EMBED, formats: NO_FORMATS, embed });
const paragraphOf = (
  runs: readonly Run[],
  properties: Partial<ParagraphProperties> = {},
): ParagraphContent => ({
  properties: { ...DEFAULT_PROPERTIES, ...properties },
  runs,
});
