/** Paragraphs as blocks of the page: text, lists within lists, tables with what is in their cells. */
import type { ParagraphContent, Run } from '../../document/DocumentContent.ts';
import type { TableContent } from '../../document/EmbedContent.ts';
import { headingLevel } from '../../document/paragraphProperties.ts';
import { paragraphWay } from '../paper/direction.ts';
import { CONTENTS_DEPTH } from '../paper/frontMatter.ts';
import { cleanLanguage } from '../paper/languages.ts';
import { type LaidCell, layTable } from '../paper/layTable.ts';
import { type EmbedBlock, type PaperBlock, paperBlocks, type TextBlock } from '../paper/paperBlocks.ts';
import { DEEPEST } from '../paper/walkParagraphs.ts';
import { nestLists, type PdfLine } from './nestLists.ts';
import type { PdfBlock, PdfCell, PdfText } from './PdfInput.ts';
import type { PdfSetting } from './PdfSetting.ts';
import { fontsFor } from './pdfFonts.ts';
import { pdfLanguage, pdfRuns } from './pdfRuns.ts';

export interface TopSetting extends PdfSetting {
  /** In the margin of each paragraph, by its index; nothing where it is absent. */
  readonly numbers?: readonly (number | null)[];
}

/** @returns one list of blocks for each paragraph up to `front`, and one for all behind it */
export function pdfBlocks(
  paragraphs: readonly ParagraphContent[],
  setting: TopSetting,
  front = 0,
): { readonly front: PdfBlock[]; readonly blocks: PdfBlock[] } {
  const blocks = paperBlocks(paragraphs);
  const state = { structure: 0, titled: false };
  const lines = blocks.map((block, at) =>
    block.kind === 'text'
      ? textLine(block, keepsNext(block, blocks[at + 1]), state, setting)
      : embedLine(block, setting),
  );
  const cut = blocks.findIndex(({ index }) => index >= front);
  const at = cut === -1 ? blocks.length : cut;
  return {
    front: nestLists(lines.slice(0, at).flat()),
    blocks: nestLists(lines.slice(at).flat()),
  };
}

function textLine(
  { paragraph, index, label, isFirst }: TextBlock,
  keep: boolean,
  state: { structure: number; titled: boolean },
  setting: TopSetting,
): PdfLine[] {
  const { style, level } = paragraph.properties;
  const number = isFirst ? (setting.numbers?.[index] ?? null) : null;
  const text: PdfText = {
    ...pdfText(paragraph, setting),
    ...(keep ? { keep: true } : {}),
    ...(number === null ? {} : { number }),
  };
  if (label !== null) return [{ label, level, text: { ...text, kind: 'body' } }];
  const drawn = headingLevel(style);
  const isEmpty = paragraph.runs.every((run) => run.embed === undefined && run.text.trim() === '');
  // What stands in a cell is no part of the document's outline.
  if (setting.depth > 0) {
    if (text.runs.length === 0) return [];
    const kind = drawn !== null || style === 'title' ? 'body' : style === 'quote' ? 'quote' : 'body';
    const runs =
      drawn === null ? text.runs : text.runs.map((run) => ('t' in run ? { ...run, b: true as const } : run));
    return [{ label: null, level, text: { ...text, runs, kind } }];
  }
  if (drawn !== null && !isEmpty) {
    state.structure = Math.min(drawn, state.structure + 1);
    const notes = text.runs.filter((run) => 'note' in run);
    const heading = {
      ...text,
      runs: text.runs.filter((run) => !('note' in run)),
      notes,
      kind: 'heading',
      level: state.structure,
      drawn,
      listed: drawn <= CONTENTS_DEPTH,
    } as const;
    return [{ label: null, level, text: heading }];
  }
  if (style === 'title' && !isEmpty) {
    const first = !state.titled;
    state.titled = true;
    return [{ label: null, level, text: { ...text, kind: 'title', first } }];
  }
  const kind = style === 'quote' || style === 'subtitle' ? style : isCaption(paragraph) ? 'caption' : 'body';
  return [{ label: null, level, text: { ...text, kind } }];
}

