/**
 * The names of a document's texts. A text that belongs to an embed is found by the embed's identity, so nobody has
 * to make it: whoever writes in it first, and however many do so apart, all write in the same one.
 *
 *   body                          the document's own text
 *   note <note>                   the text of a note
 *   rows <table>                  one `\uFFFC` for each row of a table
 *   columns <table>               one `\uFFFC` for each column
 *   cell <table> <row> <column>   the text of a cell
 *
 * Each is named by the first original of its character (see Lineage.ts): what is moved, or brought back, keeps its
 * text.
 */
import type { CharacterKey } from './EmbedContent.ts';

export const BODY = 'body';

/** `<table> <row> <column>`: a cell is where a row and a column cross, and needs no other identity. */
export type CellKey = string;

export const noteName = (note: CharacterKey) => `note ${note}`;
export const rowsName = (table: CharacterKey) => `rows ${table}`;
export const columnsName = (table: CharacterKey) => `columns ${table}`;
export const cellKey = (table: CharacterKey, row: CharacterKey, column: CharacterKey): CellKey =>
  `${table} ${row} ${column}`;
export const cellName = (cell: CellKey) => `cell ${cell}`;

export type FlowName =
  | { readonly kind: 'body' }
  | { readonly kind: 'note'; readonly note: CharacterKey }
  | { readonly kind: 'rows' | 'columns'; readonly table: CharacterKey }
  | {
      readonly kind: 'cell';
      readonly table: CharacterKey;
      readonly row: CharacterKey;
      readonly column: CharacterKey;
    };

const CHARACTER = /^\d+:\d+$/;

/** null for the name of anything else. */
export function parseFlowName(name: string): FlowName | null {
  if (name === BODY) return { kind: 'body' };
  const [kind, first = '', row = '', column = '', ...more] = name.split(' ');
  if (!CHARACTER.test(first) || more.length > 0) return null;
  if (kind === 'cell') {
    return CHARACTER.test(row) && CHARACTER.test(column) ? { kind, table: first, row, column } : null;
  }
  if (row !== '') return null;
  if (kind === 'note') return { kind, note: first };
  return kind === 'rows' || kind === 'columns' ? { kind, table: first } : null;
}

/** The characters that a flow belongs to, the nearest first: a row and a column and their table, or a note. */
export function holdersOf(name: string): CharacterKey[] {
  const parsed = parseFlowName(name);
  switch (parsed?.kind) {
    case 'cell':
      return [parsed.row, parsed.column, parsed.table];
    case 'rows':
    case 'columns':
      return [parsed.table];
    case 'note':
      return [parsed.note];
    default:
      return [];
  }
}

export const isFlowName = (name: string): boolean => parseFlowName(name) !== null;
