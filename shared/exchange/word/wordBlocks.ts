/**
 * A paragraph of the desk as what it is in Word: a paragraph, or where a table, a list of headings or sources, or the
 * end of a page stands in it, that, with the text beside it in paragraphs of its own.
 */
import type { FileChild, ParagraphChild } from 'docx';
import { BookmarkEnd, BookmarkStart, PageBreak, Paragraph, Table, TextRun } from 'docx';
import type { ParagraphContent } from '../../document/DocumentContent.ts';
import { paragraphText } from '../../document/DocumentContent.ts';
import { languageWay } from '../paper/direction.ts';
import { type BlockEmbed, blockEmbed, paperBlocks } from '../paper/paperBlocks.ts';
import type { Proposed, TrackedParagraph, TrackedRun } from '../tracked/TrackedContent.ts';
import { trackedSettings } from '../tracked/trackedSettings.ts';
import type { FlowPlace } from './FlowPlace.ts';
import { wordContents } from './wordContents.ts';
import { type ParagraphPlace, wordParagraph } from './wordParagraph.ts';
import type { RevisionSetting } from './wordRevisions.ts';
import { proposedRuns } from './wordRevisions.ts';
import { CAPTION, TABLE_TEXT } from './wordStyles.ts';
import { wordTable } from './wordTable.ts';

/** What each paragraph of a flow is in Word. */
export function wordBlocks(paragraphs: readonly TrackedParagraph[], place: FlowPlace): FileChild[][] {
  const { embeds, documentLanguage } = place.revisions;
  const settings = trackedSettings(paragraphs, documentLanguage);
  const numbering = embeds.numbering.get(paragraphs);
  let afterTable = false;
  return paragraphs.map((paragraph, index) => {
    const blocks = blocksOf(
      paragraph,
      {
        item: numbering?.items[index] ?? null,
        itemBefore: numbering?.itemsBefore[index] ?? null,
        setting: settings[index] as (typeof settings)[number],
        bookmark: place.bookmarks[index] ?? null,
        id: place.ids[index] ?? null,
        pageBreakBefore: index === place.pageBreakBefore,
        marks: place.marks.get(index) ?? [],
        revisions: place.revisions,
        ...(place.bodyStyle === undefined ? {} : { bodyStyle: place.bodyStyle }),
      },
      paragraphs[index + 1],
      place,
    );
    // Two tables that touch are one in Word.
    const touches = afterTable && tablesOf(blocks)[0] === true;
    afterTable = tablesOf(blocks).at(-1) ?? afterTable;
    return touches ? [new Paragraph({ style: TABLE_TEXT }), ...blocks] : blocks;
  });
}

/** Of what is drawn, marks aside: whether it is a table. */
function tablesOf(blocks: readonly FileChild[]): boolean[] {
  return blocks.flatMap((one) => (one instanceof Table ? [true] : one instanceof Paragraph ? [false] : []));
}

function blocksOf(
  paragraph: TrackedParagraph,
  place: ParagraphPlace,
  next: ParagraphContent | undefined,
  flow: FlowPlace,
): FileChild[] {
  if (!paragraph.runs.some((run) => blockEmbed(run) !== null))
    return [wordParagraph(paragraph, { ...place, ...lookOf(paragraph, next) })];
  const parts = paperBlocks([paragraph]);
  const lastText = parts.findLastIndex(({ kind }) => kind === 'text');
  const children: FileChild[] = [];
  let offset = 0;
  let marks = place.marks;
  for (const [at, part] of parts.entries()) {
    if (part.kind === 'embed') {
      const run = paragraph.runs.find(({ embed }) => embed === part.embed) as TrackedRun;
      // What nothing else can carry stands in the table, if it can stand there.
      const own = lastText === -1 ? marks : [];
      children.push(...embedChildren(part.embed, run, paragraph, { ...place, marks: own }, flow));
      offset += run.text.length;
      continue;
    }
    const length = paragraphText(part.paragraph).length;
    const end = at === lastText ? Number.POSITIVE_INFINITY : offset + length;
    const from = offset;
    const here = marks.filter((mark) => mark.offset <= end);
    marks = marks.filter((mark) => mark.offset > end);
    const shifted = here.map((mark) => ({ ...mark, offset: Math.max(0, mark.offset - from) }));
    const { inserted: _inserted, deleted: _deleted, ...rest } = paragraph;
    children.push(
      wordParagraph(at === lastText ? part.paragraph : { ...rest, runs: part.paragraph.runs }, {
        ...place,
        item: part.isFirst ? place.item : null,
        itemBefore: part.isFirst ? place.itemBefore : null,
        pageBreakBefore: part.isFirst && place.pageBreakBefore,
        bookmark: at === lastText ? place.bookmark : null,
        id: at === lastText ? place.id : null,
        marks: shifted,
      }),
    );
    offset += length;
  }
  if (lastText !== -1 || place.bookmark === null) return children;
  // A paragraph that is nothing but a table has no other place for its identity.
  const number = place.revisions.ids.next();
  const mark = (one: BookmarkStart | BookmarkEnd) => one as unknown as FileChild;
  return [mark(new BookmarkStart(place.bookmark, number)), ...children, mark(new BookmarkEnd(number))];
}

function embedChildren(
  embed: BlockEmbed,
  run: TrackedRun,
  paragraph: TrackedParagraph,
  place: ParagraphPlace,
  flow: FlowPlace,
): FileChild[] {
  const { embeds, documentLanguage: language } = place.revisions;
  switch (embed.kind) {
    case 'table':
      return wordTable(embed, run, paragraph, { flow, marks: place.marks, write: wordBlocks });
    case 'contents': {
      const { headings, bookmarks } = embeds;
      return flow.depth > 0
        ? []
        : wordContents(headings, { language, way: languageWay(language), bookmarks });
    }
    case 'sources':
      return wordBlocks(embeds.sources, {
        ...flow,
        bookmarks: [],
        ids: [],
        marks: new Map(),
        pageBreakBefore: -1,
      }).flat();
    case 'pageBreak':
      if (flow.depth > 0) return [];
      return [new Paragraph({ style: 'Normal', children: broken(run, place.revisions) })];
  }
}

function broken(proposed: Proposed, setting: RevisionSetting): readonly ParagraphChild[] {
  return proposedRuns([new TextRun({ children: [new PageBreak()] })], proposed, setting);
}

/** A caption looks like one, and stays with its table or picture, on whichever side that is. */
function lookOf(
  paragraph: ParagraphContent,
  next: ParagraphContent | undefined,
): Pick<ParagraphPlace, 'bodyStyle' | 'keepNext'> {
  const has = (one: ParagraphContent | undefined, kind: string) =>
    one?.runs.some(({ embed }) => embed?.kind === kind) === true;
  if (has(paragraph, 'caption'))
    return { bodyStyle: CAPTION, keepNext: has(next, 'table') || has(next, 'image') };
  return has(paragraph, 'image') && has(next, 'caption') ? { keepNext: true } : {};
}
