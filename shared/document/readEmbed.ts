/** What stands for one embed character, as plain data, put together from what is stored of it. */
import type { ParagraphContent } from './DocumentContent.ts';
import type {
  CellContent,
  CharacterKey,
  CitationContent,
  EmbedContent,
  ImageContent,
  RowContent,
  TableContent,
} from './EmbedContent.ts';
import type { StoredKind } from './embedEntries.ts';
import { entryId, readEmbedEntry } from './embedEntries.ts';
import type { Flow } from './Flow.ts';
import { cellKey, cellName, noteName } from './flowNames.ts';
import type { CharacterId } from './ids.ts';
import { paragraphId, parseParagraphId } from './ids.ts';
import { DEFAULT_PROPERTIES } from './paragraphProperties.ts';
import type { TableLines } from './readTable.ts';
import { readTable } from './readTable.ts';
import { spanCells } from './spanCells.ts';
import type { TextView } from './TextView.ts';

/** How texts inside of an embed are read. */
export interface EmbedReader {
  readonly view: TextView | null;
  /** Of the flow of this name; none where nothing was ever written in it. */
  readonly paragraphs: (name: string) => readonly ParagraphContent[];
}

const EMPTY_TEXT: readonly ParagraphContent[] = [{ properties: DEFAULT_PROPERTIES, runs: [] }];

/** undefined where nothing this version can show is known of it: no such entry, or a newer kind. */
export function readEmbed(flow: Flow, id: CharacterId, reader: EmbedReader): EmbedContent | undefined {
  const key = entryId(flow, id);
  const stored = readEmbedEntry(flow, key, 'kind');
  if (stored === undefined) return undefined;
  const own = paragraphId({ client: id.client, clock: id.clock });
  switch (stored.kind) {
    case 'image':
      return readImage(flow, key, own, stored);
    case 'note':
      return { kind: 'note', id: own, paragraphs: textOf(reader, noteName(key)) };
    case 'table':
      return readTableContent(flow, key, own, reader);
    case 'caption':
      return { kind: 'caption', id: own, label: stored.label };
    case 'reference': {
      const target = readEmbedEntry(flow, key, 'target');
      const shows = readEmbedEntry(flow, key, 'shows') ?? 'number';
      return target === undefined
        ? undefined
        : { kind: 'reference', id: own, target: standing(flow, target), shows };
    }
    case 'citation':
      return { kind: 'citation', id: own, sources: readSources(flow, key) };
    default:
      return { kind: stored.kind, id: own };
  }
}

function textOf({ paragraphs }: EmbedReader, name: string): readonly ParagraphContent[] {
  const found = paragraphs(name);
  return found.length > 0 ? found : EMPTY_TEXT;
}

function readImage(
  flow: Flow,
  key: CharacterKey,
  id: CharacterKey,
  { hash, type, width, height }: Extract<StoredKind, { kind: 'image' }>,
): ImageContent {
  return {
    kind: 'image',
    id,
    hash,
    type,
    width,
    height,
    shownWidth: readEmbedEntry(flow, key, 'shownWidth') ?? width,
    alt: readEmbedEntry(flow, key, 'alt') ?? '',
    decorative: readEmbedEntry(flow, key, 'decorative') ?? false,
  };
}

function readSources(flow: Flow, key: CharacterKey): CitationContent['sources'] {
  const sources = readEmbedEntry(flow, key, 'sources') ?? [];
  return sources.map((one) => ({
    key: one.key,
    locator: one.locator,
    prefix: one.prefix,
    suffix: one.suffix,
  }));
}

/** A paragraph that was moved, or deleted and brought back, is known under the id of its copy. */
function standing(flow: Flow, target: string): string {
  const mark = parseParagraphId(target);
  if (mark === null || flow.isAlive(mark)) return target;
  const copy = flow.lineage.descendantsOf(mark).find(({ id }) => flow.isAlive(id));
  return copy === undefined ? target : paragraphId(copy.id);
}

/** undefined where no row or no column is shown: there is nothing to see. */
function readTableContent(
  flow: Flow,
  table: CharacterKey,
  id: CharacterKey,
  reader: EmbedReader,
): TableContent | undefined {
  const shown = readTable(flow, table, reader.view);
  const lines: TableLines = {
    table,
    rows: shown.rows.filter(({ elsewhere }) => !elsewhere),
    columns: shown.columns.filter(({ elsewhere }) => !elsewhere),
  };
  if (lines.rows.length === 0 || lines.columns.length === 0) return undefined;
  const spans = spanCells(flow, lines);
  return {
    kind: 'table',
    id,
    columns: lines.columns.map(({ run, share }) => ({ id: paragraphId(run), share })),
    rows: lines.rows.map(
      ({ run, key, header }, row): RowContent => ({
        id: paragraphId(run),
        header,
        cells: lines.columns.map(
          (column, at): CellContent => ({
            paragraphs: textOf(reader, cellName(cellKey(table, key, column.key))),
            ...spans?.[row]?.[at],
          }),
        ),
      }),
    ),
  };
}
