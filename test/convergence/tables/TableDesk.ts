/**
 * One person's desk without a screen, for what tables and notes do: commands are those the screens give, and what
 * is typed in a cell is written as the editor writes it. Desks exchange updates by hand.
 */
import * as Y from 'yjs';
import type { Author } from '../../../shared/changes/Author.ts';
import { Changes } from '../../../shared/changes/Changes.ts';
import type { ViewName } from '../../../shared/changes/ChangesView.ts';
import { ChangesView } from '../../../shared/changes/ChangesView.ts';
import type { Chosen } from '../../../shared/changes/decide.ts';
import { decide } from '../../../shared/changes/decide.ts';
import type { Verdict } from '../../../shared/changes/decisions.ts';
import { History } from '../../../shared/changes/History.ts';
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import type { WritingMode } from '../../../shared/changes/ReviewWriter.ts';
import { ReviewWriter } from '../../../shared/changes/ReviewWriter.ts';
import { listAll } from '../../../shared/changes/readShown.ts';
import { settle } from '../../../shared/changes/settle.ts';
import { writeFlowEdits } from '../../../shared/changes/writeFlowEdits.ts';
import type { ParagraphContent } from '../../../shared/document/DocumentContent.ts';
import { EMBED, PARAGRAPH_END } from '../../../shared/document/DocumentContent.ts';
import type { CharacterKey } from '../../../shared/document/EmbedContent.ts';
import type { FlowEdits } from '../../../shared/document/edits/FlowEdits.ts';
import { neighboursAt } from '../../../shared/document/edits/FlowEdits.ts';
import { entryId, readEmbedEntry } from '../../../shared/document/embedEntries.ts';
import { Flow } from '../../../shared/document/Flow.ts';
import { noteName } from '../../../shared/document/flowNames.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import { keepCopiesRight } from '../../../shared/document/keepCopiesRight.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { readParagraphs } from '../../../shared/document/readDocument.ts';
import type { FlowRun } from '../../../shared/document/readFlow.ts';
import { readFlow } from '../../../shared/document/readFlow.ts';
import type { TableLines } from '../../../shared/document/readTable.ts';
import { cellFlow, readTable } from '../../../shared/document/readTable.ts';

const HERE = Symbol('here');

export class TableDesk {
  readonly doc = new Y.Doc();
  readonly flow: Flow;
  readonly changes: Changes;
  readonly author: Author;
  readonly writer: ReviewWriter;
  readonly history: History;
  readonly #now: () => number;
  readonly #stop: () => void;

  constructor(client: number, name: string, now: () => number, from?: Uint8Array) {
    this.doc.clientID = client;
    if (from !== undefined) Y.applyUpdate(this.doc, from, 'load');
    this.#now = now;
    this.author = { id: name.toLowerCase(), name, delegation: name.slice(0, 2).toUpperCase() };
    this.flow = new Flow(this.doc);
    this.changes = new Changes(this.flow);
    this.writer = new ReviewWriter({ changes: this.changes, author: this.author, now });
    this.history = new History(this.changes, now);
    this.#stop = keepCopiesRight(this.flow);
  }

  set mode(mode: WritingMode) {
    this.writer.mode = mode;
  }

