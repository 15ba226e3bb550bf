/**
 * A table as it is shown: its rows and its columns, each a character of a flow of its own. Cells are not stored:
 * where a row and a column cross there is one, so that a row put in here and a column put in there have a cell in
 * common as soon as they meet. See SPEC.md.
 */
import { EMBED } from './DocumentContent.ts';
import type { CharacterKey } from './EmbedContent.ts';
import { entryId, readEmbedEntry } from './embedEntries.ts';
import type { Flow } from './Flow.ts';
import { cellKey, cellName, columnsName, rowsName } from './flowNames.ts';
import type { FlowRun } from './readFlow.ts';
import { readFlow } from './readFlow.ts';
import type { TextView } from './TextView.ts';

/** A row or a column. */
export interface TableLine {
  /** The character that stands for it, and where it is in its flow, hidden ones counted. */
  readonly run: FlowRun;
  readonly at: number;
  /** By this its cells are found: the same for a row and for its copies. */
  readonly key: CharacterKey;
  /** What the view has to tell of it (see TextView.ts); '' for nothing. */
  readonly change: string;
  /**
   * Its cells stand in another line of this table: it was moved, and that is not decided yet. It is given where the
   * view has something to tell of it, and its cells are not to be written in.
   */
  readonly elsewhere: boolean;
}

export interface TableRow extends TableLine {
  readonly header: boolean;
}

export interface TableColumn extends TableLine {
  readonly share: number;
}

export interface TableLines {
  readonly table: CharacterKey;
  readonly rows: readonly TableRow[];
  readonly columns: readonly TableColumn[];
}

/** @param table the id under which its entries are found (`entryId`) */
export function readTable(flow: Flow, table: CharacterKey, view: TextView | null = null): TableLines {
  return {
    table,
    rows: readLines(flow, rowsName(table), view).map((line) => ({
      ...line,
      header: readEmbedEntry(flow, line.key, 'header') ?? false,
    })),
    columns: readLines(flow, columnsName(table), view).map((line) => ({
      ...line,
      share: readEmbedEntry(flow, line.key, 'share') ?? 1,
    })),
  };
}

/** The text of a cell; where nobody wrote in it, an empty one. */
export function cellFlow(flow: Flow, table: CharacterKey, row: CharacterKey, column: CharacterKey): Flow {
  return flow.flow(cellName(cellKey(table, row, column)));
}

/** Every character of a flow of rows or columns that stands, those that are not shown among them. */
export function storedLines(flow: Flow, name: string, view: TextView | null): Line[] {
  const lines: Line[] = [];
  const text = flow.written(name);
  if (text === null) return lines;
  let at = 0;
  const look = (run: FlowRun) => {
    // Anything else is nothing this version writes there.
    if (run.text === EMBED) lines.push({ run, at, key: entryId(flow, run), change: run.change ?? '' });
    at += run.text.length;
  };
  for (const { runs, mark, trailing } of readFlow(text, undefined, undefined, undefined, view)) {
    for (const run of runs) look(run);
    if (mark !== null) at++;
    for (const run of trailing) look(run);
  }
  return lines;
}

/** Those that are shown; of several that have the same cells one, and others only where something is proposed of them. */
function readLines(flow: Flow, name: string, view: TextView | null): TableLine[] {
  const shown = storedLines(flow, name, view).filter(({ run }) => run.hidden !== true);
  const standing = new Map<CharacterKey, Line>();
  for (const line of shown) {
    const known = standing.get(line.key);
    if (known === undefined || isBefore(line, known)) standing.set(line.key, line);
  }
  return shown.flatMap((line): TableLine[] => {
    const one = standing.get(line.key);
    if (one === line) return [{ ...line, elsewhere: false }];
    return line.change === '' || line.change === one?.change ? [] : [{ ...line, elsewhere: true }];
  });
}

type Line = Omit<TableLine, 'elsewhere'>;

/** Which of two that have the same cells is shown with them: one that stays, one nobody proposed, the lower id. */
function isBefore(a: Line, b: Line): boolean {
  const order = ({ run, change }: Line) => [
    Number(isToGo(change)),
    Number(change !== ''),
    run.client,
    run.clock,
  ];
  const other = order(b);
  for (const [index, value] of order(a).entries())
    if (value !== other[index]) return value < (other[index] ?? 0);
  return false;
}

const isToGo = (change: string) => change.split(' ').some((sign) => sign.startsWith('-'));
