/**
 * Plain data written into flows: paragraphs, and what stands for their embeds, whose own texts are flows again. Every
 * function here writes into texts in which nothing stands yet, inside the caller's transaction.
 */
import * as Y from 'yjs';
import { cleanText } from './cleanText.ts';
import type { ParagraphContent, Run } from './DocumentContent.ts';
import { EMBED, PARAGRAPH_END, SOFT_BREAK } from './DocumentContent.ts';
import type { CellContent, CharacterKey, EmbedContent, ImageContent, TableContent } from './EmbedContent.ts';
import type { EntryId, EntryName, EntryValues } from './embedEntries.ts';
import { isEntryValue, writeEmbedEntry } from './embedEntries.ts';
import type { Flow } from './Flow.ts';
import { cellKey, cellName, columnsName, noteName, rowsName } from './flowNames.ts';
import type { CharacterId } from './ids.ts';
import { paragraphId } from './ids.ts';
import type { ParagraphProperties } from './paragraphProperties.ts';
import { DEFAULT_PROPERTIES, PROPERTY_NAMES, sameProperties } from './paragraphProperties.ts';
import { readFlow } from './readFlow.ts';

/** A row or column about to be inserted. */
export interface NewRow {
  readonly kind: 'row';
  readonly header?: boolean;
  /** By column; the others are empty. */
  readonly cells?: ReadonlyMap<CharacterKey, CellContent>;
}

export interface NewColumn {
  readonly kind: 'column';
  readonly share?: number;
}

/** Another character stands for this already (see `of` in embedEntries.ts). */
export interface SameEmbed {
  readonly kind: 'same';
  readonly of: CharacterKey;
}

/** What a `\uFFFC` about to be inserted stands for. */
export type NewEmbed = EmbedContent | NewRow | NewColumn | SameEmbed;

/** A run as it may be stored; '' where nothing of it may. */
export function storedText({ text, embed }: Run): string {
  return embed === undefined ? cleanText(text).replaceAll(PARAGRAPH_END, SOFT_BREAK) : EMBED;
}

/** Fills an empty flow; every paragraph gets an end. */
export function writeParagraphs(flow: Flow, paragraphs: readonly ParagraphContent[]): void {
  const delta: { insert: string; attributes?: object }[] = [];
  const embeds: EmbedContent[] = [];
  for (const { runs } of paragraphs) {
    for (const run of runs) {
      const text = storedText(run);
      if (text !== '') delta.push({ insert: text, attributes: { ...run.formats } });
      if (run.embed !== undefined) embeds.push(run.embed);
    }
    delta.push({ insert: PARAGRAPH_END, attributes: {} });
  }
  flow.text.applyDelta(delta);
  const written = readFlow(flow);
  for (const [index, { mark }] of written.entries()) {
    const wanted = paragraphs[index]?.properties;
    if (mark !== null && wanted !== undefined) writeProperties(flow, mark, wanted);
  }
  const places = written.flatMap(({ runs }) => runs.filter(({ text }) => text === EMBED));
  for (const [index, embed] of embeds.entries()) {
    const place = places[index];
    if (place !== undefined) writeEmbed(flow, place, embed);
  }
}

/** Gives a new paragraph end the properties it lacks. */
export function writeProperties(flow: Flow, mark: CharacterId, wanted: ParagraphProperties): void {
  const current = flow.propertiesOf(mark);
  for (const name of PROPERTY_NAMES)
    if (wanted[name] !== current[name]) flow.setOwnProperty(mark, name, wanted[name]);
}

