/**
 * A document of a table, notes and paragraphs whose words are all different, and random edits of it by two sides: in a
 * file, as an office makes them, and on the desk. A row is known by the first word of its first cell, which stays.
 */
import type { ViewName } from '../../../../changes/ChangesView.ts';
import { ChangesView } from '../../../../changes/ChangesView.ts';
import { writeFlowEdits } from '../../../../changes/writeFlowEdits.ts';
import { createDocument } from '../../../../document/createDocument.ts';
import type { ParagraphContent } from '../../../../document/DocumentContent.ts';
import { paragraphText } from '../../../../document/DocumentContent.ts';
import type { Edit } from '../../../../document/editFlow.ts';
import { deleteLine } from '../../../../document/edits/deleteLine.ts';
import { insertLine } from '../../../../document/edits/insertLine.ts';
import type { Flow } from '../../../../document/Flow.ts';
import { parseFlowName } from '../../../../document/flowNames.ts';
import { flowsOf } from '../../../../document/flowsInside.ts';
import { NO_FORMATS } from '../../../../document/inlineFormats.ts';
import { readParagraphs } from '../../../../document/readDocument.ts';
import { readFlow } from '../../../../document/readFlow.ts';
import { readTable } from '../../../../document/readTable.ts';
import { alone, cell, note, table } from '../../../testing/embedSamples.ts';
import { para, run } from '../../../testing/samples.ts';
import type { Tracker, WordEdit } from './editWord.ts';
import { ReturnDesk } from './ReturnDesk.ts';
import { pick, type Random } from './randomSides.ts';
import { WordsModel } from './WordsModel.ts';

const COLUMNS = 3;
/** In front of the note: what is put behind a word is put in front of this one. */
const LAST = 'n000';
const EDITOR = { id: 'editor', name: 'Sokha Chan', delegation: 'KH' };
const TRACKERS: readonly (Tracker | undefined)[] = [
  undefined,
  { author: 'Ana Vale (Fiji)', date: '2026-03-01T10:00:00Z' },
  { author: 'Ben (UNESCO)', date: '2026-03-01T11:00:00Z' },
];

/** Words by text: `body`, `note`, or `<row> <column>`. */
export class TablesModel {
  readonly texts = new Map<string, WordsModel>();
  /** Labels of the rows. */
  order = new WordsModel([]);
  /** Texts of rows that went for good. */
  readonly removed = new Set<string>();

  copy(): TablesModel {
    const copy = new TablesModel();
    for (const [name, text] of this.texts) copy.texts.set(name, text.copy());
    copy.order = this.order.copy();
    return copy;
  }

  put(row: string, cells: readonly string[], behind: string | null): void {
    if (behind === null) this.order.symbols.splice(-1, 0, row);
    else this.order.put(behind, row);
    for (const [column, line] of cells.entries())
      this.texts.set(`${row} ${column}`, new WordsModel([...line.split(' '), `¶${row}${column}`]));
  }

  take(row: string, isForGood: boolean): void {
    this.order.take(row);
    for (let column = 0; column < COLUMNS; column++) {
      this.texts.delete(`${row} ${column}`);
      if (isForGood) this.removed.add(`${row} ${column}`);
    }
  }

  /** Words that may be edited. */
  get words(): string[] {
    return [...this.texts.values()].flatMap(({ words }) => words.filter((word) => word.startsWith('w')));
  }

  textOf(word: string): WordsModel {
    for (const text of this.texts.values()) if (text.symbols.includes(word)) return text;
    throw new Error(`${word} is nowhere`);
  }

  isIn(word: string, row: string): boolean {
    return [...this.texts].some(([name, text]) => name.startsWith(`${row} `) && text.symbols.includes(word));
  }

  toJSON(): object {
    return Object.fromEntries([...this.texts].map(([name, text]) => [name, text.words.join(' ')]));
  }
}

export class TablesDesk extends ReturnDesk {
  readonly base: TablesModel;

