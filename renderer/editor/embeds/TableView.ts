/**
 * A table on the page. Rows and columns are read anew whenever one of them changed, and what is drawn of each stays
 * with it: whoever writes in a cell goes on doing so while others put rows in above and move columns about.
 */
import type { CharacterKey } from '../../../shared/document/EmbedContent.ts';
import { entryId } from '../../../shared/document/embedEntries.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import type { CharacterId } from '../../../shared/document/ids.ts';
import { paragraphId } from '../../../shared/document/ids.ts';
import type { TableColumn, TableRow } from '../../../shared/document/readTable.ts';
import { cellFlow, readTable } from '../../../shared/document/readTable.ts';
import { spanCells } from '../../../shared/document/spanCells.ts';
import { languageWay } from '../../../shared/exchange/paper/direction.ts';
import { showBlockChange } from '../nodes/showChange.ts';
import type { EmbedParts, EmbedView } from './EmbedParts.ts';
import { TextBox } from './TextBox.ts';

interface DrawnCell {
  readonly element: HTMLTableCellElement;
  readonly box: TextBox;
}

export class TableView implements EmbedView {
  readonly table: CharacterKey;
  readonly #parts: EmbedParts;
  readonly #flow: Flow;
  readonly #table = document.createElement('table');
  readonly #columns = document.createElement('colgroup');
  readonly #body = document.createElement('tbody');
  readonly #rows = new Map<string, HTMLTableRowElement>();
  readonly #cells = new Map<string, DrawnCell>();
  /** By row, those that can be written in; in the order they are drawn. */
  #grid: TextBox[][] = [];