/** Says what a character just inserted stands for, and fills its texts. */
export function writeEmbed(flow: Flow, { client, clock }: CharacterId, embed: NewEmbed): void {
  const id = paragraphId({ client, clock });
  switch (embed.kind) {
    case 'row':
      writeRow(flow, id, embed);
      return;
    case 'column':
      write(flow, id, 'share', embed.share === 1 ? undefined : embed.share);
      return;
    case 'same':
      write(flow, id, 'of', embed.of);
      return;
    case 'note':
      write(flow, id, 'kind', { kind: 'note' });
      writeUnlessEmpty(flow.flow(noteName(id)), embed.paragraphs);
      return;
    case 'table':
      write(flow, id, 'kind', { kind: 'table' });
      writeTable(flow, id, embed);
      return;
    case 'image':
      writeImage(flow, id, embed);
      return;
    case 'reference':
      write(flow, id, 'kind', { kind: 'reference' });
      write(flow, id, 'target', embed.target);
      write(flow, id, 'shows', embed.shows);
      return;
    case 'citation':
      write(flow, id, 'kind', { kind: 'citation' });
      write(
        flow,
        id,
        'sources',
        embed.sources.map(({ key, locator, prefix, suffix }) => ({ key, locator, prefix, suffix })),
      );
      return;
    case 'caption':
      write(flow, id, 'kind', { kind: 'caption', label: embed.label });
      return;
    default:
      write(flow, id, 'kind', { kind: embed.kind });
  }
}

/** What nobody could read again is not written. */
function write<N extends EntryName>(
  flow: Flow,
  id: EntryId,
  name: N,
  value: EntryValues[N] | undefined,
): void {
  if (value !== undefined && isEntryValue(name, value)) writeEmbedEntry(flow, id, name, value);
}

function writeImage(flow: Flow, id: CharacterKey, image: ImageContent): void {
  const { hash, type, width, height } = image;
  write(flow, id, 'kind', { kind: 'image', hash, type, width, height });
  write(flow, id, 'shownWidth', image.shownWidth);
  if (image.alt !== '') write(flow, id, 'alt', image.alt);
  if (image.decorative) write(flow, id, 'decorative', true);
}

function writeTable(flow: Flow, table: CharacterKey, { columns, rows }: TableContent): void {
  const columnKeys = insertCharacters(flow.flow(columnsName(table)), columns.length);
  const rowKeys = insertCharacters(flow.flow(rowsName(table)), rows.length);
  for (const [index, { share }] of columns.entries())
    if (share !== 1) write(flow, columnKeys[index] as CharacterKey, 'share', share);
  for (const [index, row] of rows.entries()) {
    const key = rowKeys[index] as CharacterKey;
    if (row.header) write(flow, key, 'header', true);
    for (const [at, cell] of row.cells.entries()) {
      const column = columnKeys[at];
      if (column === undefined) continue;
      writeUnlessEmpty(flow.flow(cellName(cellKey(table, key, column))), cell.paragraphs);
      writeSpan(flow, cellKey(table, key, column), cell, columnKeys.slice(at + 1), rowKeys.slice(index + 1));
    }
  }
}

function writeRow(flow: Flow, id: CharacterKey, { header, cells = new Map() }: NewRow): void {
  if (header === true) write(flow, id, 'header', true);
  const table = flow.name.slice(rowsName('').length);
  for (const [column, { paragraphs }] of cells)
    writeUnlessEmpty(flow.flow(cellName(cellKey(table, id, column))), paragraphs);
}

function writeSpan(
  flow: Flow,
  cell: EntryId,
  { columnSpan = 1, rowSpan = 1 }: CellContent,
  columns: readonly CharacterKey[],
  rows: readonly CharacterKey[],
): void {
  if (columnSpan <= 1 && rowSpan <= 1) return;
  const span = { columns: columns.slice(0, columnSpan - 1), rows: rows.slice(0, rowSpan - 1) };
  if (span.columns.length + span.rows.length > 0) write(flow, cell, 'span', span);
}

/** An empty text shows one empty paragraph by itself. */
function writeUnlessEmpty(flow: Flow, paragraphs: readonly ParagraphContent[]): void {
  const [first, ...more] = paragraphs;
  if (first === undefined) return;
  const isEmpty =
    more.length === 0 &&
    first.runs.every((run) => storedText(run) === '') &&
    sameProperties(first.properties, DEFAULT_PROPERTIES);
  if (!isEmpty) writeParagraphs(flow, paragraphs);
}

/** As one piece: their ids follow one another. */
function insertCharacters({ doc, text }: Flow, count: number): CharacterKey[] {
  const clock = Y.getState(doc.store, doc.clientID);
  if (count > 0) text.insert(0, EMBED.repeat(count));
  return Array.from({ length: count }, (_, index) =>
    paragraphId({ client: doc.clientID, clock: clock + index }),
  );
}
