/**
 * Tables of a Word file. Rows that are proposed to come or go are that here too, and so are columns of which all cells
 * are; a single cell that is, is that of its text. A table of which every row comes, or goes, is as a whole.
 */
import type { LeftOutKind } from './LeftOut.ts';
import type { RawCell, RawChange, RawColumn, RawParagraph, RawRow, RawTable } from './RawParagraph.ts';
import type { XmlElement } from './readXml.ts';
import { attribute, child, childValue } from './readXml.ts';
import type { StoryState } from './StoryState.ts';
import type { FileRow, Grid, GridCell } from './TableGrid.ts';
import { count, isHeader, tableGrid } from './TableGrid.ts';
import { isSet } from './WordStyles.ts';

export interface TableListener {
  /** Reads the blocks of a cell into the text that is open. */
  readonly onCell: (blocks: readonly XmlElement[], around: RawChange) => void;
  readonly changeOf: (elements: readonly XmlElement[], around: RawChange) => RawChange;
}

export interface ReadTable {
  readonly table: RawTable;
  /** What is proposed of the whole of it. */
  readonly change: RawChange;
  /** What of it is left out. */
  readonly told: readonly LeftOutKind[];
}

const NOTHING: RawChange = {};

export class TableReader {
  readonly #state: StoryState;
  readonly #listener: TableListener;
  #isChanged = false;
  #hasLook = false;

  constructor(state: StoryState, listener: TableListener) {
    this.#state = state;
    this.#listener = listener;
  }

