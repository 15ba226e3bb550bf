/** A document as the data its PDF is set from. Pure: the setting itself happens in a process of its own. */
import type { DocumentContent, ParagraphContent, ParagraphId } from '../../document/DocumentContent.ts';
import { numberParagraphs } from '../../document/numberParagraphs.ts';
import { countParagraphs } from '../paper/countParagraphs.ts';
import { languageWay } from '../paper/direction.ts';
import { frontMatter } from '../paper/frontMatter.ts';
import { cleanLanguage } from '../paper/languages.ts';
import type { PaperOptions } from '../paper/PaperOptions.ts';
import { fieldOptions, paperFields } from '../paper/paperFields.ts';
import { paperWords } from '../paper/paperWords.ts';
import { printable } from '../paper/printable.ts';
import { withAnnexes } from '../paper/withAnnexes.ts';
import type { PdfBlock, PdfInput } from './PdfInput.ts';
import { TEXT_WIDTH } from './PdfSetting.ts';
import { paperTexts } from './paperTexts.ts';
import { pdfBlocks } from './pdfBlocks.ts';
import { fontsFor, planFonts } from './pdfFonts.ts';
import { labelFor, pdfLanguage } from './pdfRuns.ts';

export interface PdfOptions extends PaperOptions {
  readonly lineNumbers?: boolean;
  readonly paragraphNumbers?: boolean;
  /** 'DRAFT', in the document's language, across every page. */
  readonly watermark?: boolean;
  /** PDF/A-2a, for archives, instead of PDF/UA-1: a file is marked as one of them. */
  readonly archive?: boolean;
}

/** Beyond this many characters lines are broken one by one, which is ten times faster and nearly as even. */
const LONG = 60_000;

/** @param isThere whether a family of fonts can be had where it is set */
export function makePdfInput(
  given: DocumentContent,
  options: PdfOptions = {},
  isThere?: (family: string) => boolean,
): PdfInput {
  const content = withAnnexes(given, options);
  const language = cleanLanguage(content.language);
  const words = paperWords(language);
  const front = frontMatter(content);
  const seminar = printable(options.seminar ?? '').trim();
  const running = seminar === '' || seminar === front.title ? front.title : `${seminar} · ${front.title}`;
  const fields = paperFields(content, fieldOptions(options));
  const sources = options.sources ?? [];
  const cover = coverOf(options);
  const { texts, languages, length } = paperTexts([...content.paragraphs, ...sources], fields);
  const own = [running, front.draft, ...Object.values(words), ...(cover === null ? [] : cover.lines)];
  const plan = planFonts(
    [...own, ...texts, ...numberParagraphs(content.paragraphs)].join('\n'),
    [language, ...languages],
    isThere,
  );
  const { front: titles, blocks } = pdfBlocks(
    content.paragraphs,
    {
      language,
      plan,
      fields,
      words,
      images: options.images ?? new Map(),
      sources,
      labelOf: labelling(fields.targets),
      width: TEXT_WIDTH,
      depth: 0,
      ...(options.paragraphNumbers === true ? { numbers: numbersOf(given.paragraphs, options.whole) } : {}),
    },
    front.titleParagraphs,
  );
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
    linebreaks: length > LONG ? 'simple' : 'optimized',
    words: { contents: words.contents, page: words.page, of: words.of, after: words.after },
    watermark: options.watermark === true ? words.draft : '',
    lines: options.lineNumbers === true,
    cover,
    front: [...title, ...titles, ...draft],
    contents: front.contents.length > 0,
    breaks: front.breaksAfterContents,
    blocks,
  };
}

/** Those that the paragraphs have in the whole of the document. */
function numbersOf(
  paragraphs: readonly ParagraphContent[],
  whole: readonly ParagraphContent[] = paragraphs,
): readonly (number | null)[] {
  const from = Math.max(0, whole.indexOf(paragraphs[0] as ParagraphContent));
  return countParagraphs(whole).slice(from, from + paragraphs.length);
}

function coverOf({ cover }: PaperOptions): PdfInput['cover'] {
  if (cover === undefined) return null;
  const line = (text: string) => printable(text).replaceAll('\u2028', ' ').trim();
  return {
    above: line(cover.above),
    title: line(cover.title),
    lines: cover.lines.map(line).filter((one) => one !== ''),
  };
}

/** A label must not occur twice, even where an identity does. */
function labelling(targets: ReadonlySet<ParagraphId>): (paragraph: ParagraphContent) => string | null {
  const given = new Set<ParagraphId>();
  return ({ id }) => {
    if (id === undefined || !targets.has(id) || given.has(id)) return null;
    given.add(id);
    return labelFor(id);
  };
}
