/**
 * A table as Word's own: rows of heads repeated on every page, cells over several, rows and columns proposed to come
 * and to go. Of a column Word says it cell by cell.
 */
import type { FileChild } from 'docx';
import { Paragraph, Table, TableCell, TableRow } from 'docx';
import type { TableContent } from '../../document/EmbedContent.ts';
import { paragraphWay } from '../paper/direction.ts';
import { type LaidCell, layTable } from '../paper/layTable.ts';
import { DEEPEST } from '../paper/walkParagraphs.ts';
import type { Proposed, TrackedParagraph } from '../tracked/TrackedContent.ts';
import type { TrackedColumn, TrackedRow } from '../tracked/TrackedTable.ts';
import type { FlowPlace } from './FlowPlace.ts';
import type { CommentMark } from './wordComments.ts';
import { TEXT_WIDTH } from './wordContents.ts';
import { proposalAttributes } from './wordRevisions.ts';
import { TABLE_HEADING, TABLE_TEXT } from './wordStyles.ts';

export interface TablePlace {
  readonly flow: FlowPlace;
  /** Of comments on the table: they stand in its first cell. */
  readonly marks: readonly CommentMark[];
  /** Writes what stands in a cell. */
  readonly write: (paragraphs: readonly TrackedParagraph[], place: FlowPlace) => FileChild[][];
}

/** @param run what is proposed of the table as a whole */
export function wordTable(
  table: TableContent,
  run: Proposed,
  paragraph: TrackedParagraph,
  { flow, marks, write }: TablePlace,
): FileChild[] {
  // Only somebody hostile nests tables in tables without end.
  if (flow.depth >= DEEPEST) return [];
  const { revisions } = flow;
  const { shares, rows, headerRows } = layTable(table);
  if (rows.length === 0) return [];
  const width = Math.max(shares.length * 100, TEXT_WIDTH >> (2 * flow.depth));
  const widths = shares.map((share) => Math.round(share * width));
  let waiting: readonly CommentMark[] = marks.map((mark) => ({ ...mark, offset: 0 }));
  const columnAt = (column: number) => proposalsOf((table.columns[column] ?? {}) as TrackedColumn);
  const cellOf = ({ cell, column, columnSpan, rowSpan }: LaidCell, isHeader: boolean, ofRow: Proposed) => {
    const own = waiting;
    waiting = [];
    const proposed = { ...ofRow, ...columnAt(column) };
    return new TableCell({
      ...proposalAttributes(columnAt(column), revisions),
      ...(columnSpan > 1 ? { columnSpan } : {}),
      ...(rowSpan > 1 ? { rowSpan } : {}),
      width: {
        size: widths.slice(column, column + columnSpan).reduce((sum, one) => sum + one, 0),
        type: 'dxa',
      },
      children: cellChildren(write, cell.paragraphs, proposed, {
        revisions,
        bookmarks: cell.paragraphs.map(({ id }) => revisions.embeds.bookmarkOf.get(id ?? '') ?? null),
        ids: [],
        marks: new Map(own.length === 0 ? [] : [[0, own]]),
        pageBreakBefore: -1,
        bodyStyle: isHeader ? TABLE_HEADING : TABLE_TEXT,
        depth: flow.depth + 1,
      }),
    });
  };
  return [
    new Table({
      width: { size: width, type: 'dxa' },
      columnWidths: widths,
      layout: 'fixed',
      ...(paragraphWay({ ...paragraph, runs: [] }, revisions.documentLanguage) === 'rtl'
        ? { visuallyRightToLeft: true }
        : {}),
      rows: rows.map(({ row, cells }, index) => {
        const proposed = { ...proposalsOf(run), ...proposalsOf(row as TrackedRow) };
        const isHeader = index < headerRows;
        return new TableRow({
          ...(isHeader ? { tableHeader: true } : {}),
          cantSplit: true,
          ...proposalAttributes(proposed, revisions),
          children: cells.map((cell) => cellOf(cell, isHeader, proposed)),
        });
      }),
    }),
  ];
}

function proposalsOf({ inserted, deleted }: Proposed): Proposed {
  return { ...(inserted === undefined ? {} : { inserted }), ...(deleted === undefined ? {} : { deleted }) };
}

/** In a row or column that is proposed, what its cells hold is proposed with it: offices look at either. */
function cellChildren(
  write: TablePlace['write'],
  paragraphs: readonly TrackedParagraph[],
  proposed: Proposed,
  place: FlowPlace,
): (Paragraph | Table)[] {
  const { numbering } = place.revisions.embeds;
  const isProposed = proposed.inserted !== undefined || proposed.deleted !== undefined;
  const given = isProposed
    ? paragraphs.map((one) => ({
        ...proposed,
        ...one,
        runs: one.runs.map((piece) => ({ ...proposed, ...piece })),
      }))
    : paragraphs;
  const known = numbering.get(paragraphs);
  const revisions =
    known === undefined || given === paragraphs
      ? place.revisions
      : {
          ...place.revisions,
          embeds: { ...place.revisions.embeds, numbering: new Map([...numbering, [given, known]]) },
        };
  const children = write(given, { ...place, revisions }).flat() as (Paragraph | Table)[];
  // Word calls a file broken in which a cell does not end with a paragraph.
  return children.at(-1) instanceof Paragraph
    ? children
    : [...children, new Paragraph({ style: TABLE_TEXT })];
}