  /** null for one that the page cannot show as a table: its cells were read as paragraphs. */
  read(element: XmlElement, around: RawChange, mayNest: boolean): ReadTable | null {
    [this.#isChanged, this.#hasLook] = [false, false];
    const properties = child(element, 'w:tblPr');
    this.#isChanged = child(properties, 'w:tblPrChange') !== undefined;
    const rows = this.#rowsIn(element.children, around);
    const cells = rows.map(({ element: row }) => this.#cellsIn(row.children));
    const widths = (child(element, 'w:tblGrid')?.children ?? [])
      .filter(({ name }) => name === 'w:gridCol')
      .map((one) => Number(attribute(one, 'w:w') ?? Number.NaN));
    const before = rows.map(({ element: row }) => count(childValue(child(row, 'w:trPr'), 'w:gridBefore'), 0));
    const grid = mayNest ? tableGrid(widths, cells, before) : null;
    if (grid === null) {
      if (cells.some((one) => one.length > 0)) this.#state.leave('table');
      for (const cell of cells.flat()) this.#listener.onCell(cell.children, around);
      return null;
    }
    const read = this.#readGrid(grid, rows, isSet(child(properties, 'w:bidiVisual')), around);
    return {
      ...read,
      told: [
        ...(this.#isChanged ? (['tableChange'] as const) : []),
        ...(this.#hasLook ? (['tableLook'] as const) : []),
      ],
    };
  }

  #rowsIn(elements: readonly XmlElement[], around: RawChange): FileRow[] {
    return elements.flatMap((one): FileRow[] => {
      if (this.#state.mark(one)) return [];
      switch (one.name) {
        case 'w:tr': {
          const properties = child(one, 'w:trPr');
          this.#isChanged ||=
            child(properties, 'w:trPrChange') !== undefined ||
            child(child(one, 'w:tblPrEx'), 'w:tblPrExChange') !== undefined;
          return [{ element: one, change: this.#listener.changeOf(properties?.children ?? [], around) }];
        }
        case 'w:sdt':
          return this.#rowsIn(child(one, 'w:sdtContent')?.children ?? [], around);
        case 'w:customXml':
          return this.#rowsIn(one.children, around);
        default:
          return [];
      }
    });
  }

  #cellsIn(elements: readonly XmlElement[]): XmlElement[] {
    return elements.flatMap((one): XmlElement[] => {
      if (one.name === 'w:tc') return [one];
      if (one.name === 'w:sdt') return this.#cellsIn(child(one, 'w:sdtContent')?.children ?? []);
      return one.name === 'w:customXml' ? this.#cellsIn(one.children) : [];
    });
  }

  #readGrid(
    grid: Grid,
    rows: readonly FileRow[],
    isRtl: boolean,
    around: RawChange,
  ): Omit<ReadTable, 'told'> {
    const columns = grid.shares.map(
      (share, index): RawColumn => ({ share, ...this.#columnChange(grid, rows, index) }),
    );
    const change = { ...wholeChange(rows), ...definedOf(around) };
    let isFirst = true;
    const read = rows.map(({ element, change: own }, row): RawRow => {
      this.#state.count(1 + columns.length);
      const header = isFirst && isHeader(element);
      isFirst = header;
      return {
        header,
        cells: this.#rowCells(grid.rows[row] ?? [], row, columns),
        ...withoutSame(own, change),
      };
    });
    return { table: { columns, rows: read, isRtl }, change };
  }

  #rowCells(cells: readonly GridCell[], row: number, columns: readonly RawColumn[]): RawCell[] {
    const made = columns.map((): RawCell => EMPTY);
    for (const cell of cells) {
      if (this.#state.isFull) break;
      const { element, column, columnSpan, rowSpan, isCovered } = cell;
      const paragraphs = this.#readCell(element, row, column, columns[column] ?? NOTHING);
      for (let at = column + 1; at < column + columnSpan; at++) made[at] = COVERED;
      if (isCovered) this.#leaveCovered(paragraphs);
      made[column] = isCovered ? COVERED : { paragraphs, columnSpan, rowSpan, isCovered };
    }
    return made;
  }

  #readCell(cell: XmlElement, row: number, column: number, ofColumn: RawChange): readonly RawParagraph[] {
    const properties = child(cell, 'w:tcPr');
    for (const { name, ...one } of properties?.children ?? []) {
      if (name === 'w:shd')
        this.#hasLook ||= !/^(auto|f{6}|)$/i.test(attribute({ name, ...one }, 'w:fill') ?? '');
      this.#isChanged ||= name === 'w:tcPrChange' || name === 'w:cellMerge';
    }
    const proposed = this.#cellChange(properties);
    const around: RawChange = {
      ...(ofColumn.inserted === undefined && proposed.inserted !== undefined
        ? { inserted: proposed.inserted }
        : {}),
      ...(ofColumn.deleted === undefined && proposed.deleted !== undefined
        ? { deleted: proposed.deleted }
        : {}),
    };
    this.#isChanged ||= around.inserted !== undefined || around.deleted !== undefined;
    return this.#state.inside('cell', row, column, () => this.#listener.onCell(cell.children, around));
  }

  /** Text under another cell is never shown by Word either. */
  #leaveCovered(paragraphs: readonly RawParagraph[]): void {
    const text = paragraphs
      .map(({ runs }) => runs.map((run) => run.text).join(''))
      .join(' ')
      .trim();
    if (text !== '') this.#state.leave('hiddenText', text);
  }

  #cellChange(properties: XmlElement | undefined): RawChange {
    const { stamps } = this.#state.setting;
    const [comes, goes] = [child(properties, 'w:cellIns'), child(properties, 'w:cellDel')];
    return {
      ...(comes === undefined ? {} : { inserted: stamps.of(comes) }),
      ...(goes === undefined ? {} : { deleted: stamps.of(goes) }),
    };
  }

  /** Where every cell of a column comes, or goes. */
  #columnChange({ rows, shares }: Grid, all: readonly FileRow[], column: number): RawChange {
    if (all.length === 0 || shares.length < 2) return NOTHING;
    const changes = rows.map((cells) => {
      const cell = cells.find((one) => one.column === column && one.columnSpan === 1);
      return cell === undefined ? NOTHING : this.#cellChange(child(cell.element, 'w:tcPr'));
    });
    return everyOne(changes);
  }
}

const EMPTY: RawCell = { paragraphs: [], columnSpan: 1, rowSpan: 1, isCovered: false };
const COVERED: RawCell = { ...EMPTY, isCovered: true };

const wholeChange = (rows: readonly FileRow[]) => everyOne(rows.map(({ change }) => change));

/** What is proposed of each of them, by whoever proposed it of the first. */
function everyOne(changes: readonly RawChange[]): RawChange {
  const [first = NOTHING] = changes;
  return {
    ...(first.inserted !== undefined && changes.every(({ inserted }) => inserted !== undefined)
      ? { inserted: first.inserted }
      : {}),
    ...(first.deleted !== undefined && changes.every(({ deleted }) => deleted !== undefined)
      ? { deleted: first.deleted }
      : {}),
  };
}

function definedOf({ inserted, deleted }: RawChange): RawChange {
  return { ...(inserted === undefined ? {} : { inserted }), ...(deleted === undefined ? {} : { deleted }) };
}

/** What is the whole's already is not said again of a part. */
function withoutSame({ inserted, deleted }: RawChange, whole: RawChange): RawChange {
  return definedOf({
    inserted: inserted?.burst === whole.inserted?.burst ? undefined : inserted,
    deleted: deleted?.burst === whole.deleted?.burst ? undefined : deleted,
  });
}
