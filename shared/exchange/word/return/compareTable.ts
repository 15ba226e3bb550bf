/**
 * The rows of a table in a returned file beside those of its base and of the live table. A row is known by the
 * bookmarks in its cells, and where those are gone by its words; rows that are neither are new, or gone.
 */
import type { Changes } from '../../../changes/Changes.ts';
import { paragraphText } from '../../../document/DocumentContent.ts';
import type { RowContent, TableContent } from '../../../document/EmbedContent.ts';
import { entryId } from '../../../document/embedEntries.ts';
import { rowsName } from '../../../document/flowNames.ts';
import { type CharacterId, parseParagraphId } from '../../../document/ids.ts';
import type { TrackedRow } from '../../tracked/TrackedTable.ts';
import type { WordTableContent } from '../read/WordContent.ts';
import { bookmarkedId } from '../wordBookmarks.ts';
import { LiveText } from './LiveText.ts';
import { matchRows } from './matchRows.ts';
import type { TextIdentities } from './textIdentities.ts';

export interface TableToCompare {
  readonly changes: Changes;
  /** By which its rows, columns and cells are found (`entryId`). */
  readonly table: string;
  /** As the document had it, as a file has it, and as the returned file has it; all with as many columns. */
  readonly known: TableContent;
  readonly read: WordTableContent;
  readonly now: WordTableContent;
  /** Of the cells of the base and of the file, by row and column. */
  readonly bookmarksIn: readonly [CellIdentities, CellIdentities];
}

type CellIdentities = (row: number, column: number) => TextIdentities;

export interface TableComparison {
  readonly table: string;
  /** Keys of the rows of the base, and of its columns. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Characters that the rows of the base are. */
  readonly ids: readonly (CharacterId | null)[];
  readonly before: readonly TrackedRow[];
  readonly now: readonly TrackedRow[];
  /** By row of the base: that of the file; -1 for one that is gone. */
  readonly fileOf: readonly number[];
  /** Its letters are the rows of the base. */
  readonly live: LiveText;
}

export function compareTable({
  changes,
  table,
  known,
  read,
  now,
  bookmarksIn,
}: TableToCompare): TableComparison {
  const { flow } = changes;
  const idOf = ({ id = '' }: { readonly id?: string }) => parseParagraphId(id);
  const keyOf = (line: { readonly id?: string }) => {
    const id = idOf(line);
    return id === null ? '' : entryId(flow, id);
  };
  const ids = known.rows.map(idOf);
  const names = (rows: readonly RowContent[], of: CellIdentities) =>
    rows.map(
      ({ cells }, row) =>
        new Set(
          cells.flatMap((_, column) =>
            of(row, column).bookmarks.flatMap(({ name }) => bookmarkedId(name) ?? []),
          ),
        ),
    );
  const [before, after] = [read.rows as readonly TrackedRow[], now.rows as readonly TrackedRow[]];
  const inserters = new Set(before.flatMap(({ inserted }) => inserted?.author.id ?? []));
  // What the file says somebody put in since is never one of the base.
  const may = [...after.keys()].filter((row) => {
    const { inserted } = after[row] as TrackedRow;
    return inserted === undefined || inserters.has(inserted.author.id);
  });
  const candidates = may.map((row) => after[row] as TrackedRow);
  const matched = matchRows(
    { names: names(before, bookmarksIn[0]), words: before.map(wordsOf) },
    {
      names: names(candidates, (row, column) => bookmarksIn[1](may[row] as number, column)),
      words: candidates.map(wordsOf),
    },
  );
  return {
    table,
    rows: known.rows.map(keyOf),
    columns: known.columns.map(keyOf),
    ids,
    before,
    now: after,
    fileOf: matched.map((row) => may[row] ?? -1),
    live: new LiveText(changes, flow.flow(rowsName(table)), ids),
  };
}

/** What stands in a row, cell by cell. */
export function wordsOf({ cells }: RowContent): string {
  return cells
    .flatMap(({ paragraphs, covered }) => (covered === true ? [] : [paragraphs.map(paragraphText).join(' ')]))
    .join(' | ');
}
