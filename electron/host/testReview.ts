/** What the host's tests write suggestions with: people who propose and decide as the editor does, without one. */
import * as Y from 'yjs';
import type { Author } from '../../shared/changes/Author.ts';
import { Changes } from '../../shared/changes/Changes.ts';
import { decide } from '../../shared/changes/decide.ts';
import type { Verdict } from '../../shared/changes/decisions.ts';
import { ReviewWriter } from '../../shared/changes/ReviewWriter.ts';
import { listAll, PLAIN_TEXTS, readShown, withChanges } from '../../shared/changes/readShown.ts';
import { createDocument } from '../../shared/document/createDocument.ts';
import { paragraphText } from '../../shared/document/DocumentContent.ts';
import { Flow } from '../../shared/document/Flow.ts';
import { NO_FORMATS } from '../../shared/document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../../shared/document/paragraphProperties.ts';
import type { FlowRun } from '../../shared/document/readFlow.ts';
import { readFlow } from '../../shared/document/readFlow.ts';

export interface Reviewer {
  readonly changes: Changes;
  /** Each a suggestion of its own; places are in the text as it is stored. */
  insert(at: number, text: string): void;
  remove(from: number, to: number): void;
  embolden(from: number, to: number): void;
  /** On all that are undecided, or on those given. */
  decide(verdict: Verdict, ids?: readonly string[]): void;
  close(): void;
}

/**
 * A document is one session and has one person; another needs a document of their own (`open`).
 * @param now what this person's watch says
 */
export function reviewer(doc: Y.Doc, author: Author, now: () => number = Date.now): Reviewer {
  const flow = new Flow(doc);
  const changes = new Changes(flow);
  const writer = new ReviewWriter({ changes, author, now });
  writer.mode = 'suggesting';
  const runs = (from: number, to: number) => cut(flow, from, to);
  return {
    changes,
    insert: (at, text) =>
      void writer.write(
        [{ kind: 'insert', at, text, formats: NO_FORMATS, inherits: false, marks: [] }],
        'test',
      ),
    remove: (from, to) => void writer.write([{ kind: 'delete', at: from, runs: runs(from, to) }], 'test'),
    embolden: (from, to) =>
      void writer.write([{ kind: 'format', at: from, runs: runs(from, to), set: { bold: true } }], 'test'),
    decide(verdict, ids) {
      const all = ids ?? listAll(changes).flatMap(({ id, status }) => (status === 'pending' ? [id] : []));
      decide(
        changes,
        author,
        now(),
        verdict,
        all.map((id) => ({ id, scope: null })),
        'test',
      );
    },
    close() {
      changes.close();
      flow.close();
    },
  };
}

function cut(flow: Flow, from: number, to: number): FlowRun[] {
  let start = 0;
  const all = readFlow(flow).flatMap(({ runs, mark }): FlowRun[] =>
    mark === null ? runs : [...runs, { ...mark, text: '\n', formats: NO_FORMATS }],
  );
  return all.flatMap((run) => {
    const [first, end] = [Math.max(from - start, 0), Math.min(to - start, run.text.length)];
    start += run.text.length;
    return first < end ? [{ ...run, clock: run.clock + first, text: run.text.slice(first, end) }] : [];
  });
}

export const FIJI: Author = { id: 'a'.repeat(32), name: 'Ana Tuilagi', delegation: 'FJ' };
export const SAMOA: Author = { id: 'b'.repeat(32), name: 'Sina Leota', delegation: 'WS' };
export const EDITOR: Author = { id: 'c'.repeat(32), name: 'Mei Lin', delegation: 'UNESCO' };

/** A document of these paragraphs, as one update. */
export const textDocument = (...paragraphs: string[]): Uint8Array =>
  createDocument({
    paragraphs: paragraphs.map((text) => ({
      properties: DEFAULT_PROPERTIES,
      runs: [{ text, formats: NO_FORMATS }],
    })),
  });

export function open(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

const META = { title: '', language: 'en' };

/** Both texts, one line a paragraph. */
export function textsOf(doc: Y.Doc): { readonly final: string; readonly original: string } {
  const text = (view: 'final' | 'original') =>
    readShown(doc, META, view).paragraphs.map(paragraphText).join('\n');
  return { final: text('final'), original: text('original') };
}

/** All that anyone can see of a document: both texts with formats and properties, and every suggestion. */
export function everythingSeen(doc: Y.Doc): unknown {
  return {
    texts: PLAIN_TEXTS.map((view) => readShown(doc, META, view)),
    changes: withChanges(doc, listAll),
  };
}
