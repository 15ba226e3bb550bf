/**
 * The chair's text: one text with everything that is not decided in square brackets, and without names, so that it is
 * nobody's. What is proposed to come and what is proposed to go are in brackets of their own, as drafters write
 * alternatives: `[shall] [should] recognise`. Every paragraph has the number it has with tracked changes.
 */
import type { DocumentContent, ParagraphContent, Run } from '../../document/DocumentContent.ts';
import type { EmbedContent } from '../../document/EmbedContent.ts';
import { NO_FORMATS } from '../../document/inlineFormats.ts';
import { blockEmbed } from '../paper/paperBlocks.ts';
import type { Proposed, TrackedContent, TrackedParagraph, TrackedRun } from './TrackedContent.ts';
import type { TrackedNote, TrackedTable } from './TrackedTable.ts';

/** @param undecided how many suggestions are not decided, for the line under the title */
export function chairText(
  { tracked, comments: _comments, unread: _unread, ...meta }: TrackedContent,
  undecided: { readonly pending: number; readonly contested: number },
): DocumentContent {
  return { ...meta, draft: { text: 'chair', ...undecided }, paragraphs: bracketed(tracked) };
}

function bracketed(paragraphs: readonly TrackedParagraph[]): ParagraphContent[] {
  return paragraphs.map(({ inserted, deleted, id, properties, runs }, index) => {
    const own = bracketedRuns(runs);
    // Where a paragraph comes or goes with all its text its brackets say so; elsewhere its end has some of its own.
    const end = signOf({ ...(inserted && { inserted }), ...(deleted && { deleted }) });
    const isTold = end === '' || runs.some((run) => signOf(run) !== '') || isLast(paragraphs, index);
    return {
      ...(id === undefined ? {} : { id }),
      properties,
      runs: isTold ? own : [...own, plain(runs.length === 0 ? '[¶]' : ' [¶]')],
    };
  });
}

const isLast = (paragraphs: readonly TrackedParagraph[], index: number) => index === paragraphs.length - 1;
const plain = (text: string): Run => ({ text, formats: NO_FORMATS });

/** `+`, `-`, or both: what is proposed, whoever proposes it. */
function signOf({ inserted, deleted }: Proposed): string {
  return `${inserted === undefined ? '' : '+'}${deleted === undefined ? '' : '-'}`;
}

function bracketedRuns(runs: readonly TrackedRun[]): Run[] {
  const out: Run[] = [];
  for (let index = 0; index < runs.length; ) {
    const sign = signOf(runs[index] as TrackedRun);
    let end = index + 1;
    while (end < runs.length && signOf(runs[end] as TrackedRun) === sign) end++;
    const group = runs.slice(index, end).map(shownRun);
    const shown = sign === '' ? group : inBrackets(group);
    if (out.at(-1)?.text === ']' && shown[0]?.text === '[') out.push(plain(' '));
    out.push(...shown);
    index = end;
  }
  return out;
}

function shownRun({ text, formats, restyled, embed, inserted, deleted }: TrackedRun): Run {
  const isProposed = inserted !== undefined || deleted !== undefined;
  return {
    text,
    formats: restyled?.before ?? formats,
    ...(embed === undefined ? {} : { embed: shownEmbed(embed, isProposed) }),
  };
}

/** A table has its brackets in its cells: there is no place for them around it. */
function inBrackets(runs: readonly Run[]): Run[] {
  if (runs.every(({ text, embed }) => embed === undefined && text.trim() === '')) return [...runs];
  if (runs.some((run) => blockEmbed(run) !== null))
    return runs.flatMap((run) => (blockEmbed(run) === null ? inBrackets([run]) : [run]));
  // Two brackets that touch would be read as one: what stands around the words stays outside.
  const first = runs.findIndex(isWords);
  const last = runs.findLastIndex(isWords);
  return runs.flatMap((run, index) => {
    const before = index === first ? (/^\s*/u.exec(run.text)?.[0] ?? '') : '';
    const after = index === last ? (/\s*$/u.exec(run.text)?.[0] ?? '') : '';
    const core = run.text.slice(before.length, run.text.length - after.length);
    const parts: Run[] = [
      ...(before === '' ? [] : [{ text: before, formats: run.formats }]),
      ...(index === first ? [plain('[')] : []),
      ...(core === '' && run.embed === undefined ? [] : [{ ...run, text: core }]),
      ...(index === last ? [plain(']')] : []),
      ...(after === '' ? [] : [{ text: after, formats: run.formats }]),
    ];
    return parts;
  });
}

const isWords = ({ text, embed }: Run) => embed !== undefined || text.trim() !== '';

function shownEmbed(embed: EmbedContent, isProposed: boolean): EmbedContent {
  if (embed.kind === 'note') return { ...embed, paragraphs: bracketed((embed as TrackedNote).paragraphs) };
  if (embed.kind !== 'table') return embed;
  const { columns, rows, ...rest } = embed as TrackedTable;
  const isNew = columns.map((column) => isProposed || signOf(column) !== '');
  return {
    ...rest,
    columns: columns.map(({ share, id }) => ({ share, ...(id === undefined ? {} : { id }) })),
    rows: rows.map(({ inserted, deleted, header, id, cells }) => ({
      header,
      ...(id === undefined ? {} : { id }),
      cells: cells.map(({ paragraphs, ...cell }, at) => {
        const isWhole = isNew[at] === true || inserted !== undefined || deleted !== undefined;
        return { ...cell, paragraphs: isWhole ? paragraphs.map(whole) : bracketed(paragraphs) };
      }),
    })),
  };
}

/** Of a row, a column or a table that is proposed as one: all of the cell in one pair. */
function whole({ properties, id, runs }: TrackedParagraph): ParagraphContent {
  return {
    ...(id === undefined ? {} : { id }),
    properties,
    runs: inBrackets(runs.map(shownRun)),
  };
}