export function pdfText(paragraph: ParagraphContent, setting: PdfSetting): PdfText {
  const { language: tag, alignment, indent } = paragraph.properties;
  const own = cleanLanguage(tag);
  const font = fontsFor(own, setting.plan);
  const label = setting.labelOf(paragraph);
  const width = Math.max(40, setting.width - indent * 28.35);
  return {
    runs: pdfRuns(paragraph.runs, own === '' ? setting.language : own, { ...setting, width }),
    align: alignment,
    indent,
    rtl: paragraphWay(paragraph, setting.language) === 'rtl',
    ...(own === '' ? {} : { lang: pdfLanguage(own) }),
    ...(font === null ? {} : { font }),
    ...(label === null ? {} : { label }),
  };
}

function embedLine({ embed, paragraph }: EmbedBlock, setting: PdfSetting): PdfLine[] {
  const { level } = paragraph.properties;
  switch (embed.kind) {
    case 'table':
      // Only somebody hostile nests tables in tables without end.
      return setting.depth >= DEEPEST
        ? []
        : [{ label: null, level, text: pdfTable(embed, paragraph, setting) }];
    case 'sources':
      return setting.sources.map((one) => ({
        label: null,
        level: 0,
        text: { ...pdfText(one, setting), kind: 'body' },
      }));
    case 'contents':
    case 'pageBreak': {
      const kind = embed.kind === 'contents' ? 'contents' : 'break';
      // A cell has neither pages nor an outline.
      return setting.depth > 0 ? [] : [{ label: null, level, text: { kind } }];
    }
  }
}

function pdfTable(table: TableContent, paragraph: ParagraphContent, setting: PdfSetting): PdfTableOf {
  const { shares, rows, headerRows } = layTable(table);
  const label = setting.labelOf(paragraph);
  const cellOf = ({ cell, row, column, rowSpan, columnSpan }: LaidCell): PdfCell => {
    const share = shares.slice(column, column + columnSpan).reduce((sum, one) => sum + one, 0);
    const inner = { ...setting, width: Math.max(20, share * setting.width - 12), depth: setting.depth + 1 };
    return {
      x: column,
      y: row,
      columns: columnSpan,
      rows: rowSpan,
      blocks: pdfBlocks(cell.paragraphs, inner).blocks,
    };
  };
  const cellsOf = (from: number, to?: number) =>
    rows.slice(from, to).flatMap(({ cells }) => cells.map(cellOf));
  const own = paragraph.properties;
  return {
    kind: 'table',
    rtl: paragraphWay({ properties: own, runs: [] }, setting.language) === 'rtl',
    shares,
    header: cellsOf(0, headerRows),
    body: cellsOf(headerRows),
    ...(label === null ? {} : { label }),
  };
}
type PdfTableOf = Extract<PdfBlock, { kind: 'table' }>;

/** A caption stays with its table or picture, on whichever side that is. */
function keepsNext(block: TextBlock, next: PaperBlock | undefined): boolean {
  if (next === undefined) return false;
  const nextIsTable = next.kind === 'embed' && next.embed.kind === 'table';
  const nextIsPicture = next.kind === 'text' && isPicture(next.paragraph);
  if (isCaption(block.paragraph)) return nextIsTable || nextIsPicture;
  return isPicture(block.paragraph) && next.kind === 'text' && isCaption(next.paragraph);
}

function isCaption({ runs }: ParagraphContent): boolean {
  return runs.some(({ embed }) => embed?.kind === 'caption');
}

function isPicture({ runs }: ParagraphContent): boolean {
  const isBlank = ({ text, embed }: Run) => embed === undefined && text.trim() === '';
  return (
    runs.some(({ embed }) => embed?.kind === 'image') &&
    runs.every((run) => run.embed?.kind === 'image' || isBlank(run))
  );
}
