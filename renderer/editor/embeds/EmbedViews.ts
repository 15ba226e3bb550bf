/**
 * Everything that is drawn in the place of embeds, kept true: views are made for the hosts that texts put on the page,
 * and drawn again when what they show has changed. Few of the boxes of notes and cells are editors at a time; those
 * that were left longest ago go back to being drawn.
 */
import type { LexicalEditor, NodeKey } from 'lexical';
import { $getNodeByKey } from 'lexical';
import type * as Y from 'yjs';
import type { CharacterKey } from '../../../shared/document/EmbedContent.ts';
import { entriesTouchedBy } from '../../../shared/document/embedEntries.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import { BODY, parseFlowName } from '../../../shared/document/flowNames.ts';
import { parseParagraphId } from '../../../shared/document/ids.ts';
import type { Surface } from '../createSurface.ts';
import type { EmbedPart } from '../nodes/EmbedNode.ts';
import { $isEmbedNode, EmbedNode } from '../nodes/EmbedNode.ts';
import type { EmbedBox, EmbedParts, EmbedView } from './EmbedParts.ts';
import { FieldView } from './FieldView.ts';
import { ImageView } from './ImageView.ts';
import { ListView } from './ListView.ts';
import { NoteMark } from './NoteMark.ts';
import { NotesArea } from './NotesArea.ts';
import { TableView } from './TableView.ts';
import type { TextBox } from './TextBox.ts';

/** Boxes that stay editors after they were left: the way back into them is short. */
const MOST_OPEN = 12;

interface Mounted {
  readonly host: HTMLElement;
  readonly view: EmbedView;
  readonly part: EmbedPart;
}

export class EmbedViews {
  readonly #parts: EmbedParts;
  readonly #body: Flow;
  readonly #mounted = new Set<Mounted>();
  /** Boxes that are editors, the one opened last at the end. */
  readonly #open = new Set<EmbedBox>();
  #notes: NotesArea | null = null;
  /** Texts that changed since all was drawn; null for any. */
  #changed: Set<string> | null = new Set();
  #entries = false;
  #due = false;
  readonly #relabel: () => void;
  readonly #stop: () => void;

