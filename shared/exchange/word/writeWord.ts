/**
 * A document as a Word file: native styles, lists, links, languages and directions, with a title block,
 * a filled-in table of contents and page numbers. What is proposed in a tracked one opens as tracked changes and
 * comments. The same content and options give the same bytes.
 */
import { Document, Packer, Paragraph, TextRun } from 'docx';
import type { DocumentContent } from '../../document/DocumentContent.ts';
import { languageWay, textWay } from '../paper/direction.ts';
import { frontMatter } from '../paper/frontMatter.ts';
import { cleanLanguage } from '../paper/languages.ts';
import { printable } from '../paper/printable.ts';
import { isTracked, type TrackedContent, type TrackedParagraph } from '../tracked/TrackedContent.ts';
import { trackedFrontMatter } from '../tracked/trackedFrontMatter.ts';
import { trackedSettings } from '../tracked/trackedSettings.ts';
import { BASE_PROPERTY } from './base/basePart.ts';
import { packBase } from './base/packBase.ts';
import type { WordOrigin } from './base/WordOrigin.ts';
import { finishPackage } from './finishPackage.ts';
import { trackedNumbering } from './trackedNumbering.ts';
import { bookmarkNames, paragraphIds } from './wordBookmarks.ts';
import { wordComments } from './wordComments.ts';
import { wordContents } from './wordContents.ts';
import { PAGE, wordFooter, wordHeader } from './wordMargins.ts';
import { wordParagraph } from './wordParagraph.ts';
import { WordIds } from './wordRevisions.ts';
import { wordStyles } from './wordStyles.ts';

export interface WordOptions {
  /** Name of the seminar, for the header and the file's properties. */
  readonly seminar?: string;
  /** When the file was made; left out of the file when not given. */
  readonly created?: Date;
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
  const base = origin === undefined ? null : { id: origin.id, packed: packBase({ origin, content }) };
  return finishPackage(bytes, { created, language: cleanLanguage(content.language), base });
}

async function pack(content: DocumentContent | TrackedContent, options: WordOptions): Promise<Uint8Array> {
  const paragraphs: readonly TrackedParagraph[] = isTracked(content) ? content.tracked : content.paragraphs;
  const front = isTracked(content) ? trackedFrontMatter(content) : frontMatter(content);
  const language = cleanLanguage(content.language);
  const way = languageWay(language);
  const seminar = printable(options.seminar ?? '');
  const { items, itemsBefore, numbering } = trackedNumbering(paragraphs);
  const ids = paragraphIds(paragraphs);
  const bookmarks = bookmarkNames(paragraphs, new Set(front.contents.map(({ paragraph }) => paragraph)));
  const settings = trackedSettings(paragraphs, language);
  const comments = wordComments(isTracked(content) ? content.comments : [], language);
  const revisions = { ids: new WordIds(), documentLanguage: language };
  const body = paragraphs.map((paragraph, index) =>
    wordParagraph(paragraph, {
      item: items[index] ?? null,
      itemBefore: itemsBefore[index] ?? null,
      setting: settings[index] as (typeof settings)[number],
      bookmark: bookmarks[index] ?? null,
      id: ids[index] ?? null,
      pageBreakBefore: front.breaksAfterContents && index === front.titleParagraphs,
      marks: comments.marks.get(index) ?? [],
      revisions,
    }),
  );
  const children = [
    ...(front.printsTitle ? [plainParagraph('Title', front.title, language)] : []),
    ...body.slice(0, front.titleParagraphs),
    ...(front.draft === '' ? [] : [plainParagraph('Subtitle', front.draft, language)]),
    ...wordContents(front.contents, { language, way, bookmarks }),
    ...body.slice(front.titleParagraphs),
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
    ...(comments.list.length > 0 ? { comments: { children: comments.list } } : {}),
    // What somebody writes into a tracked file is tracked as well.
    ...(isTracked(content) ? { features: { trackRevisions: true } } : {}),
    compatabilityModeVersion: 15,
    sections: [
      {
        // The first page has the title itself and needs no running one.
        properties: { page: PAGE, titlePage: true },
        headers: { default: wordHeader(front.title, seminar, language) },
        footers: { default: wordFooter(language, way), first: wordFooter(language, way) },
        children,
      },
    ],
  });
  return Packer.pack(document, 'uint8array');
}

function plainParagraph(style: 'Title' | 'Subtitle', text: string, language: string): Paragraph {
  const isRtl = textWay(text, language) === 'rtl';
  return new Paragraph({
    style,
    children: [new TextRun({ text, ...(isRtl ? { rightToLeft: true } : {}) })],
    ...(isRtl ? { bidirectional: true } : {}),
  });
}
