/**
 * Somebody at a desk of their own without a screen: writes, suggests, decides, and says what is agreed. Desks exchange
 * updates by hand.
 */
import * as Y from 'yjs';
import { PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { DeleteEdit } from '../../../document/editFlow.ts';
import { Flow } from '../../../document/Flow.ts';
import type { IdRange } from '../../../document/ids.ts';
import { NO_FORMATS } from '../../../document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../../../document/paragraphProperties.ts';
import type { FlowRun } from '../../../document/readFlow.ts';
import { readFlow } from '../../../document/readFlow.ts';
import type { Author } from '../../Author.ts';
import { Changes } from '../../Changes.ts';
import { ChangesView, type ViewName } from '../../ChangesView.ts';
import { decide } from '../../decide.ts';
import type { Verdict } from '../../decisions.ts';
import { History } from '../../History.ts';
import { ReviewWriter, type WritingMode } from '../../ReviewWriter.ts';
import { listAll, type PlainText, shownContent } from '../../readShown.ts';
import type { ParagraphStanding } from '../paragraphStates.ts';
import { paragraphStates } from '../paragraphStates.ts';
import type { ActDeed } from '../writeActs.ts';

export class AgreementSeat {
  readonly doc: Y.Doc;
  readonly changes: Changes;
  readonly author: Author;
  readonly #writer: ReviewWriter;
  readonly #history: History;
  /** What this desk's watch says, in milliseconds since 1970: it may be hours wrong. */
  now = 1_528_675_200_000;

  constructor(update: Uint8Array, clientID: number, author: Author) {
    this.doc = new Y.Doc();
    this.doc.clientID = clientID;
    Y.applyUpdate(this.doc, update);
    this.author = author;
    this.changes = new Changes(new Flow(this.doc));
    this.#writer = new ReviewWriter({ changes: this.changes, author, now: () => this.now });
    this.#history = new History(this.changes, () => this.now);
  }

  close(): void {
    this.changes.close();
    this.changes.flow.close();
    this.doc.destroy();
  }

  get deed(): ActDeed {
    return { author: this.author, at: this.now, session: null };
  }

  /** Takes in all that the other has and this desk has not. */
  pull(other: AgreementSeat): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc)));
  }

  /** Characters that are stored, hidden ones and ends included. */
  get length(): number {
    return this.changes.flow.text.length;
  }

  type(at: number, text: string, mode: WritingMode = 'editing'): void {
    const marks = [...text].filter((sign) => sign === PARAGRAPH_END).map(() => DEFAULT_PROPERTIES);
    this.#write([{ kind: 'insert', at, text, formats: NO_FORMATS, inherits: false, marks }], mode);
  }

  erase(from: number, to: number, mode: WritingMode = 'editing'): void {
    const runs = this.#runs(from, to);
    if (runs.length > 0) this.#write([{ kind: 'delete', at: from, runs }], mode);
  }

  #write(edits: Parameters<ReviewWriter['write']>[0], mode: WritingMode): void {
    this.#writer.mode = mode;
    this.#history.endBurst();
    this.#history.record(this.#writer.write(edits, 'seat').change);
  }

  undo(): boolean {
    return this.#history.undo();
  }

  decide(verdict: Verdict, which: number): void {
    const open = listAll(this.changes).filter(({ status }) => status === 'pending' || status === 'contested');
    const one = open[which % Math.max(1, open.length)];
    if (one !== undefined)
      decide(this.changes, this.author, this.now, verdict, [{ id: one.id, scope: null }], 'seat');
  }

  /** What is stored there, as runs. */
  #runs(from: number, to: number): DeleteEdit['runs'] {
    const found: FlowRun[] = [];
    let at = 0;
    for (const { runs, mark } of readFlow(this.changes.flow)) {
      const ends: FlowRun[] = mark === null ? [] : [{ ...mark, text: PARAGRAPH_END, formats: NO_FORMATS }];
      for (const run of [...runs, ...ends]) {
        const [first, last] = [Math.max(from - at, 0), Math.min(to - at, run.text.length)];
        if (first < last) found.push({ ...run, clock: run.clock + first, text: run.text.slice(first, last) });
        at += run.text.length;
      }
    }
    return found;
  }

  /** The characters between two places of what is stored that this desk shows, for a bracket. */
  shownRanges(from: number, to: number, name: ViewName = 'all'): IdRange[] {
    const view = new ChangesView(this.changes, name);
    return this.#runs(from, to).flatMap(({ client, clock, text }) => {
      if (text === PARAGRAPH_END) return [];
      const pieces = view.pieces({ client, clock, length: text.length }, NO_FORMATS);
      if (pieces === null) return [{ client, clock, length: text.length }];
      let at = clock;
      return pieces.flatMap(({ length, hidden }) => {
        at += length;
        return hidden ? [] : [{ client, clock: at - length, length }];
      });
    });
  }

  standing(): ReturnType<typeof paragraphStates> {
    return paragraphStates(this.changes);
  }

  paragraph(index: number): ParagraphStanding {
    const found = this.standing().paragraphs[index];
    if (found === undefined) throw new Error(`no paragraph ${index}`);
    return found;
  }

  /** As exports print it, a line a paragraph. */
  printed(text: PlainText): string[] {
    return shownContent(this.changes, { title: '', language: 'en' }, text).paragraphs.map(({ runs }) =>
      runs.map((run) => run.text).join(''),
    );
  }
}
