/** What one character of a document stands for, come from outside as JSON: checked part by part, the rest dropped. */
import type { ParagraphContent } from '../DocumentContent.ts';
import {
  CAPTION_LABELS,
  type CellContent,
  type CitedSource,
  type EmbedContent,
  type ImageContent,
  type RowContent,
} from '../EmbedContent.ts';
import { isCount, isObject, type Loose } from './looseValues.ts';

export interface EmbedReading {
  /** null where it is no paragraph: then the embed is none. */
  readonly paragraph: (value: unknown) => ParagraphContent | null;
  /** What else is said of a row, or of a column. */
  readonly line?: (value: Loose) => object;
}

const MOST_COLUMNS = 200;
const MOST_ROWS = 10_000;
const LONGEST = 4000;
const IMAGE_TYPES: readonly ImageContent['type'][] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** null for what this version does not know: the character stays, and is drawn as one that cannot be shown. */
export function readEmbedContent(value: unknown, reading: EmbedReading): EmbedContent | null {
  if (!isObject(value)) return null;
  const embed = readKind(value as Fields, reading);
  if (embed === null) return null;
  const { id } = value as Fields;
  return typeof id === 'string' && id.length <= 64 ? { ...embed, id } : embed;
}

type Fields = Readonly<Record<string, unknown>>;

function readKind(value: Fields, reading: EmbedReading): EmbedContent | null {
  const { kind, label, target, shows, sources, paragraphs: given } = value;
  switch (kind) {
    case 'contents':
    case 'sources':
    case 'pageBreak':
    case 'date':
      return { kind };
    case 'caption': {
      const known = CAPTION_LABELS.find((one) => one === label);
      return known === undefined ? null : { kind, label: known };
    }
    case 'reference':
      if (typeof target !== 'string' || target.length > 64) return null;
      return shows === 'number' || shows === 'text' || shows === 'page' ? { kind, target, shows } : null;
    case 'citation':
      return Array.isArray(sources) ? { kind, sources: sources.slice(0, 100).flatMap(readSource) } : null;
    case 'note': {
      const paragraphs = readParagraphs(given, reading);
      return paragraphs === null ? null : { kind, paragraphs };
    }
    case 'image':
      return readImage(value);
    case 'table':
      return readTable(value, reading);
    default:
      return null;
  }
}

function readParagraphs(value: unknown, { paragraph }: EmbedReading): ParagraphContent[] | null {
  if (!Array.isArray(value)) return null;
  const read: ParagraphContent[] = [];
  for (const one of value as unknown[]) {
    const known = paragraph(one);
    if (known === null) return null;
    read.push(known);
  }
  return read;
}

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, LONGEST).toWellFormed() : '');

function readSource(value: unknown): CitedSource[] {
  if (!isObject(value)) return [];
  const { key, locator, prefix, suffix } = value as Fields;
  return [{ key: text(key), locator: text(locator), prefix: text(prefix), suffix: text(suffix) }];
}

function readImage({ hash, type, width, height, shownWidth, alt, decorative }: Fields): ImageContent | null {
  const known = IMAGE_TYPES.find((one) => one === type);
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash) || known === undefined) return null;
  const size = (one: unknown) => (typeof one === 'number' && one > 0 && one <= 100_000 ? one : 1);
  return {
    kind: 'image',
    hash,
    type: known,
    width: size(width),
    height: size(height),
    shownWidth: size(shownWidth),
    alt: text(alt),
    decorative: decorative === true,
  };
}

function readTable({ columns, rows }: Fields, reading: EmbedReading): EmbedContent | null {
  if (!Array.isArray(columns) || !Array.isArray(rows)) return null;
  if (columns.length > MOST_COLUMNS || rows.length > MOST_ROWS) return null;
  const read: RowContent[] = [];
  for (const row of rows as unknown[]) {
    const known = readRow(row, reading);
    if (known === null) return null;
    read.push(known);
  }
  const shares = (columns as unknown[]).map((column) => {
    const { share, id } = (isObject(column) ? column : {}) as Fields;
    const own = isObject(column) ? reading.line?.(column) : undefined;
    const given = typeof share === 'number' && Number.isFinite(share) && share > 0 ? share : 1;
    return { ...own, share: given, ...(typeof id === 'string' && id.length <= 64 ? { id } : {}) };
  });
  return { kind: 'table', columns: shares, rows: read };
}

function readRow(value: unknown, reading: EmbedReading): RowContent | null {
  if (!isObject(value)) return null;
  const { header, cells, id } = value as Fields;
  if (!Array.isArray(cells) || cells.length > MOST_COLUMNS) return null;
  const read: CellContent[] = [];
  for (const cell of cells as unknown[]) {
    if (!isObject(cell)) return null;
    const { paragraphs: given, columnSpan, rowSpan, covered } = cell as Fields;
    const paragraphs = readParagraphs(given, reading);
    if (paragraphs === null) return null;
    const span = (one: unknown) => isCount(one) && one > 1;
    read.push({
      paragraphs,
      ...(span(columnSpan) ? { columnSpan: columnSpan as number } : {}),
      ...(span(rowSpan) ? { rowSpan: rowSpan as number } : {}),
      ...(covered === true ? { covered } : {}),
    });
  }
  const own = reading.line?.(value) ?? {};
  return {
    ...own,
    header: header === true,
    cells: read,
    ...(typeof id === 'string' && id.length <= 64 ? { id } : {}),
  };
}
