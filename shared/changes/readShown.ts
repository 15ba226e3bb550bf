/**
 * A live document as plain data, seen through a view: what exports, copies and lists on the command line are
 * made of. The text as it is stored is nobody's text: accepted deletions still stand in it, and proposals look
 * like words that were agreed.
 */
import type * as Y from 'yjs';
import type { DocumentContent, DraftNote } from '../document/DocumentContent.ts';
import { Flow } from '../document/Flow.ts';
import { readParagraphs } from '../document/readDocument.ts';
import { readFlow } from '../document/readFlow.ts';
import { readLibrary } from '../document/sources/SourceLibrary.ts';
import { Changes } from './Changes.ts';
import { ChangesView } from './ChangesView.ts';
import type { ListedChange } from './listChanges.ts';
import { listChanges, piecesOfParagraph } from './listChanges.ts';

/** How many suggestions are not decided in all their parts. A contested one is not counted as pending too. */
export interface Undecided {
  readonly pending: number;
  readonly contested: number;
}

/** The texts that can be handed on without marks: pending changes as if accepted, or as if never made. */
export const PLAIN_TEXTS = ['final', 'original'] as const satisfies readonly DraftNote['text'][];
export type PlainText = (typeof PLAIN_TEXTS)[number];

/** One of the two texts, with the note which it is where anything is undecided. Nothing is written. */
export function readShown(
  doc: Y.Doc,
  meta: { readonly title: string; readonly language: string },
  text: PlainText,
): DocumentContent {
  return withChanges(doc, (changes) => shownContent(changes, meta, text));
}

/** The same where the suggestions are open already. */
export function shownContent(
  changes: Changes,
  { title, language }: { readonly title: string; readonly language: string },
  text: PlainText,
): DocumentContent {
  const { pending, contested } = countUndecided(listAll(changes));
  return {
    title,
    language,
    ...(pending + contested === 0 ? {} : { draft: { text, pending, contested } }),
    ...readLibrary(changes.flow.doc),
    paragraphs: readParagraphs(changes.flow, new ChangesView(changes, text)),
  };
}

/** Every suggestion of which something stands in the text, in the order of the text, settled ones too. */
export function listAll(changes: Changes): ListedChange[] {
  if (changes.empty) return [];
  const shown = readFlow(changes.flow, undefined, undefined, undefined, new ChangesView(changes));
  return listChanges(shown.map((paragraph) => piecesOfParagraph(changes, paragraph)));
}

export function countUndecided(list: readonly ListedChange[]): Undecided {
  const has = (change: ListedChange, status: string) =>
    change.pieces.some((piece) => piece.status === status);
  const contested = list.filter((change) => has(change, 'contested'));
  const pending = list.filter((change) => has(change, 'pending') && !contested.includes(change));
  return { pending: pending.length, contested: contested.length };
}

export function readUndecided(doc: Y.Doc): Undecided {
  return withChanges(doc, (changes) => countUndecided(listAll(changes)));
}

/** Opens the suggestions of a document for a look at them. */
export function withChanges<T>(doc: Y.Doc, look: (changes: Changes) => T): T {
  const flow = new Flow(doc);
  const changes = new Changes(flow);
  try {
    return look(changes);
  } finally {
    changes.close();
    flow.close();
  }
}
