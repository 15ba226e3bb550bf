/**
 * One person's desk without a screen, for the tests of returns: edits are made where a text stands that occurs
 * once, through the same writer the editor uses, and the updates are kept as a device keeps them.
 */
import * as Y from 'yjs';
import { createDocument } from '../../../document/createDocument.ts';
import { PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { Edit } from '../../../document/editFlow.ts';
import { Flow } from '../../../document/Flow.ts';
import type { CharacterId } from '../../../document/ids.ts';
import { NO_FORMATS } from '../../../document/inlineFormats.ts';
import type { ParagraphProperties, PropertyName } from '../../../document/paragraphProperties.ts';
import { DEFAULT_PROPERTIES } from '../../../document/paragraphProperties.ts';
import type { FlowRun } from '../../../document/readFlow.ts';
import { readFlow } from '../../../document/readFlow.ts';
import type { Author } from '../../Author.ts';
import { Changes } from '../../Changes.ts';
import { decide } from '../../decide.ts';
import type { Verdict } from '../../decisions.ts';
import { History } from '../../History.ts';
import type { WritingMode } from '../../ReviewWriter.ts';
import { ReviewWriter } from '../../ReviewWriter.ts';
import type { SuggestionId } from '../../Suggestion.ts';

export const HERE = Symbol('here');

/** A document of plain paragraphs, as one update. */
export const documentOf = (...paragraphs: readonly string[]): Uint8Array =>
  createDocument({
    paragraphs: paragraphs.map((text) => ({
      properties: DEFAULT_PROPERTIES,
      runs: text === '' ? [] : [{ text, formats: NO_FORMATS }],
    })),
  });

export class TestDesk {
  readonly doc = new Y.Doc();
  readonly changes: Changes;
  /** What was made here since `part`. */
  readonly updates: Uint8Array[] = [];
  readonly #author: Author;
  readonly #writer: ReviewWriter;
  readonly #history: History;
  #now = 1_700_000_000_000;

  /** @param client the session; a desk opened anew has another */
  constructor(name: string, delegation: string, client: number, from: Uint8Array) {
    this.doc.clientID = client;
    Y.applyUpdate(this.doc, from, 'load');
    this.#author = { id: name, name, delegation };
    this.changes = new Changes(new Flow(this.doc));
    this.#writer = new ReviewWriter({ changes: this.changes, author: this.#author, now: () => this.#now++ });
    this.#history = new History(this.changes, () => this.#now++);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === HERE || origin === this.#history.origin) this.updates.push(update);
    });
  }

  get flow(): Flow {
    return this.changes.flow;
  }

  set mode(mode: WritingMode) {
    this.#writer.mode = mode;
  }

  /** The line goes: what is made from here on is this desk's own. */
  part(): void {
    this.updates.length = 0;
  }

  receive(...updates: readonly Uint8Array[]): void {
    for (const update of updates) Y.applyUpdate(this.doc, update, 'host');
  }

  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }

  /** As stored, hidden text included. */
  text(): string {
    return this.flow.text.toString();
  }

  /** Behind the end of this text. */
  typeBehind(place: string, text: string): void {
    this.#insert(this.#at(place) + place.length, text);
  }

  typeBefore(place: string, text: string): void {
    this.#insert(this.#at(place), text);
  }

  erase(text: string): void {
    const at = this.#at(text);
    this.#write([{ kind: 'delete', at, runs: this.#runs(at, text.length) }]);
  }

  replace(text: string, by: string): void {
    const at = this.#at(text);
    const runs = this.#runs(at, text.length);
    this.#write([
      { kind: 'delete', at, runs },
      {
        kind: 'insert',
        at,
        text: by,
        formats: NO_FORMATS,
        inherits: false,
        marks: [],
        behind: at + text.length,
      },
    ]);
  }

  bold(text: string): void {
    const at = this.#at(text);
    this.#write([{ kind: 'format', at, runs: this.#runs(at, text.length), set: { bold: true } }]);
  }

  /** A property of the paragraph that holds this text. */
  restyle<K extends PropertyName>(text: string, name: K, value: ParagraphProperties[K]): void {
    this.#write([{ kind: 'property', mark: this.#markBehind(text), name, value }]);
  }

  /** The whole paragraph with this text, to the front of the one with that. */
  move(text: string, front: string): void {
    const start = (at: number) => this.text().lastIndexOf(PARAGRAPH_END, at - 1) + 1;
    const from = start(this.#at(text));
    const length = this.text().indexOf(PARAGRAPH_END, from) + 1 - from;
    const to = start(this.#at(front));
    const runs = this.#runs(from, length);
    const copied = runs.map((run) => run.text).join('');
    const remove: Edit = { kind: 'delete', at: from, runs, moved: true };
    const put: Edit = {
      kind: 'insert',
      at: to,
      text: copied,
      formats: NO_FORMATS,
      inherits: false,
      marks: [],
      copyOf: runs,
    };
    // Last place first.
    this.#write(from > to ? [remove, put] : [put, remove]);
  }

  /** On the suggestion that this text belongs to; on this text of it alone where `part` is given. */
  decide(verdict: Verdict, text: string, part = false): void {
    const at = this.#at(text);
    const ranges = this.#runs(at, text.length).map(({ client, clock, text: { length } }) => ({
      client,
      clock,
      length,
    }));
    const [segment] = this.changes.segments(ranges[0] as (typeof ranges)[number]) ?? [];
    const suggestion = segment?.members[0]?.suggestion;
    if (suggestion === undefined) throw new Error(`nothing is proposed at ${text}`);
    const chosen = [{ id: suggestion.id, scope: part ? ranges : null }];
    this.#history.record(decide(this.changes, this.#author, this.#now++, verdict, chosen, HERE));
  }

  decideOn(suggestion: SuggestionId, verdict: Verdict): void {
    const chosen = [{ id: suggestion, scope: null }];
    this.#history.record(decide(this.changes, this.#author, this.#now++, verdict, chosen, HERE));
  }

  /** The suggestion that a text which occurs once belongs to. */
  suggestionOf(text: string): SuggestionId | null {
    return this.#suggestionAt(this.#at(text));
  }

  /** The same of the character that follows a text. */
  suggestionBehind(text: string): SuggestionId | null {
    return this.#suggestionAt(this.#at(text) + text.length);
  }

  #suggestionAt(at: number): SuggestionId | null {
    const [run] = this.#runs(at, 1);
    if (run === undefined) return null;
    const [segment] = this.changes.segments({ ...run, length: 1 }) ?? [];
    return segment?.members.at(-1)?.suggestion.id ?? null;
  }

  undo(): void {
    this.#history.endBurst();
    this.#history.undo();
  }

  close(): void {
    this.changes.close();
    this.flow.close();
    this.doc.destroy();
  }

  #at(text: string): number {
    const at = this.text().indexOf(text);
    if (at === -1 || this.text().includes(text, at + 1)) throw new Error(`not once in the text: ${text}`);
    return at;
  }

  #insert(at: number, text: string): void {
    const marks = Array.from(text.matchAll(/\n/g), () => DEFAULT_PROPERTIES);
    const [left = null] = at === 0 ? [] : this.#runs(at - 1, 1);
    const [right = null] = this.#runs(at, 1);
    this.#write([
      { kind: 'insert', at, text, formats: NO_FORMATS, inherits: false, marks, between: { left, right } },
    ]);
  }

  #write(edits: readonly Edit[]): void {
    this.#history.endBurst();
    this.#history.record(this.#writer.write(edits, HERE).change);
  }

  #markBehind(text: string): CharacterId {
    const at = this.text().indexOf(PARAGRAPH_END, this.#at(text));
    const [mark] = this.#runs(at, 1);
    return mark as CharacterId;
  }

  /** The stored characters at a place. */
  #runs(at: number, length: number): FlowRun[] {
    const runs: FlowRun[] = [];
    let start = 0;
    for (const paragraph of readFlow(this.flow)) {
      const end =
        paragraph.mark === null ? [] : [{ ...paragraph.mark, text: PARAGRAPH_END, formats: NO_FORMATS }];
      for (const run of [...paragraph.runs, ...end]) {
        const [from, to] = [Math.max(at, start), Math.min(at + length, start + run.text.length)];
        if (from < to)
          runs.push({
            ...run,
            clock: run.clock + from - start,
            text: run.text.slice(from - start, to - start),
          });
        start += run.text.length;
      }
    }
    return runs;
  }
}
