/**
 * The index of a seminar: its name and the list of its documents. One data folder holds one seminar,
 * and its index is a Yjs document like any other (under the id `SEMINAR_INDEX_ID`), so that renaming,
 * archiving and reordering work offline and merge.
 *
 *     seminar     Y.Map { id, title, created, template, settleAfter (see settleAfter.ts) }
 *     documents   Y.Map id -> Y.Map { title, language, created, archived, order }
 *
 * Each property is a value of its own: of two concurrent renames one wins on every replica, and a
 * rename beside an archiving keeps both. An entry is never removed: archiving hides it and can be undone.
 *
 * Whatever is read may come from a newer or a hostile peer. A value that cannot be used is replaced by a
 * harmless one; an entry under a usable id is always listed, so that garbage cannot hide a document.
 */
import * as Y from 'yjs';
import { isLanguageTag, isUsableId, MAX_TITLE_LENGTH, readDate, readTitle } from './indexValues.ts';

/** The reserved document id of the index. No other document may have it. */
export const SEMINAR_INDEX_ID = 'seminar';

export interface Seminar {
  readonly id: string;
  /** '' where none can be read; the screens have words for that. */
  readonly title: string;
  /** ISO 8601 in UTC, or '' where unreadable. */
  readonly created: string;
  /** Id of the template it was made from; null for an empty seminar. */
  readonly template: string | null;
}

export interface SeminarDocument {
  readonly id: string;
  /** '' where none can be read. */
  readonly title: string;
  /** BCP 47 tag of paragraphs that name none; 'und' where unreadable. */
  readonly language: string;
  /** ISO 8601 in UTC, or '' where unreadable. */
  readonly created: string;
  readonly archived: boolean;
  /** Place in the list, ascending; any finite number. */
  readonly order: number;
}

export interface SeminarIndex {
  /** null until a seminar has been created (or while nothing has been received). */
  readonly seminar: Seminar | null;
  /** Archived ones included, in the order of the list; the same on every replica. */
  readonly documents: readonly SeminarDocument[];
}

const seminarMap = (doc: Y.Doc) => doc.getMap<unknown>('seminar');
const documentsMap = (doc: Y.Doc) => doc.getMap<unknown>('documents');

/** What a new entry is made of. `order` is counted on from the last one where it is not given. */
export type NewDocument = Pick<SeminarDocument, 'id' | 'title' | 'language' | 'created'>;

/**
 * The index of a new seminar as one Yjs update (V1): what the host stores, once. Documents stand in the
 * given order. Throws on an id that cannot be an address, that is reserved or that occurs twice.
 */
