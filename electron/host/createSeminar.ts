/**
 * Making a seminar and its documents. A document is stored before the index names it, so that whatever the
 * index lists is there, whenever the power fails; each is one stored update, made once.
 */
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import type { PlainText, Undecided } from '../../shared/changes/readShown.ts';
import { readShown, readUndecided } from '../../shared/changes/readShown.ts';
import { createDocument } from '../../shared/document/createDocument.ts';
import type { DocumentContent } from '../../shared/document/DocumentContent.ts';
import { contentWithOrigin } from '../../shared/exchange/word/base/contentWithOrigin.ts';
import type { OriginText } from '../../shared/exchange/word/base/WordOrigin.ts';
import { blankDocument } from '../../shared/seminar/blankDocument.ts';
import { newSeminar } from '../../shared/seminar/newSeminar.ts';
import {
  addDocument,
  SEMINAR_INDEX_ID,
  type Seminar,
  type SeminarDocument,
  type SeminarIndex,
} from '../../shared/seminar/SeminarIndex.ts';
import { loadDocument } from './log/snapshot.ts';
import type { UpdateLog } from './log/UpdateLog.ts';
import type { Rooms } from './services.ts';
import { loadTemplate } from './templates.ts';

export interface Desk {
  readonly log: UpdateLog;
  readonly rooms: Rooms;
  readonly index: () => SeminarIndex;
}

export interface Listed {
  readonly id: string;
  readonly title: string;
}

export type CreateResult =
  | { readonly ok: true; readonly seminar: Seminar; readonly documents: readonly Listed[] }
  | { readonly ok: false; readonly reason: 'exists' | 'unknown' | 'damaged'; readonly message: string };

/** Resolves after everything is committed; stays pending while the disk does not take it. */
export async function createSeminar(
  desk: Desk,
  template: string | null,
  title?: string,
): Promise<CreateResult> {
  const exists = desk.index().seminar;
  if (exists !== null || creating.has(desk.log)) {
    const name = exists === null ? '' : ` “${exists.title}”`;
    return {
      ok: false,
      reason: 'exists',
      message: `This desk holds a seminar${name} already. Choose another data folder for a new one.`,
    };
  }
  creating.add(desk.log);
  try {
    const loaded = template === null ? null : await loadTemplate(template);
    if (loaded?.ok === false) return loaded;
    const { seminar, documents, index } = newSeminar({
      title: title ?? loaded?.template.title ?? 'Seminar',
      template,
      documents: loaded?.documents ?? [],
      newId: randomUUID,
      now: new Date().toISOString(),
    });
    await Promise.all(documents.map(({ id, update }) => desk.log.append(id, update).durable));
    await desk.rooms.edit(SEMINAR_INDEX_ID, (doc) => Y.applyUpdate(doc, index));
    return { ok: true, seminar, documents: documents.map(({ id, title }) => ({ id, title })) };
  } finally {
    creating.delete(desk.log);
  }
}

/** Seminars in the making: of two requests at once only one may create. */
const creating = new WeakSet<UpdateLog>();

/** One of the two texts of a document, as the log has it; null for an unknown document. */
export function readStored(
  { log, index }: Pick<Desk, 'log' | 'index'>,
  id: string,
  text: PlainText,
): DocumentContent | null {
  if (id === SEMINAR_INDEX_ID || !log.has(id)) return null;
  const entry = index().documents.find((document) => document.id === id);
  const { doc } = loadDocument(log.read(id).updates);
  const content = readShown(doc, metaOf(entry, id), text);
  doc.destroy();
  return content;
}

/** A text, or all of it with what is proposed and said, for a Word file that may come back; null for an unknown document. */
export function readReturnable(
  { log, index }: Pick<Desk, 'log' | 'index'>,
  id: string,
  text: OriginText,
): (ReturnType<typeof contentWithOrigin> & { readonly undecided: Undecided }) | null {
  if (id === SEMINAR_INDEX_ID || !log.has(id)) return null;
  const { seminar, documents } = index();
  const meta = metaOf(
    documents.find((document) => document.id === id),
    id,
  );
  const { doc } = loadDocument(log.read(id).updates);
  const about = {
    id: randomUUID().replaceAll('-', ''),
    document: id,
    seminar: seminar?.id ?? '',
    at: Date.now(),
  };
  const read = { ...contentWithOrigin(doc, text, meta, about), undecided: readUndecided(doc) };
  doc.destroy();
  return read;
}

function metaOf(entry: SeminarDocument | undefined, id: string): { title: string; language: string } {
  return { title: entry?.title ?? id, language: entry?.language ?? 'und' };
}

export type NewDocumentResult =
  | { readonly ok: true; readonly document: Listed }
  | { readonly ok: false; readonly reason: 'unknown' | 'undecided'; readonly message: string };

export interface NewDocumentRequest {
  readonly title: string;
  /** BCP 47; the copied document's own, or English, where absent. */
  readonly language?: string;
  /** null for a blank one. */
  readonly copyOf: string | null;
  /** Which text of it; refused where suggestions are undecided and nobody said which. */
  readonly text?: PlainText;
}

/**
 * Resolves after the document and its entry are committed. A copy is a text of its own that begins anew: what was
 * proposed and decided on the original stays there, under the names of those who did it.
 */
export async function createSeminarDocument(
  desk: Desk,
  request: NewDocumentRequest,
): Promise<NewDocumentResult> {
  const source = request.copyOf === null ? null : readStored(desk, request.copyOf, request.text ?? 'final');
  if (request.copyOf !== null && source === null) {
    return { ok: false, reason: 'unknown', message: 'The document to copy is not on this desk.' };
  }
  if (source?.draft !== undefined && request.text === undefined) {
    const { pending, contested } = source.draft;
    return {
      ok: false,
      reason: 'undecided',
      message: `Suggestions on this document are not decided (${pending} pending, ${contested} contested). Say whether the copy holds its final or its original text.`,
    };
  }
  const language = request.language ?? source?.language ?? 'en';
  const { title } = request;
  const id: string = randomUUID();
  const update = createDocument(source ?? blankDocument(title, language));
  await desk.log.append(id, update).durable;
  await desk.rooms.edit(SEMINAR_INDEX_ID, (doc) =>
    addDocument(doc, { id, title, language, created: new Date().toISOString() }),
  );
  return { ok: true, document: { id, title } };
}