  constructor(parts: EmbedParts, host: HTMLElement, flow: Flow, id: CharacterId) {
    this.#parts = parts;
    this.#flow = flow;
    this.table = entryId(flow, id);
    this.#table.className = 'page-table';
    this.#table.append(this.#columns, this.#body);
    const frame = document.createElement('div');
    frame.className = 'page-table-frame';
    frame.append(this.#table);
    host.replaceChildren(frame);
    this.draw();
  }

  shows(flow: string): boolean {
    const [kind, table] = flow.split(' ');
    return table === this.table && (kind === 'rows' || kind === 'columns' || kind === 'cell');
  }

  /** Cells that can be written in, by row. */
  get grid(): readonly (readonly TextBox[])[] {
    return this.#grid;
  }

  draw(): void {
    const { view, words } = this.#parts;
    const lines = readTable(this.#flow, this.table, view);
    const spans = spanCells(this.#flow, lines);
    this.#showWay();
    this.#drawColumns(lines.columns);
    const rows = new Set<string>();
    const cells = new Set<string>();
    const caret = this.#caret();
    this.#grid = [];
    for (const [index, row] of lines.rows.entries()) {
      const key = lineKey(row);
      rows.add(key);
      const element = this.#rowElement(key, index);
      this.#showRow(element, row);
      const boxes: TextBox[] = [];
      let place = 0;
      for (const [at, column] of lines.columns.entries()) {
        const span = spans?.[index]?.[at];
        if (span?.covered === true) continue;
        const cell = `${key} ${lineKey(column)}`;
        cells.add(cell);
        const onlyShown = row.elsewhere || column.elsewhere;
        const { element: td, box } = this.#cellElement(cell, row, column, onlyShown);
        td.colSpan = span?.columnSpan ?? 1;
        td.rowSpan = span?.rowSpan ?? 1;
        td.role = row.header ? 'columnheader' : null;
        showBlockChange(td, column.change, this.#parts.config);
        box.label = words.cell(index + 1, at + 1);
        if (element.children[place] !== td) element.insertBefore(td, element.children[place] ?? null);
        place++;
        if (!onlyShown) boxes.push(box);
      }
      this.#grid.push(boxes);
    }
    for (const [key, row] of this.#rows) {
      if (rows.has(key)) continue;
      row.remove();
      this.#rows.delete(key);
    }
    for (const [key, { element, box }] of this.#cells) {
      if (cells.has(key)) continue;
      box.destroy();
      element.remove();
      this.#cells.delete(key);
    }
    caret?.restore();
  }

  /** Draws the text of cells again in which something changed. */
  drawCells(flows: ReadonlySet<string> | null): void {
    for (const { box } of this.#cells.values()) if (flows === null || flows.has(box.flow.name)) box.draw();
  }

  /** Where this text is a cell; null where it is none of this table. */
  placeOf(flow: string): { readonly row: number; readonly column: number } | null {
    for (const [row, boxes] of this.#grid.entries()) {
      const column = boxes.findIndex((box) => box.flow.name === flow);
      if (column !== -1) return { row, column };
    }
    return null;
  }

  /** The caret in its first cell, or the last row's first. */
  enter(where: 'start' | 'end'): boolean {
    const row = where === 'start' ? this.#grid[0] : this.#grid.at(-1);
    return row?.[0]?.enter(where) ?? false;
  }

  destroy(): void {
    for (const { box } of this.#cells.values()) box.destroy();
  }

  /**
   * The caret of whoever writes in one of the cells, to be restored when all is drawn: what is put elsewhere on the
   * page loses it. Where its cell is gone, it is in the one that stands there now.
   */
  #caret(): { restore(): void } | null {
    const { activeElement: focused } = document;
    const cell = [...this.#cells.values()].find(({ box }) => box.element === focused);
    const selection = getSelection();
    if (cell === undefined || selection === null) return null;
    const { row, column } = this.placeOf(cell.box.flow.name) ?? { row: 0, column: 0 };
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    return {
      restore: () => {
        const { element } = cell.box;
        if (document.activeElement === element) return;
        if (this.#body.contains(element)) {
          element.focus({ preventScroll: true });
          if (anchorNode !== null && focusNode !== null && element.contains(anchorNode))
            selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
          return;
        }
        const boxes = this.#grid[Math.min(row, this.#grid.length - 1)] ?? [];
        boxes[Math.min(column, boxes.length - 1)]?.enter('start');
      },
    };
  }

  /**
   * As exports have it: the way its paragraph is set to run, or its language does. Left to the browser it would
   * always run from left to right: 'auto' does not look into cells, whose paragraphs have ways of their own.
   */
  #showWay(): void {
    const set = this.#table.parentElement?.closest<HTMLElement>('[dir]')?.dir ?? 'auto';
    const { lang = '' } = this.#table.closest<HTMLElement>('[lang]') ?? {};
    this.#table.dir = set === 'auto' ? languageWay(lang) : set;
  }

  #drawColumns(columns: readonly TableColumn[]): void {
    const all = columns.reduce((sum, { share }) => sum + share, 0);
    while (this.#columns.children.length > columns.length) this.#columns.lastChild?.remove();
    for (const [index, { share }] of columns.entries()) {
      const col = (this.#columns.children[index] ??
        this.#columns.appendChild(document.createElement('col'))) as HTMLElement;
      col.style.inlineSize = `${(share / all) * 100}%`;
    }
  }

  #rowElement(key: string, index: number): HTMLTableRowElement {
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = document.createElement('tr');
      this.#rows.set(key, row);
    }
    if (this.#body.children[index] !== row) this.#body.insertBefore(row, this.#body.children[index] ?? null);
    return row;
  }

  #showRow(element: HTMLElement, { header, change, elsewhere }: TableRow): void {
    element.toggleAttribute('data-header', header);
    element.toggleAttribute('data-elsewhere', elsewhere);
    showBlockChange(element, change, this.#parts.config);
  }

  #cellElement(key: string, row: TableRow, column: TableColumn, onlyShown: boolean): DrawnCell {
    const known = this.#cells.get(key);
    if (known !== undefined && known.box.onlyShown === onlyShown) return known;
    known?.box.destroy();
    known?.element.remove();
    const box = new TextBox(this.#parts, cellFlow(this.#flow, this.table, row.key, column.key), {
      onlyShown,
    });
    const element = document.createElement('td');
    element.append(box.element);
    const made = { element, box };
    this.#cells.set(key, made);
    return made;
  }
}

/** A row or column that is moved stays what is drawn of it; where it came from it is drawn another time. */
const lineKey = ({ elsewhere, key, run }: TableRow | TableColumn): string =>
  elsewhere ? `elsewhere ${paragraphId(run)}` : key;
