/**
 * One person's desk without a screen: a document with its suggestions and comments, edited through the words it
 * shows. For tests; what the editor's binding does is done here by hand.
 */
import * as Y from 'yjs';
import { createDocument } from '../../../document/createDocument.ts';
import type { DeleteEdit, Edit, InsertEdit } from '../../../document/editFlow.ts';
import { Flow } from '../../../document/Flow.ts';
import { NO_FORMATS } from '../../../document/inlineFormats.ts';
import { keepCopiesRight } from '../../../document/keepCopiesRight.ts';
import { DEFAULT_PROPERTIES } from '../../../document/paragraphProperties.ts';
import type { FlowParagraph, FlowRun } from '../../../document/readFlow.ts';
import { FLOW_START, readFlow } from '../../../document/readFlow.ts';
import type { Author } from '../../Author.ts';
import { Changes } from '../../Changes.ts';
import { ChangesView } from '../../ChangesView.ts';
import { decide } from '../../decide.ts';
import type { Verdict } from '../../decisions.ts';
import { History } from '../../History.ts';
import { ReviewWriter } from '../../ReviewWriter.ts';
import type { SuggestionId } from '../../Suggestion.ts';
import { settle } from '../../settle.ts';
import { AnchorIndex } from '../AnchorIndex.ts';
import type { CommentSubject } from '../anchorOf.ts';
import { subjectOfParagraph, subjectOfStretch } from '../anchorOf.ts';
import { Comments } from '../Comments.ts';
import type { ThreadId } from '../commentEntries.ts';
import { paragraphStretches } from '../paragraphStretches.ts';
import type { ThreadPlace } from '../placeThreads.ts';
import { placeThreads } from '../placeThreads.ts';
import { beginThread } from '../writeComments.ts';

/** A document with these paragraphs, to begin from on every desk. */
export function documentOf(...paragraphs: readonly string[]): Uint8Array {
  return createDocument({
    paragraphs: paragraphs.map((text) => ({
      properties: DEFAULT_PROPERTIES,
      runs: text === '' ? [] : [{ text, formats: NO_FORMATS }],
    })),
  });
}

export class CommentDesk {
  readonly doc = new Y.Doc();
  readonly author: Author;
  readonly flow: Flow;
  readonly changes: Changes;
  readonly comments: Comments;
  readonly view: ChangesView;
  readonly writer: ReviewWriter;
  readonly history: History;
  readonly #letCopiesBe: () => void;
  /** Milliseconds, the same watch for undo and for what is written down. */
  now = 1000;

  constructor(client: number, author: Author, from?: Uint8Array) {
    this.doc.clientID = client;
    this.author = author;
    if (from !== undefined) Y.applyUpdate(this.doc, from);
    this.flow = new Flow(this.doc);
    this.changes = new Changes(this.flow);
    this.comments = new Comments(this.doc);
    this.view = new ChangesView(this.changes);
    const now = () => this.now;
    this.writer = new ReviewWriter({ changes: this.changes, author, now });
    this.history = new History(this.changes, now);
    this.#letCopiesBe = keepCopiesRight(this.flow);
  }

  close(): void {
    this.#letCopiesBe();
    this.changes.close();
    this.comments.close();
    this.flow.close();
    this.doc.destroy();
  }

  /** As the view shows it. */
  paragraphs(): FlowParagraph[] {
    return readFlow(this.flow, FLOW_START, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, this.view);
  }

  lines(): string[] {
    return this.paragraphs().map(({ runs }) =>
      runs
        .filter((run) => run.hidden !== true)
        .map((run) => run.text)
        .join(''),
    );
  }