export function createSeminarIndex(seminar: Seminar, documents: readonly NewDocument[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    const map = seminarMap(doc);
    map.set('id', seminar.id);
    map.set('title', seminar.title);
    map.set('created', seminar.created);
    map.set('template', seminar.template);
    for (const document of documents) addDocument(doc, document);
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** The index as plain data; never throws, whatever the document holds. */
export function readSeminar(doc: Y.Doc): SeminarIndex {
  const map = seminarMap(doc);
  const id = map.get('id');
  const template = map.get('template');
  const seminar: Seminar | null = isUsableId(id)
    ? {
        id,
        title: readTitle(map.get('title')),
        created: readDate(map.get('created')),
        template: isUsableId(template) ? template : null,
      }
    : null;
  const documents: SeminarDocument[] = [];
  for (const key of documentsMap(doc).keys()) {
    const document = readEntry(doc, key);
    if (document !== null) documents.push(document);
  }
  return { seminar, documents: documents.sort(byPlace) };
}

/**
 * Puts a document at the end of the list. For the host, after it has stored the document itself: an entry
 * must never name a text that is not there. Throws on an id that is unusable, reserved or listed already.
 */
export function addDocument(doc: Y.Doc, document: NewDocument): void {
  if (!isUsableId(document.id) || document.id === SEMINAR_INDEX_ID) {
    throw new Error(`"${document.id}" cannot be the id of a document.`);
  }
  if (documentsMap(doc).has(document.id)) throw new Error(`The document ${document.id} is listed already.`);
  const last = readSeminar(doc).documents.at(-1);
  doc.transact(() => {
    documentsMap(doc).set(
      document.id,
      entryOf({ ...document, archived: false, order: (last?.order ?? 0) + 1 }),
    );
  });
}

export type IndexEdit =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'unknown-document' | 'empty-title' | 'title-too-long' };

/** Renames the seminar. Nothing is written where the title is unchanged. */
export function renameSeminar(doc: Y.Doc, title: string): IndexEdit {
  const checked = checkTitle(title);
  if (checked.ok && readSeminar(doc).seminar?.title !== checked.title)
    seminarMap(doc).set('title', checked.title);
  return checked.ok ? { ok: true } : checked;
}

/** Renames a document; line breaks and runs of spaces become one space. */
export function renameDocument(doc: Y.Doc, id: string, title: string): IndexEdit {
  const checked = checkTitle(title);
  return checked.ok ? setProperty(doc, id, 'title', checked.title) : checked;
}

/** Takes a document out of the working list. Its text stays, and `restoreDocument` brings it back. */
export function archiveDocument(doc: Y.Doc, id: string): IndexEdit {
  return setProperty(doc, id, 'archived', true);
}

export function restoreDocument(doc: Y.Doc, id: string): IndexEdit {
  return setProperty(doc, id, 'archived', false);
}

/**
 * Moves a document in front of another one, or to the end for null. Only its own place is written (half-way
 * between its new neighbours); where there is no number between those, the whole list is counted anew.
 */
export function moveDocument(doc: Y.Doc, id: string, before: string | null): IndexEdit {
  const { documents } = readSeminar(doc);
  const moved = documents.find((document) => document.id === id);
  const rest = documents.filter((document) => document.id !== id);
  const at = before === null ? rest.length : rest.findIndex((document) => document.id === before);
  if (moved === undefined || (at < 0 && before !== id)) return { ok: false, reason: 'unknown-document' };
  if (before === id || documents.indexOf(moved) === at) return { ok: true };
  const above = rest[at - 1]?.order;
  const below = rest[at]?.order;
  const low = above ?? (below ?? 1) - 2;
  const high = below ?? low + 2;
  const order = low + (high - low) / 2;
  if (Number.isFinite(order) && order > low && order < high) return setProperty(doc, id, 'order', order);
  doc.transact(() => {
    rest
      .toSpliced(at, 0, moved)
      .forEach((document, place) => setProperty(doc, document.id, 'order', place + 1));
  });
  return { ok: true };
}

function checkTitle(title: string): { ok: true; title: string } | Extract<IndexEdit, { ok: false }> {
  const clean = readTitle(title);
  if (clean === '') return { ok: false, reason: 'empty-title' };
  if (title.trim().length > MAX_TITLE_LENGTH) return { ok: false, reason: 'title-too-long' };
  return { ok: true, title: clean };
}

function setProperty<K extends 'title' | 'archived' | 'order'>(
  doc: Y.Doc,
  id: string,
  name: K,
  value: SeminarDocument[K],
): IndexEdit {
  const known = readEntry(doc, id);
  if (known === null) return { ok: false, reason: 'unknown-document' };
  const entry = documentsMap(doc).get(id);
  if (entry instanceof Y.Map) {
    if (entry.get(name) !== value) entry.set(name, value);
  } else {
    // Something else was written where the entry stood: put back what can be read, with the change made.
    documentsMap(doc).set(id, entryOf({ ...known, [name]: value }));
  }
  return { ok: true };
}

function entryOf(document: SeminarDocument): Y.Map<unknown> {
  const { title, language, created, archived, order } = document;
  return new Y.Map<unknown>(Object.entries({ title, language, created, archived, order }));
}

function readEntry(doc: Y.Doc, id: string): SeminarDocument | null {
  if (!isUsableId(id) || id === SEMINAR_INDEX_ID || !documentsMap(doc).has(id)) return null;
  const stored = documentsMap(doc).get(id);
  const get = (name: string) => (stored instanceof Y.Map ? stored.get(name) : undefined);
  const language = get('language');
  const order = get('order');
  return {
    id,
    title: readTitle(get('title')),
    language: isLanguageTag(language) ? language : 'und',
    created: readDate(get('created')),
    archived: get('archived') === true,
    order: typeof order === 'number' && Number.isFinite(order) ? order : Number.MAX_SAFE_INTEGER,
  };
}

/** By place, then age, then id: two people may have put different documents in the same place. */
function byPlace(a: SeminarDocument, b: SeminarDocument): number {
  if (a.order !== b.order) return a.order - b.order;
  if (a.created !== b.created) return a.created < b.created ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