  pull(from: TableDesk): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(this.doc)), 'remote');
  }

  do(edits: FlowEdits) {
    return writeFlowEdits(this, edits, HERE);
  }

  // ---- looking ----

  view(name: ViewName = 'all'): ChangesView {
    return new ChangesView(this.changes, name);
  }

  /** Embeds of a kind that are shown in the body, by the id under which they are found. */
  embeds(kind: string, name: ViewName = 'all'): CharacterKey[] {
    return this.embedRuns(name)
      .map((run) => this.keyOf(run))
      .filter((key) => readEmbedEntry(this.flow, key, 'kind')?.kind === kind);
  }

  embedRuns(name: ViewName): FlowRun[] {
    return this.runs(this.flow, name).filter(({ text, hidden }) => text === EMBED && hidden !== true);
  }

  runs(flow: Flow, name: ViewName = 'all'): FlowRun[] {
    const found: FlowRun[] = [];
    for (const { runs, mark, trailing } of readFlow(flow, undefined, undefined, undefined, this.view(name))) {
      found.push(...runs);
      if (mark !== null) found.push({ ...mark, text: PARAGRAPH_END, formats: NO_FORMATS });
      found.push(...trailing);
    }
    return found;
  }

  /** Under which id an embed is found. */
  keyOf(run: FlowRun): CharacterKey {
    return entryId(this.flow, run);
  }

  content(name: ViewName): ParagraphContent[] {
    return readParagraphs(this.flow, this.view(name));
  }

  table(name: ViewName = 'all'): TableLines {
    return this.linesOf(this.embeds('table', name)[0] ?? '', name);
  }

  /** The rows and columns that have cells of their own, whether the table is shown or not. */
  linesOf(table: CharacterKey, name: ViewName): TableLines {
    const { rows, columns } = readTable(this.flow, table, this.view(name));
    return {
      table,
      rows: rows.filter((one) => !one.elsewhere),
      columns: columns.filter((one) => !one.elsewhere),
    };
  }

  cell(row: number, column: number, name: ViewName = 'all'): Flow {
    const { table, rows, columns } = this.table(name);
    return cellFlow(this.flow, table, rows[row]?.key ?? '', columns[column]?.key ?? '');
  }

  /** The text of a flow as the view shows it; paragraph ends in the middle as `|`. */
  text(flow: Flow, name: ViewName = 'all'): string {
    return this.runs(flow, name)
      .flatMap(({ text, hidden }) => (hidden === true ? [] : [text]))
      .join('')
      .replace(/\n$/, '')
      .replaceAll(PARAGRAPH_END, '|');
  }

  grid(name: ViewName = 'all'): string[][] {
    const { table, rows, columns } = this.table(name);
    return rows.map((row) =>
      columns.map((column) => this.text(cellFlow(this.flow, table, row.key, column.key), name)),
    );
  }

  /** Rows as words, cells joined by a space, for comparing at a glance. */
  lines(name: ViewName = 'all'): string[] {
    return this.grid(name).map((row) => row.join(' '));
  }

  notes(name: ViewName = 'all'): string[] {
    return this.embeds('note', name).map((key) => this.text(this.flow.flow(noteName(key)), name));
  }

  list(): ListedChange[] {
    return listAll(this.changes);
  }

  // ---- doing ----

  /** At the end of a text, or at a place in it; an empty one gets its end with it. */
  type(flow: Flow, text: string, place = Number.POSITIVE_INFINITY): void {
    const stored = flow.text.length;
    const at = Math.min(place, Math.max(0, stored - 1));
    const closes = stored === 0;
    this.do({
      flow,
      edits: [
        {
          kind: 'insert',
          at,
          between: neighboursAt(flow, at),
          text: closes ? text + PARAGRAPH_END : text,
          formats: NO_FORMATS,
          inherits: false,
          marks: closes ? [DEFAULT_PROPERTIES] : [],
        },
      ],
    });
  }

  typeIn(row: number, column: number, text: string): void {
    this.type(this.cell(row, column), text);
  }

  /** What stands in a flow between two places, hidden characters counted. */
  erase(flow: Flow, from: number, to: number): void {
    const runs: FlowRun[] = [];
    let at = 0;
    for (const run of this.runs(flow)) {
      const [start, end] = [Math.max(from, at), Math.min(to, at + run.text.length)];
      if (start < end)
        runs.push({ ...run, clock: run.clock + start - at, text: run.text.slice(start - at, end - at) });
      at += run.text.length;
    }
    this.do({ flow, edits: [{ kind: 'delete', at: from, runs }] });
  }

  decide(verdict: Verdict, chosen: readonly Chosen[]): void {
    this.history.endBurst();
    this.history.record(decide(this.changes, this.author, this.#now(), verdict, chosen, HERE));
    this.history.endBurst();
  }

  /** On all that is pending or contested. */
  decideAll(verdict: Verdict): void {
    this.decide(
      verdict,
      this.list().map(({ id }) => ({ id, scope: null })),
    );
  }

  settle(): number {
    return settle(this.changes, { decidedBefore: Number.POSITIVE_INFINITY, origin: 'host' });
  }

  state(): string {
    const { sv, ds } = Y.snapshot(this.doc);
    const byClient = <T>(entries: Iterable<[number, T]>) => [...entries].sort(([a], [b]) => a - b);
    return JSON.stringify([byClient(sv), byClient(ds.clients)]);
  }

  close(): void {
    this.#stop();
    this.changes.close();
    this.flow.close();
    this.doc.destroy();
  }
}
