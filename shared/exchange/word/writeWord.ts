/**
 * A document as a Word file: native styles, lists, links, languages and directions, with a title block,
 * a filled-in table of contents and page numbers. What is proposed in a tracked one opens as tracked changes and
 * comments. The same content and options give the same bytes.
 */
import { Document, Packer, PageBreak, Paragraph, TextRun } from 'docx';
import type { DocumentContent } from '../../document/DocumentContent.ts';
import { languageWay, textWay } from '../paper/direction.ts';
import { frontMatter } from '../paper/frontMatter.ts';
import { cleanLanguage } from '../paper/languages.ts';
import type { PaperOptions } from '../paper/PaperOptions.ts';
import { printable } from '../paper/printable.ts';
import { annexParagraphs, withAnnexes } from '../paper/withAnnexes.ts';
import { isTracked, type TrackedContent, type TrackedParagraph } from '../tracked/TrackedContent.ts';
import { trackedFrontMatter } from '../tracked/trackedFrontMatter.ts';
import { BASE_PROPERTY } from './base/basePart.ts';
import { basePaper, packBase } from './base/packBase.ts';
import type { WordOrigin } from './base/WordOrigin.ts';
import { finishPackage } from './finishPackage.ts';
import { makeWordEmbeds } from './makeWordEmbeds.ts';
import { wordBlocks } from './wordBlocks.ts';
import { wordComments } from './wordComments.ts';
import { wordContents } from './wordContents.ts';
import { PAGE, wordFooter, wordHeader } from './wordMargins.ts';
import { wordStyles } from './wordStyles.ts';

export interface WordOptions extends PaperOptions {
  readonly lineNumbers?: boolean;
  /** Of this very content: goes along in the file, so that it can come back. */
  readonly origin?: WordOrigin;
}

/** The bytes of a .docx. Never fails on content: what Word cannot hold is left out or replaced. */
export async function writeWord(
  content: DocumentContent | TrackedContent,
  options: WordOptions = {},
): Promise<Uint8Array> {
  const bytes = await pack(content, options);
  const created = options.created?.toISOString().replace(/\.\d+Z$/, 'Z') ?? '';
  const { origin } = options;
  const base =
    origin === undefined
      ? null
      : { id: origin.id, packed: packBase({ origin, content, paper: basePaper(options) }) };
  return finishPackage(bytes, { created, language: cleanLanguage(content.language), base });
}

async function pack(given: DocumentContent | TrackedContent, options: WordOptions): Promise<Uint8Array> {
  const content = withAppendix(given, options);
  const paragraphs: readonly TrackedParagraph[] = isTracked(content) ? content.tracked : content.paragraphs;
  const front = isTracked(content) ? trackedFrontMatter(content) : frontMatter(content);
  const language = cleanLanguage(content.language);
  const way = languageWay(language);
  const seminar = printable(options.seminar ?? '');
  const comments = wordComments(isTracked(content) ? content.comments : [], language);
  const { revisions, numbering, bookmarks, ids, footnotes } = makeWordEmbeds(
    paragraphs,
    language,
    front.contents,
    options,
  );
  const body = wordBlocks(paragraphs, {
    revisions,
    bookmarks,
    ids,
    marks: comments.marks,
    pageBreakBefore: front.breaksAfterContents ? front.titleParagraphs : -1,
    depth: 0,
  });
  const children = [
    ...coverParagraphs(options, language),
    ...(front.printsTitle ? [plainParagraph('Title', front.title, language)] : []),
    ...body.slice(0, front.titleParagraphs).flat(),
    ...(front.draft === '' ? [] : [plainParagraph('Subtitle', front.draft, language)]),
    ...wordContents(front.contents, { language, way, bookmarks }),
    ...body.slice(front.titleParagraphs).flat(),
  ];
  const document = new Document({
    title: front.title,
    subject: seminar,
    creator: seminar === '' ? 'Rapporteur' : seminar,
    lastModifiedBy: 'Rapporteur',
    customProperties: [
      ...(seminar === '' ? [] : [{ name: 'Seminar', value: seminar }]),
      ...(options.origin === undefined ? [] : [{ name: BASE_PROPERTY, value: options.origin.id }]),
    ],
    styles: wordStyles(language, way, comments.list.length > 0),
    numbering,
    ...footnotes(),
    ...(comments.list.length > 0 ? { comments: { children: comments.list } } : {}),
    // What somebody writes into a tracked file is tracked as well.
    ...(isTracked(content) ? { features: { trackRevisions: true } } : {}),
    compatabilityModeVersion: 15,
    sections: [
      {
        // The first page has the title itself and needs no running one.
        properties: {
          page: PAGE,
          titlePage: true,
          ...(options.lineNumbers === true ? { lineNumbers: { countBy: 1, restart: 'newPage' } } : {}),
        },
        headers: { default: wordHeader(front.title, seminar, language) },
        footers: { default: wordFooter(language, way), first: wordFooter(language, way) },
        children,
      },
    ],
  });
  return Packer.pack(document, 'uint8array');
}

function withAppendix(
  content: DocumentContent | TrackedContent,
  options: WordOptions,
): DocumentContent | TrackedContent {
  if (!isTracked(content)) return withAnnexes(content, options);
  const added = (options.annexes ?? []).flatMap(annexParagraphs);
  return added.length === 0 ? content : { ...content, tracked: [...content.tracked, ...added] };
}

function coverParagraphs({ cover }: WordOptions, language: string): Paragraph[] {
  if (cover === undefined) return [];
  const line = (text: string) => printable(text).replaceAll('\u2028', ' ').trim();
  const subtitles = (texts: readonly string[]) =>
    texts
      .map(line)
      .filter((text) => text !== '')
      .map((text) => plainParagraph('Subtitle', text, language));
  return [
    ...subtitles([cover.above]),
    plainParagraph('Title', line(cover.title), language),
    ...subtitles(cover.lines),
    new Paragraph({ children: [new TextRun({ children: [new PageBreak()] })] }),
  ];
}

function plainParagraph(style: 'Title' | 'Subtitle', text: string, language: string): Paragraph {
  const isRtl = textWay(text, language) === 'rtl';
  return new Paragraph({
    style,
    children: [new TextRun({ text, ...(isRtl ? { rightToLeft: true } : {}) })],
    ...(isRtl ? { bidirectional: true } : {}),
  });
}
