/** The texts that are read inside of an embed as it is shown: that of a note, those of a table's cells row by row. */
import { entryId, readEmbedEntry } from './embedEntries.ts';
import type { Flow } from './Flow.ts';
import { cellKey, cellName, noteName } from './flowNames.ts';
import type { CharacterId } from './ids.ts';
import { readTable } from './readTable.ts';
import type { TextView } from './TextView.ts';

/** Only those in which somebody wrote. */
export function textsInside(flow: Flow, embed: CharacterId, view: TextView | null): Flow[] {
  const key = entryId(flow, embed);
  const kind = readEmbedEntry(flow, key, 'kind')?.kind;
  if (kind === 'note') return written(flow, [noteName(key)]);
  if (kind !== 'table') return [];
  const { rows, columns } = readTable(flow, key, view);
  const isHere = ({ elsewhere }: { readonly elsewhere: boolean }) => !elsewhere;
  return written(
    flow,
    rows
      .filter(isHere)
      .flatMap((row) => columns.filter(isHere).map((column) => cellName(cellKey(key, row.key, column.key)))),
  );
}

const written = (flow: Flow, names: readonly string[]): Flow[] =>
  names.flatMap((name) => flow.written(name) ?? []);