  constructor(client: number, random: Random) {
    const base = new TablesModel();
    let words = 0;
    const line = (first?: string) =>
      [
        ...(first === undefined ? [] : [first]),
        ...Array.from({ length: 1 + Math.floor(random() * 3) }, () => `w${String(words++).padStart(3, '0')}`),
      ].join(' ');
    base.order = new WordsModel(['¶rows']);
    const rows = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, index) => {
      const label = `r${String(index).padStart(3, '0')}`;
      const cells = Array.from({ length: COLUMNS }, (_cell, column) =>
        line(column === 0 ? label : undefined),
      );
      base.put(label, cells, null);
      return { header: index === 0, cells: cells.map((text) => cell(text)) };
    });
    const [body, noted] = [line(), line()];
    base.texts.set('body', new WordsModel([...body.split(' '), LAST, '¶body']));
    base.texts.set('note', new WordsModel([...noted.split(' '), '¶note']));
    super(
      client,
      EDITOR,
      createDocument({
        paragraphs: [alone(table(rows)), para([run(`${body} ${LAST}`), note(noted)]), para('End.')],
      }),
    );
    this.base = base;
  }

  /** All of it, without identities. */
  content(view: ViewName): unknown {
    return JSON.parse(
      JSON.stringify(
        readParagraphs(this.flow, new ChangesView(this.changes, view)),
        (name, value: unknown) => (name === 'id' ? undefined : value),
      ),
    );
  }

  /** The final text as lines by text; texts of no base are named by their row's first word too. */
  model(): { readonly rows: readonly string[]; readonly texts: ReadonlyMap<string, readonly string[]> } {
    const texts = new Map<string, readonly string[]>();
    const rows: string[] = [];
    const lines = (paragraphs: readonly ParagraphContent[]) =>
      paragraphs.map((one) => paragraphText(one).replaceAll('\uFFFC', ''));
    for (const { runs } of readParagraphs(this.flow, new ChangesView(this.changes, 'final'))) {
      for (const { embed } of runs) {
        if (embed?.kind === 'note') texts.set('note', lines(embed.paragraphs));
        if (embed?.kind !== 'table') continue;
        for (const { cells } of embed.rows) {
          const label = /^\S+/.exec(lines(cells[0]?.paragraphs ?? [])[0] ?? '')?.[0] ?? '';
          rows.push(label);
          for (const [column, one] of cells.entries()) texts.set(`${label} ${column}`, lines(one.paragraphs));
        }
      }
      if (runs.some(({ embed }) => embed?.kind === 'note'))
        texts.set('body', [runs.map(({ text }) => text.replaceAll('\uFFFC', '')).join('')]);
    }
    return { rows, texts };
  }

  flowWith(words: string): Flow {
    const found = flowsOf(this.flow).find(({ text }) => text.toString().includes(words));
    if (found === undefined) throw new Error(`${words} is nowhere`);
    return found;
  }

  writeIn(flow: Flow, edits: readonly Edit[]): void {
    this.now += 1000;
    this.history.record(this.writer.write(edits, 'desk', flow).change);
  }
}

export interface TablesSide {
  readonly model: TablesModel;
  readonly random: Random;
  /** In front of the numbers of its words. */
  readonly name: 'f' | 'l';
  readonly tracks: 'never' | 'always' | 'mixed';
  count: number;
  readonly log: string[];
}

const DEEDS = ['insert', 'insert', 'delete', 'replace', 'row', 'deleteRow'] as const;

interface Chosen {
  readonly deed: (typeof DEEDS)[number];
  readonly word: string;
  readonly row: string;
  readonly fresh: () => string;
}

const HOT = 'r001';

function choose({ model, random, name }: TablesSide, next: () => number): Chosen | null {
  const deed = pick(random, DEEDS);
  // Where both sides meet it gets hard: most of what they do is in one row.
  const isHot = random() < 0.6 && model.order.words.includes(HOT);
  const words = isHot ? model.words.filter((one) => model.isIn(one, HOT)) : model.words;
  const word = pick(random, words.length > 0 ? words : model.words);
  const row = isHot
    ? HOT
    : pick(
        random,
        model.order.words.filter((one) => one.startsWith('r')),
      );
  if (deed === undefined || word === undefined || row === undefined) return null;
  // One row is left, or there is no table.
  if (deed === 'deleteRow' && model.order.words.length < 3) return null;
  return { deed, word, row, fresh: () => `${name}${String(next()).padStart(3, '0')}` };
}

