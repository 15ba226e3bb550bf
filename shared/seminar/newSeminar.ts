/**
 * A new seminar, ready to be stored: for each document and for the index, one Yjs update. The updates are
 * made here once and for all; to make them again and store those too would double every text.
 */
import { createDocument } from '../document/createDocument.ts';
import type { DocumentContent } from '../document/DocumentContent.ts';
import { createSeminarIndex, type Seminar } from './SeminarIndex.ts';

export interface NewSeminar {
  readonly seminar: Seminar;
  readonly documents: readonly { readonly id: string; readonly title: string; readonly update: Uint8Array }[];
  /** To be stored last, under `SEMINAR_INDEX_ID`: what it lists is then there, whenever the power fails. */
  readonly index: Uint8Array;
}

export interface NewSeminarOptions {
  readonly title: string;
  /** null for a seminar without a template. */
  readonly template: string | null;
  readonly documents: readonly DocumentContent[];
  /** A fresh random id each time, of letters, digits, - and _. */
  readonly newId: () => string;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

export function newSeminar({ title, template, documents, newId, now }: NewSeminarOptions): NewSeminar {
  const seminar: Seminar = { id: newId(), title, created: now, template };
  const made = documents.map((content) => ({
    id: newId(),
    title: content.title,
    language: content.language,
    created: now,
    update: createDocument(content),
  }));
  return {
    seminar,
    documents: made.map(({ id, title, update }) => ({ id, title, update })),
    index: createSeminarIndex(seminar, made),
  };
}
