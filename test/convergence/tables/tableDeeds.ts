/** What a person may do in the fuzz of tables, each the way a command of the screen does it. */
import { EMBED, PARAGRAPH_END } from '../../../shared/document/DocumentContent.ts';
import type { Edit } from '../../../shared/document/editFlow.ts';
import { deleteLine } from '../../../shared/document/edits/deleteLine.ts';
import { insertLine } from '../../../shared/document/edits/insertLine.ts';
import { insertNote } from '../../../shared/document/edits/insertNote.ts';
import { moveLine } from '../../../shared/document/edits/moveLine.ts';
import type { TableSide } from '../../../shared/document/edits/TableSide.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import type { FlowRun } from '../../../shared/document/readFlow.ts';
import type { Random } from '../random.ts';
import type { TableDesk } from './TableDesk.ts';
import type { Sort } from './TableOracle.ts';

export interface TableDeed {
  readonly random: Random;
  /** Characters that nobody has typed before. */
  readonly fresh: (count: number) => string;
  /** The one table of the text, shown at the moment or not. */
  readonly table: string;
}

/** Keys of what was put elsewhere on purpose. */
export type Moved = Partial<Record<Sort, readonly string[]>>;

type Deed = (desk: TableDesk, deed: TableDeed) => Moved | undefined;

const NOTHING: undefined = undefined;

const isShown = (desk: TableDesk, { table }: TableDeed) => desk.embeds('table', 'final').includes(table);

/** The text of a cell or a note that is shown. */
function someText(desk: TableDesk, deed: TableDeed): Flow | null {
  const { below, pick } = deed.random;
  const notes = desk.embeds('note', 'final');
  if (notes.length > 0 && below(4) === 0) return desk.flow.flow(`note ${pick(notes)}`);
  if (!isShown(desk, deed)) return null;
  const { rows, columns } = desk.linesOf(deed.table, 'final');
  if (rows.length === 0 || columns.length === 0) return null;
  return desk.flow.flow(`cell ${deed.table} ${pick(rows).key} ${pick(columns).key}`);
}

/** A place between two characters, never within a pair; not behind the last paragraph's end. */
function someOffset(desk: TableDesk, flow: Flow, { below }: Random): number {
  const text = desk
    .runs(flow, 'final')
    .map((run) => run.text)
    .join('');
  const offsets = [0];
  for (const character of text) offsets.push((offsets.at(-1) as number) + character.length);
  return offsets[below(Math.max(1, offsets.length - 1))] as number;
}

function line(side: TableSide['side'], act: 'insert' | 'delete' | 'move'): Deed {
  return (desk, deed) => {
    if (!isShown(desk, deed)) return NOTHING;
    const { below, pick } = deed.random;
    const where: TableSide = { table: deed.table, side };
    const keys = desk.linesOf(deed.table, 'final')[side].map(({ key }) => key);
    const view = desk.view('final');
    const behind = below(keys.length + 1) === 0 || keys.length === 0 ? null : pick(keys);
    if (act === 'insert') {
      const kind = side === 'rows' ? ('row' as const) : ('column' as const);
      const lines = Array.from({ length: 1 + below(2) }, () => ({ kind }));
      desk.do(insertLine(desk.flow, where, behind, view, lines));
      return NOTHING;
    }
    if (keys.length < 2) return NOTHING;
    if (act === 'delete') {
      desk.do(deleteLine(desk.flow, where, [pick(keys)], view));
      return NOTHING;
    }
    const key = pick(keys);
    desk.do(moveLine(desk.flow, where, key, behind, view));
    return { [side]: [key] };
  };
}

/** Stretches of the body as the person sees them. */
function bodyRuns(desk: TableDesk): { run: FlowRun; at: number }[] {
  let at = 0;
  return desk.runs(desk.flow, 'final').map((run) => {
    at += run.text.length;
    return { run, at: at - run.text.length };
  });
}

export const TABLE_DEEDS = {
  type: (desk, deed) => {
    const flow = someText(desk, deed);
    if (flow !== null)
      desk.type(flow, deed.fresh(1 + deed.random.below(3)), someOffset(desk, flow, deed.random));
    return NOTHING;
  },
  erase: (desk, deed) => {
    const flow = someText(desk, deed);
    if (flow === null) return NOTHING;
    const shown: { at: number; run: FlowRun }[] = [];
    let at = 0;
    for (const run of desk.runs(flow, 'final')) {
      if (run.hidden !== true && run.text !== PARAGRAPH_END) shown.push({ at, run });
      at += run.text.length;
    }
    if (shown.length === 0) return NOTHING;
    const { at: from, run } = deed.random.pick(shown);
    const [character = ''] = run.text;
    desk.erase(flow, from, from + character.length);
    return NOTHING;
  },
  insertRow: line('rows', 'insert'),
  insertColumn: line('columns', 'insert'),
  deleteRow: line('rows', 'delete'),
  deleteColumn: line('columns', 'delete'),
  moveRow: line('rows', 'move'),
  moveColumn: line('columns', 'move'),
  note: (desk, deed) => {
    desk.do(insertNote(desk.flow, deed.random.below(3)));
    return NOTHING;
  },
  removeEmbed: (desk, { random }) => {
    const embeds = bodyRuns(desk).filter(({ run }) => run.text === EMBED && run.hidden !== true);
    if (embeds.length === 0) return NOTHING;
    const { run, at } = random.pick(embeds);
    desk.do({ flow: desk.flow, edits: [{ kind: 'delete', at, runs: [run] }] });
    return NOTHING;
  },
  /** An embed put elsewhere in the body, as part of a text that is moved. */
  moveEmbed: (desk, { random }) => {
    const runs = bodyRuns(desk);
    const embeds = runs.filter(({ run }) => run.text === EMBED && run.hidden !== true);
    if (embeds.length === 0) return NOTHING;
    const { run, at } = random.pick(embeds);
    const [to] = [random.below(4)];
    if (to === at || to === at + 1) return NOTHING;
    const remove: Edit = { kind: 'delete', at, runs: [run], moved: true };
    const put: Edit = {
      kind: 'insert',
      at: to,
      text: run.text,
      formats: NO_FORMATS,
      inherits: false,
      marks: [],
      copyOf: [run],
    };
    desk.do({ flow: desk.flow, edits: at > to ? [remove, put] : [put, remove] });
    return { embeds: [desk.keyOf(run)] };
  },
  undo: (desk) => {
    desk.history.undo();
    return NOTHING;
  },
  redo: (desk) => {
    desk.history.redo();
    return NOTHING;
  },
} satisfies Record<string, Deed>;

export type TableDeedName = keyof typeof TABLE_DEEDS;

export const TABLE_STEPS: readonly TableDeedName[] = [
  'type',
  'type',
  'type',
  'type',
  'erase',
  'erase',
  'insertRow',
  'insertRow',
  'insertColumn',
  'deleteRow',
  'deleteColumn',
  'moveRow',
  'moveColumn',
  'note',
  'removeEmbed',
  'moveEmbed',
  'undo',
  'undo',
  'undo',
  'redo',
];
