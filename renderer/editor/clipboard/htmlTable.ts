/**
 * An HTML table as one of the page's. Programs and web pages also lay out with tables: one of a single cell, or one
 * that says so itself, is what stands in it and no table.
 */
import type { ParagraphContent } from '../../../shared/document/DocumentContent.ts';
import type { TableContent } from '../../../shared/document/EmbedContent.ts';
import { isHidden } from './htmlParagraphs.ts';
import { styleText } from './parseHtml.ts';
import type { PastedRow } from './pastedTable.ts';
import { pastedTable } from './pastedTable.ts';

/** @returns null where it is read as paragraphs */
export function htmlTable(
  table: HTMLElement,
  readCell: (cell: HTMLElement) => readonly ParagraphContent[],
): TableContent | null {
  if (/^(presentation|none)$/i.test(table.getAttribute('role') ?? '')) return null;
  const rows = rowsIn(table);
  const cells = rows.map(cellsIn);
  if (cells.flat().length < 2) return null;
  const widths = columnWidths(table, cells);
  return pastedTable(
    rows.map((row, index): PastedRow => {
      return {
        isHead: row.parentElement?.tagName === 'THEAD',
        cells: (cells[index] ?? []).map((cell) => ({
          paragraphs: readCell(cell),
          columnSpan: span(cell, 'colspan') || 1,
          rowSpan: span(cell, 'rowspan'),
          isHead: cell.tagName === 'TH',
        })),
      };
    }),
    widths,
  );
}

const childrenOf = (element: HTMLElement) =>
  [...element.children].filter((one): one is HTMLElement => one instanceof HTMLElement && !isHidden(one));

/** Spreadsheets give rows that are hidden, and empty ones that only hold the grid, as not displayed. */
function rowsIn(table: HTMLElement): HTMLElement[] {
  return childrenOf(table).flatMap((one) => {
    if (one.tagName === 'TR') return [one];
    return /^T(HEAD|BODY|FOOT)$/.test(one.tagName)
      ? childrenOf(one).filter(({ tagName }) => tagName === 'TR')
      : [];
  });
}

const cellsIn = (row: HTMLElement) => childrenOf(row).filter(({ tagName }) => /^T[DH]$/.test(tagName));

function span(element: HTMLElement, name: 'colspan' | 'rowspan' | 'span'): number {
  const value = Number.parseInt(element.getAttribute(name) ?? '1', 10);
  return Number.isSafeInteger(value) && value >= 0 ? value : 1;
}

/** As the columns say themselves, or else the cells of a row of single ones. */
function columnWidths(table: HTMLElement, rows: readonly (readonly HTMLElement[])[]): number[] {
  const columns = childrenOf(table).flatMap((one) =>
    one.tagName === 'COLGROUP' ? childrenOf(one) : one.tagName === 'COL' ? [one] : [],
  );
  if (columns.length > 0)
    return columns.flatMap((one) =>
      Array.from({ length: Math.min(span(one, 'span'), 100) }, () => widthOf(one)),
    );
  const most = Math.max(...rows.map(({ length }) => length));
  const single = rows.find((row) => row.length === most && row.every((cell) => span(cell, 'colspan') === 1));
  return (single ?? []).map(widthOf);
}

function widthOf(element: HTMLElement): number {
  const styled = /(?:^|;)\s*width\s*:([^;]*)/i.exec(styleText(element))?.[1];
  return Number.parseFloat(styled ?? element.getAttribute('width') ?? '');
}
