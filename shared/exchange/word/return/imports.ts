/**
 * What was taken in from files, in the map `imports` of the document: by whom and when, from which file, and which
 * suggestions and comments came of it, so that a screen can say "via Word", the file can be found, and all of it can
 * be taken back at once. A record is written once; taking it back writes it again with `undone`.
 */
import type * as Y from 'yjs';
import type { Author } from '../../../changes/Author.ts';
import { readAuthor } from '../../../changes/Author.ts';
import { isTime } from '../../../changes/isTime.ts';
import type { CharacterId, IdRange } from '../../../document/ids.ts';

export interface ImportRecord {
  /** Random. */
  readonly id: string;
  readonly at: number;
  readonly by: Author;
  readonly file: {
    readonly name: string;
    /** SHA-256 of its bytes, in hex: by it the file is kept. */
    readonly hash: string;
  };
  /** Of the export it came back from. */
  readonly exportId: string;
  /** `client:clock` each. */
  readonly suggestions: readonly string[];
  readonly threads: readonly string[];
  /** What was taken in, by the keys of the plan. */
  readonly keys: readonly string[];
  /** What taking it back takes out. */
  readonly inserted: readonly IdRange[];
  readonly entries: readonly CharacterId[];
  readonly comments: readonly CharacterId[];
  /** null while it stands. */
  readonly undone: { readonly at: number; readonly by: Author } | null;
}

export const importsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('imports');

export function writeImport(doc: Y.Doc, { id, ...record }: ImportRecord): void {
  importsOf(doc).set(id, { version: 1, ...record });
}

/** The oldest first; what is newer or damaged is left out. */
export function readImports(doc: Y.Doc): ImportRecord[] {
  return [...importsOf(doc)]
    .flatMap(([id, value]) => readImport(id, value) ?? [])
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Keys of what was taken in and not taken back. */
export function takenKeys(doc: Y.Doc): Set<string> {
  return new Set(readImports(doc).flatMap(({ undone, keys }) => (undone === null ? keys : [])));
}

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function readImport(id: string, value: unknown): ImportRecord | null {
  if (!isObject(value) || value['version'] !== 1) return null;
  const { at, by, file, exportId, suggestions, threads, keys, inserted, entries, comments, undone } = value;
  const author = readBy(by);
  const taken = undone === null ? null : readUndone(undone);
  if (!isTime(at) || author === null || taken === undefined) return null;
  if (!isObject(file) || typeof file['name'] !== 'string' || typeof file['hash'] !== 'string') return null;
  if (typeof exportId !== 'string' || !areStrings(suggestions) || !areStrings(threads) || !areStrings(keys))
    return null;
  if (!areIds(inserted) || !areIds(entries) || !areIds(comments)) return null;
  const ranges = inserted as readonly (CharacterId & { readonly length?: unknown })[];
  if (!ranges.every(({ length }) => isCount(length) && length > 0)) return null;
  return {
    id,
    at,
    by: author,
    file: { name: file['name'], hash: file['hash'] },
    exportId,
    suggestions,
    threads,
    keys,
    inserted: inserted as readonly IdRange[],
    entries,
    comments,
    undone: taken,
  };
}

function readBy(value: unknown): Author | null {
  return isObject(value) ? readAuthor(value['id'], value['name'], value['delegation']) : null;
}

/** undefined where it cannot be read. */
function readUndone(value: unknown): ImportRecord['undone'] | undefined {
  if (!isObject(value)) return undefined;
  const by = readBy(value['by']);
  const { at } = value;
  return isTime(at) && by !== null ? { at, by } : undefined;
}

function areStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function areIds(value: unknown): value is readonly CharacterId[] {
  return (
    Array.isArray(value) &&
    value.every((one) => isObject(one) && isCount(one['client']) && isCount(one['clock']))
  );
}
