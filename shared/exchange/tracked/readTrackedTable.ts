/**
 * A table with the rows and columns that are proposed to come and to go. A row that somebody proposes to move stands
 * in two places of a file, with its cells in both: to go where it was, and to come where it is to be.
 */
import type { Changes } from '../../changes/Changes.ts';
import { ChangesView } from '../../changes/ChangesView.ts';
import type { CharacterKey } from '../../document/EmbedContent.ts';
import { entryId, readEmbedEntry } from '../../document/embedEntries.ts';
import type { Flow } from '../../document/Flow.ts';
import { cellKey, cellName, columnsName, rowsName } from '../../document/flowNames.ts';
import type { CharacterId } from '../../document/ids.ts';
import { paragraphId } from '../../document/ids.ts';
import { NO_FORMATS } from '../../document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../../document/paragraphProperties.ts';
import type { TableLine } from '../../document/readTable.ts';
import { storedLines } from '../../document/readTable.ts';
import { spanCells } from '../../document/spanCells.ts';
import { judgeText } from './judgePiece.ts';
import type { Note } from './reviewNotes.ts';
import type { Proposed, Revision, TrackedParagraph } from './TrackedContent.ts';
import type { TrackedCell, TrackedTable } from './TrackedTable.ts';

export interface TableReading {
  /** The text of the flow of this name; none where nothing was ever written in it. */
  readonly paragraphs: (name: string) => readonly TrackedParagraph[];
  /** Told what is to be noted of a row or a column. */
  readonly note: (notes: readonly Note[]) => void;
}

const EMPTY_TEXT: readonly TrackedParagraph[] = [{ properties: DEFAULT_PROPERTIES, runs: [] }];

/** undefined where no row or no column stands: there is nothing to see. */
export function readTrackedTable(
  changes: Changes,
  flow: Flow,
  id: CharacterId,
  { paragraphs, note }: TableReading,
): TrackedTable | undefined {
  const table = entryId(flow, id);
  const linesOf = (name: string) =>
    storedLines(flow, name, new ChangesView(changes))
      .filter(({ run }) => run.hidden !== true)
      .map((line) => ({ ...line, elsewhere: false }));
  const columns = judgeLines(
    changes,
    linesOf(columnsName(table)).map((line) => ({
      ...line,
      share: readEmbedEntry(flow, line.key, 'share') ?? 1,
    })),
    note,
  );
  const rows = judgeLines(
    changes,
    linesOf(rowsName(table)).map((line) => ({
      ...line,
      header: readEmbedEntry(flow, line.key, 'header') ?? false,
    })),
    note,
  );
  if (rows.length === 0 || columns.length === 0) return undefined;
  const lines = { table, rows: rows.map(({ line }) => line), columns: columns.map(({ line }) => line) };
  const spans = spanCells(flow, lines);
  const cellOf = (row: CharacterKey, column: CharacterKey): readonly TrackedParagraph[] => {
    const found = paragraphs(cellName(cellKey(table, row, column)));
    return found.length === 0 ? EMPTY_TEXT : found;
  };
  return {
    kind: 'table',
    id: paragraphId({ client: id.client, clock: id.clock }),
    columns: columns.map(({ line, proposed }) => ({
      id: paragraphId(line.run),
      share: line.share,
      ...proposed,
    })),
    rows: rows.map(({ line, proposed }, row) => ({
      id: paragraphId(line.run),
      header: line.header,
      ...proposed,
      cells: columns.map(
        (column, at): TrackedCell => ({
          paragraphs: cellOf(line.key, column.line.key),
          ...spans?.[row]?.[at],
        }),
      ),
    })),
  };
}

interface Judged<L extends TableLine> {
  readonly line: L;
  readonly proposed: Proposed;
}

function judgeLines<L extends TableLine>(
  changes: Changes,
  lines: readonly L[],
  note: (notes: readonly Note[]) => void,
): Judged<L>[] {
  const judged = lines.flatMap((line): Judged<L>[] => {
    const range = { client: line.run.client, clock: line.run.clock, length: 1 };
    const [segment] = changes.segments(range) ?? [];
    if (segment === undefined) return [{ line, proposed: {} }];
    const one = judgeText(changes, segment, NO_FORMATS, range);
    if (one === null) return [];
    note(one.notes);
    const { inserted, deleted } = one;
    const proposed = {
      ...(inserted === undefined ? {} : { inserted }),
      ...(deleted === undefined ? {} : { deleted }),
    };
    return [{ line, proposed }];
  });
  const byKey = Map.groupBy(judged, ({ line }) => line.key);
  if (byKey.size === judged.length) return judged;
  return judged.flatMap((one) => standingOnce(one, byKey.get(one.line.key) ?? []));
}

/**
 * Of lines that have the same cells one is left where everything is accepted, and one where everything is rejected:
 * on the desk the others would not be shown.
 */
function standingOnce<L extends TableLine>(one: Judged<L>, same: readonly Judged<L>[]): Judged<L>[] {
  if (same.length < 2) return [one];
  const first = (gone: 'inserted' | 'deleted') =>
    same
      .filter(({ proposed }) => proposed[gone] === undefined)
      .sort((a, b) => byId(a.line.run, b.line.run))[0];
  const { proposed } = one;
  const [accepted, rejected] = [first('deleted'), first('inserted')];
  const isExtra =
    (proposed.deleted !== undefined || accepted !== one) &&
    (proposed.inserted !== undefined || rejected !== one);
  if (isExtra) return [];
  const by = (): Revision | undefined =>
    same.flatMap(({ proposed: other }) => other.inserted ?? other.deleted ?? [])[0];
  const inserted = proposed.inserted ?? (rejected === one ? undefined : by());
  const deleted = proposed.deleted ?? (accepted === one ? undefined : by());
  return [
    {
      ...one,
      proposed: {
        ...(inserted === undefined ? {} : { inserted }),
        ...(deleted === undefined ? {} : { deleted }),
      },
    },
  ];
}

const byId = (a: CharacterId, b: CharacterId) => a.client - b.client || a.clock - b.clock;