  pull(from: CommentDesk): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(this.doc)), 'remote');
  }

  // ---- the text ----

  /** Everything stored, hidden characters too. */
  stored(): string {
    return this.flow.text.toString();
  }

  write(edits: readonly Edit[]): void {
    this.now += 1000;
    this.history.record(this.writer.write(edits, 'desk').change);
  }

  insert(at: number, text: string): void {
    const marks = [...text].filter((one) => one === '\n').map(() => DEFAULT_PROPERTIES);
    this.write([{ kind: 'insert', at, text, formats: NO_FORMATS, inherits: false, marks }]);
  }

  /** Behind the first place where these words stand. */
  typeBehind(words: string, text: string): void {
    this.insert(this.#find(words) + words.length, text);
  }

  erase(from: number, to: number): void {
    this.write([{ kind: 'delete', at: from, runs: this.runsBetween(from, to) }]);
  }

  eraseWords(words: string): void {
    const at = this.#find(words);
    this.erase(at, at + words.length);
  }

  /** Puts the paragraph in front of another one, or behind all. */
  moveParagraph(index: number, before: number): void {
    const starts = [0];
    for (const { length } of readFlow(this.flow)) starts.push((starts.at(-1) as number) + length);
    const [from, to, at] = [starts[index], starts[index + 1], starts[before] ?? starts.at(-1)] as number[];
    if (from === undefined || to === undefined || at === undefined || (at >= from && at <= to)) return;
    const runs = this.runsBetween(from, to);
    const text = runs.map((run) => run.text).join('');
    const insert: InsertEdit = {
      kind: 'insert',
      at,
      text,
      formats: NO_FORMATS,
      inherits: false,
      marks: [DEFAULT_PROPERTIES],
      copyOf: runs,
    };
    const remove: DeleteEdit = { kind: 'delete', at: from, runs, moved: true };
    this.write(at > from ? [insert, remove] : [remove, insert]);
  }

  runsBetween(from: number, to: number): FlowRun[] {
    const runs: FlowRun[] = [];
    let at = 0;
    const take = (run: FlowRun) => {
      const [first, end] = [Math.max(from - at, 0), Math.min(to - at, run.text.length)];
      if (first < end) runs.push({ ...run, clock: run.clock + first, text: run.text.slice(first, end) });
      at += run.text.length;
    };
    for (const { runs: all, mark } of readFlow(this.flow)) {
      for (const run of all) take(run);
      if (mark !== null) take({ ...mark, text: '\n', formats: NO_FORMATS });
    }
    return runs;
  }

  #find(words: string): number {
    const at = this.stored().indexOf(words);
    if (at === -1) throw new Error(`${JSON.stringify(words)} is not in ${JSON.stringify(this.stored())}`);
    return at;
  }

  // ---- suggestions ----

  decide(verdict: Verdict, ...ids: readonly SuggestionId[]): void {
    const chosen = ids.map((id) => ({ id, scope: null }));
    this.history.record(decide(this.changes, this.author, this.now++, verdict, chosen, 'desk'));
  }

  decideAll(verdict: Verdict): void {
    this.decide(verdict, ...this.changes.suggestions.keys());
  }

  settle(): void {
    settle(this.changes, { decidedBefore: Number.POSITIVE_INFINITY, origin: 'host' });
  }

  // ---- comments ----

  comment(about: CommentSubject | null, text = 'Why?'): ThreadId {
    if (about === null) throw new Error('nothing to comment on');
    const made = beginThread(this.comments, { author: this.author, at: this.now++ }, about, [text]);
    if (!made.ok) throw new Error(made.reason);
    return made.id;
  }

  commentOn(words: string, text?: string): ThreadId {
    const at = this.#find(words);
    return this.comment(subjectOfStretch(this.paragraphs(), at, at + words.length), text);
  }

  commentOnParagraph(index: number, text?: string): ThreadId {
    return this.comment(subjectOfParagraph(this.paragraphs()[index] as FlowParagraph), text);
  }

  places(): Map<ThreadId, ThreadPlace | null> {
    const { threads } = this.comments;
    const index = new AnchorIndex(this.changes, threads);
    return placeThreads(this.changes, threads, this.paragraphs(), (paragraph) =>
      paragraphStretches(this.changes, index, paragraph),
    );
  }

  /** The stored words that a thread stands at, per paragraph; null where it is detached. */
  standsAt(id: ThreadId): string[] | null {
    const place = this.places().get(id);
    if (place === undefined || place === null || place.detached) return null;
    const index = new AnchorIndex(this.changes, this.comments.threads);
    return this.paragraphs().flatMap((paragraph) => {
      const end = paragraph.mark === null ? '' : '\n';
      const text = paragraph.runs.map((run) => run.text).join('') + end;
      return paragraphStretches(this.changes, index, paragraph)
        .filter((one) => one.thread === id)
        .map(({ from, to }) => text.slice(from, to));
    });
  }
}

/** Exchanges until nothing is new: mending what met may need a second round. */
export function meet(...desks: readonly CommentDesk[]): void {
  for (let round = 0; round < 10; round++) {
    for (const to of desks) for (const from of desks) if (to !== from) to.pull(from);
    const states = new Set(
      desks.map(({ doc }) => {
        const { sv, ds } = Y.snapshot(doc);
        return JSON.stringify([[...sv].sort(([a], [b]) => a - b), [...ds.clients].sort(([a], [b]) => a - b)]);
      }),
    );
    if (states.size === 1) return;
  }
  throw new Error('the desks did not come to rest');
}