  /** @param own parts of whoever puts the editor together; what only this knows is added here */
  constructor(
    parts: Omit<EmbedParts, 'mount' | 'closed' | 'open' | 'nextCell' | 'cellBeside' | 'goToNote'>,
    open: (box: EmbedBox) => Surface,
    relabel: () => void,
  ) {
    this.#relabel = relabel;
    this.#body = parts.changes.flow;
    this.#parts = {
      ...parts,
      open: (box) => {
        this.#open.add(box);
        this.#closeOthers(box);
        return open(box);
      },
      closed: (box) => void this.#open.delete(box),
      mount: (host, part, flow) => {
        const mounted = this.#mount(host, part, flow);
        return () => this.#unmount(mounted);
      },
      nextCell: (box, by) => this.nextCell(box.flow.name, by),
      cellBeside: (box, by) => this.cellBeside(box.flow.name, by),
      goToNote: (id) => void this.enterNote(id),
    };
    this.#stop = this.#watch();
  }

  // ---- for the texts ----

  /** Draws the embeds that stand in a text somebody writes in. @returns how to stop */
  follow(lexical: LexicalEditor, flow: Flow): () => void {
    const here = new Map<NodeKey, Mounted>();
    const drop = (key: NodeKey) => {
      const known = here.get(key);
      if (known !== undefined) this.#unmount(known);
      here.delete(key);
    };
    const stop = lexical.registerMutationListener(EmbedNode, (mutations) => {
      for (const [key, mutation] of mutations) {
        const host = mutation === 'destroyed' ? null : lexical.getElementByKey(key);
        if (host !== null && here.get(key)?.host === host) continue;
        drop(key);
        const part = lexical.getEditorState().read(() => {
          const node = $getNodeByKey(key);
          return $isEmbedNode(node) ? node.getPart() : null;
        });
        if (host !== null && part !== null) here.set(key, this.#mount(host, part, flow));
      }
    });
    return () => {
      stop();
      for (const key of [...here.keys()]) drop(key);
    };
  }

  /** @returns how to take them away again */
  showNotes(container: HTMLElement, goBack: (note: CharacterKey) => void): () => void {
    const notes = new NotesArea(this.#parts, container, this.#body, goBack);
    this.#notes = notes;
    notes.draw(this.#parts.labels().notes);
    return () => {
      notes.destroy();
      if (this.#notes === notes) this.#notes = null;
    };
  }

  /** Numbers and references may read otherwise now. */
  relabel(): void {
    for (const { view } of this.#mounted) if (!(view instanceof TableView)) view.draw();
    this.#notes?.draw(this.#parts.labels().notes);
  }

  drawAll(): void {
    this.#changed = null;
    this.#drawDue();
  }

  /** Nothing may be written any more, or again. */
  setEditable(editable: boolean): void {
    for (const box of [...this.#open]) {
      if (editable || box.focused) box.surface?.lexical.setEditable(editable);
      else box.sleep();
    }
  }

  /** Another view was chosen, or proposals look otherwise. */
  showAnew(): void {
    for (const box of this.#open) box.surface?.binding.showAnew();
    this.drawAll();
  }

  // ---- for the keys ----

  /** @param table the id under which its entries are found (`entryId`) */
  tableByKey(table: CharacterKey): TableView | null {
    for (const { view } of this.#mounted) if (view instanceof TableView && view.table === table) return view;
    return null;
  }

  /** @param id of the table's character */
  tableOf(id: CharacterKey): TableView | null {
    for (const { view, part } of this.#mounted) if (part.of === id && view instanceof TableView) return view;
    return null;
  }

  /** The table that has this text as a cell. */
  tableWith(flow: string): TableView | null {
    const parsed = parseFlowName(flow);
    return parsed?.kind === 'cell' ? this.tableByKey(parsed.table) : null;
  }

  /** The text that is written in within this element; null where none is. */
  surfaceIn(element: Element | null): Surface | null {
    for (const box of this.#open) if (box.element === element) return box.surface;
    return null;
  }

  /** Where an embed is drawn on the page. */
  hostOf(id: CharacterKey): HTMLElement | null {
    for (const { part, host } of this.#mounted) if (part.of === id) return host;
    return null;
  }

  boxOf(flow: string): TextBox | null {
    const place = this.tableWith(flow)?.placeOf(flow);
    if (place != null) return this.tableWith(flow)?.grid[place.row]?.[place.column] ?? null;
    return this.#notes?.boxOf(flow) ?? null;
  }

  nextCell(flow: string, by: 1 | -1): boolean {
    const table = this.tableWith(flow);
    const place = table?.placeOf(flow) ?? null;
    if (table === null || place === null) return false;
    const cells = table.grid.flat();
    const here = cells.findIndex((box) => box.flow.name === flow);
    return cells[here + by]?.enter(by === 1 ? 'start' : 'end') ?? false;
  }

  cellBeside(flow: string, by: 1 | -1): boolean {
    const table = this.tableWith(flow);
    const place = table?.placeOf(flow) ?? null;
    if (table === null || place === null) return false;
    const row = table.grid[place.row + by];
    return row?.[Math.min(place.column, row.length - 1)]?.enter(by === 1 ? 'start' : 'end') ?? false;
  }

  enterNote(id: CharacterKey): boolean {
    // One that was put in just now is not counted yet, and so not drawn.
    if (this.#notes?.box(id) === null) this.#relabel();
    const box = this.#notes?.box(id) ?? null;
    if (box?.enter('end') === true) return true;
    box?.element.scrollIntoView({ block: 'nearest' });
    return false;
  }

  destroy(): void {
    this.#stop();
    this.#notes?.destroy();
    for (const mounted of [...this.#mounted]) this.#unmount(mounted);
  }

  // ---- inside ----

  #mount(host: HTMLElement, part: EmbedPart, flow: Flow): Mounted {
    const mounted = { host, part, view: this.#viewOf(host, part, flow) };
    this.#mounted.add(mounted);
    return mounted;
  }

  #unmount(mounted: Mounted): void {
    this.#mounted.delete(mounted);
    mounted.view.destroy();
  }

  #viewOf(host: HTMLElement, { of, kind }: EmbedPart, flow: Flow): EmbedView {
    const id = parseParagraphId(of);
    if (id !== null) {
      switch (kind) {
        case 'table':
          // Nobody means a table in a cell; a hostile peer may.
          if (flow.name === BODY) return new TableView(this.#parts, host, flow, id);
          break;
        case 'image':
          return new ImageView(this.#parts, host, flow, id);
        case 'note':
          return new NoteMark(this.#parts, host, of);
        case 'contents':
        case 'sources':
        case 'pageBreak':
          return new ListView(this.#parts, host, kind);
        case 'unknown':
          break;
        default:
          return new FieldView(this.#parts, host, of);
      }
    }
    host.classList.add('page-unknown');
    host.textContent = this.#parts.words.unknown();
    return { shows: () => false, draw() {}, destroy() {} };
  }

  #watch(): () => void {
    const { changes } = this.#parts;
    const { doc, embeds } = this.#body;
    const onChanged = (transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys()) {
        const flow = this.#body.flowOf(type as Y.AbstractType<unknown>);
        if (flow !== null && flow.name !== BODY) this.#note(flow.name);
      }
    };
    const onEntries = (event: Y.YMapEvent<unknown>) => {
      if (entriesTouchedBy(event.keysChanged).size === 0) return;
      this.#entries = true;
      this.#schedule();
    };
    const stopTouched = changes.onTouched((ranges) => {
      for (const flow of this.#body.byFlow(ranges).keys()) if (flow.name !== BODY) this.#note(flow.name);
    });
    doc.on('afterTransaction', onChanged);
    embeds.observe(onEntries);
    return () => {
      doc.off('afterTransaction', onChanged);
      embeds.unobserve(onEntries);
      stopTouched();
    };
  }

  #note(flow: string): void {
    this.#changed?.add(flow);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#due) return;
    this.#due = true;
    // Once the transaction is through, and the texts around are drawn.
    queueMicrotask(() => {
      if (this.#due) this.#drawDue();
    });
  }

  #drawDue(): void {
    const changed = this.#changed;
    const entries = this.#entries;
    this.#due = false;
    this.#changed = new Set();
    this.#entries = false;
    let told = entries;
    for (const { view } of this.#mounted) {
      if (!(view instanceof TableView)) {
        if (entries || changed === null) view.draw();
        continue;
      }
      const own = changed === null ? null : new Set([...changed].filter((name) => view.shows(name)));
      const lines = own === null || [...own].some((name) => !name.startsWith('cell '));
      told ||= lines;
      if (entries || lines) view.draw();
      if (own === null || own.size > 0) view.drawCells(own);
    }
    this.#notes?.drawTexts(changed);
    if (told) this.#parts.changed();
  }

  #closeOthers(opened: EmbedBox): void {
    for (const box of [...this.#open]) {
      if (this.#open.size <= MOST_OPEN) return;
      if (box !== opened && !box.focused && box.surface?.lexical.isComposing() !== true) box.sleep();
    }
  }
}