export function editTables(side: TablesSide, edit: WordEdit): void {
  const { model, random, tracks, log } = side;
  const chosen = choose(side, () => side.count++);
  if (chosen === null) return;
  const { deed, word, row, fresh } = chosen;
  const tracker =
    tracks === 'never'
      ? undefined
      : tracks === 'always'
        ? pick(random, TRACKERS.slice(1))
        : pick(random, TRACKERS);
  const note = (said: string) =>
    log.push(`file ${said}${tracker === undefined ? '' : ` tracked by ${tracker.author}`}`);
  switch (deed) {
    case 'insert': {
      const added = fresh();
      note(`${added} behind ${word}`);
      edit.insert(word, ` ${added}`, tracker);
      model.textOf(word).put(word, added);
      return;
    }
    case 'replace': {
      const added = fresh();
      note(`${added} for ${word}`);
      edit.replace(word, added, tracker);
      const text = model.textOf(word);
      text.put(word, added);
      text.take(word);
      return;
    }
    case 'delete':
      note(`without ${word}`);
      edit.delete(word, tracker);
      model.textOf(word).take(word);
      return;
    case 'row': {
      const cells = Array.from({ length: COLUMNS }, fresh);
      note(`row ${cells.join(' ')} behind ${row}`);
      edit.addRow(row, cells, tracker);
      model.put(cells[0] as string, cells, row);
      return;
    }
    case 'deleteRow':
      note(`without row ${row}`);
      edit.deleteRow(row, tracker);
      model.take(row, false);
      return;
  }
}

export function editTablesLive(side: TablesSide, desk: TablesDesk): void {
  const { model, random, log } = side;
  const chosen = choose(side, () => side.count++);
  if (chosen === null) return;
  const { deed, word, row, fresh } = chosen;
  desk.writer.mode = random() < 0.5 ? 'editing' : 'suggesting';
  const note = (said: string) => log.push(`live ${said} (${desk.writer.mode})`);
  switch (deed) {
    case 'insert':
    case 'replace': {
      const added = fresh();
      note(`${added} behind ${word}`);
      const flow = desk.flowWith(word);
      const at = flow.text.toString().indexOf(word) + word.length;
      desk.writeIn(flow, [
        { kind: 'insert', at, text: ` ${added}`, formats: NO_FORMATS, inherits: false, marks: [] },
      ]);
      model.textOf(word).put(word, added);
      return;
    }
    case 'delete': {
      note(`without ${word}`);
      const flow = desk.flowWith(word);
      const at = flow.text.toString().indexOf(word);
      desk.writeIn(flow, [{ kind: 'delete', at, runs: runsBetween(flow, at, at + word.length) }]);
      model.textOf(word).take(word);
      return;
    }
    case 'row': {
      const cells = Array.from({ length: COLUMNS }, fresh);
      note(`row ${cells.join(' ')} behind ${row}`);
      const { table: key, row: behind } = tableOf(desk, row);
      const { columns } = readTable(desk.flow, key, desk.view);
      const made = new Map(columns.map((column, index) => [column.key, cell(cells[index] ?? '')] as const));
      const line = { kind: 'row', header: false, cells: made } as const;
      writeFlowEdits(
        desk,
        insertLine(desk.flow, { table: key, side: 'rows' }, behind, desk.view, [line]),
        'desk',
      );
      model.put(cells[0] as string, cells, row);
      return;
    }
    case 'deleteRow': {
      note(`without row ${row}`);
      const { table: key, row: gone } = tableOf(desk, row);
      writeFlowEdits(desk, deleteLine(desk.flow, { table: key, side: 'rows' }, [gone], desk.view), 'desk');
      model.take(row, desk.writer.mode === 'editing');
      return;
    }
  }
}

function tableOf(desk: TablesDesk, label: string): { readonly table: string; readonly row: string } {
  const parsed = parseFlowName(desk.flowWith(label).name);
  if (parsed?.kind !== 'cell') throw new Error(`${label} is in no cell`);
  return parsed;
}

function runsBetween(flow: Flow, from: number, to: number) {
  let at = 0;
  return readFlow(flow).flatMap(({ runs, mark }) => {
    const found = runs.flatMap((one) => {
      const [first, end] = [Math.max(from - at, 0), Math.min(to - at, one.text.length)];
      at += one.text.length;
      return first < end ? [{ ...one, clock: one.clock + first, text: one.text.slice(first, end) }] : [];
    });
    if (mark !== null) at++;
    return found;
  });
}
