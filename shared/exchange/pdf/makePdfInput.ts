/** A document as the data its PDF is set from. Pure: the setting itself happens in a process of its own. */
import type { DocumentContent, ParagraphContent } from '../../document/DocumentContent.ts';
import { numberParagraphs } from '../../document/numberParagraphs.ts';
import { headingLevel } from '../../document/paragraphProperties.ts';
import { languageWay, paragraphWay } from '../paper/direction.ts';
import { CONTENTS_DEPTH, frontMatter } from '../paper/frontMatter.ts';
import { cleanLanguage } from '../paper/languages.ts';
import { paperWords } from '../paper/paperWords.ts';
import { printable } from '../paper/printable.ts';
import { nestLists, type PdfLine } from './nestLists.ts';
import type { PdfBlock, PdfInput, PdfText } from './PdfInput.ts';
import { fontsFor, planFonts } from './pdfFonts.ts';
import { pdfLanguage, pdfRuns } from './pdfRuns.ts';

export interface PdfOptions {
  readonly seminar?: string;
  /** When it was made; left out of the file when not given. */
  readonly created?: Date;
}

/** Beyond this many characters lines are broken one by one, which is ten times faster and nearly as even. */
const LONG = 60_000;

export function makePdfInput(content: DocumentContent, options: PdfOptions = {}): PdfInput {
  const language = cleanLanguage(content.language);
  const words = paperWords(language);
  const front = frontMatter(content);
  const seminar = printable(options.seminar ?? '').trim();
  const texts = content.paragraphs.map((paragraph) => paragraph.runs.map((run) => run.text).join(''));
  const labels = numberParagraphs(content.paragraphs);
  const running = seminar === '' || seminar === front.title ? front.title : `${seminar} · ${front.title}`;
  const plan = planFonts(
    [running, words.contents, words.page, words.of, front.draft, ...texts, ...labels].join('\n'),
  );
  const textOf = (paragraph: ParagraphContent): PdfText => {
    const own = cleanLanguage(paragraph.properties.language);
    const font = fontsFor(own, plan);
    return {
      runs: pdfRuns(paragraph.runs, own === '' ? language : own, plan),
      align: paragraph.properties.alignment,
      indent: paragraph.properties.indent,
      rtl: paragraphWay(paragraph, content.language) === 'rtl',
      ...(own === '' ? {} : { lang: pdfLanguage(own) }),
      ...(font === null ? {} : { font }),
    };
  };
  let structure = 0;
  let titled = false;
  const lines = content.paragraphs.map((paragraph, index): PdfLine => {
    const text = textOf(paragraph);
    const label = labels[index] ?? null;
    const { style, level } = paragraph.properties;
    if (label !== null) return { label, level, text: { ...text, kind: 'body' } };
    const drawn = headingLevel(style);
    const isEmpty = (texts[index] ?? '').trim() === '';
    if (drawn !== null && !isEmpty) {
      structure = Math.min(drawn, structure + 1);
      const heading = {
        ...text,
        kind: 'heading',
        level: structure,
        drawn,
        listed: drawn <= CONTENTS_DEPTH,
      } as const;
      return { label: null, level, text: heading };
    }
    if (style === 'title' && !isEmpty) {
      const first = !titled;
      titled = true;
      return { label: null, level, text: { ...text, kind: 'title', first } };
    }
    const kind = style === 'quote' || style === 'subtitle' ? style : 'body';
    return { label: null, level, text: { ...text, kind } };
  });
  const plain = (text: string) =>
    ({ runs: [{ t: text }], align: 'start', indent: 0, rtl: languageWay(language) === 'rtl' }) as const;
  const title: PdfBlock[] = front.printsTitle ? [{ ...plain(front.title), kind: 'title', first: true }] : [];
  const draft: PdfBlock[] = front.draft === '' ? [] : [{ ...plain(front.draft), kind: 'subtitle' }];
  return {
    title: front.title,
    author: seminar === '' ? [] : [seminar],
    running,
    dated: options.created !== undefined,
    lang: pdfLanguage(language === '' ? 'en' : language),
    rtl: languageWay(language) === 'rtl',
    families: plan.families,
    fonts: fontsFor(language, plan) ?? plan.families,
    arabic: plan.families.includes('Amiri'),
    linebreaks: texts.reduce((sum, text) => sum + text.length, 0) > LONG ? 'simple' : 'optimized',
    words: { contents: words.contents, page: words.page, of: words.of, after: words.after },
    front: [...title, ...nestLists(lines.slice(0, front.titleParagraphs)), ...draft],
    contents: front.contents.length > 0,
    breaks: front.breaksAfterContents,
    blocks: nestLists(lines.slice(front.titleParagraphs)),
  };
}
