/**
 * One text of a document read with what is proposed in it: its own, or that of a note or a cell, which are read when
 * the walk comes to the character they stand for.
 */
import type { Changes } from '../../changes/Changes.ts';
import type { Segment } from '../../changes/segments.ts';
import { EMBED, PARAGRAPH_END } from '../../document/DocumentContent.ts';
import type { EmbedContent } from '../../document/EmbedContent.ts';
import { entryId, readEmbedEntry } from '../../document/embedEntries.ts';
import type { Flow } from '../../document/Flow.ts';
import type { CharacterId, IdRange } from '../../document/ids.ts';
import { OPEN_PARAGRAPH, paragraphId } from '../../document/ids.ts';
import { NO_FORMATS } from '../../document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../../document/paragraphProperties.ts';
import { readEmbed } from '../../document/readEmbed.ts';
import type { FlowRun } from '../../document/readFlow.ts';
import { readFlow } from '../../document/readFlow.ts';
import { closeEnd } from './closeEnd.ts';
import { joinRuns } from './joinRuns.ts';
import { judgeEnd, judgeText } from './judgePiece.ts';
import { PlaceMap } from './PlaceMap.ts';
import { type PrintedSigns, printedSigns } from './printedSigns.ts';
import { readTrackedTable } from './readTrackedTable.ts';
import type { Note, Noted } from './reviewNotes.ts';
import type { TextPlace, TrackedParagraph, TrackedRun } from './TrackedContent.ts';
import { withoutIds } from './withoutIds.ts';

/** Nobody means a table in a note in a cell of a table; a hostile peer may. */
const DEEPEST = 4;

export interface WalkSetting {
  /** Names of the flows this one stands in: what a hostile peer put into itself is shown once. */
  readonly within: readonly string[];
  /** Where in the document's own text it stands; null for that text itself. */
  readonly at: TextPlace | null;
  /** Filled on the way, in the order of the text. */
  readonly noted: Noted[];
  /** Names of the notes and cells that have been read. */
  readonly read: Set<string>;
}

export class TrackedWalk {
  readonly #changes: Changes;
  readonly #flow: Flow;
  readonly #setting: WalkSetting;
  readonly #signs: PrintedSigns | null;
  readonly paragraphs: TrackedParagraph[] = [];
  readonly places = new PlaceMap();
  #runs: TrackedRun[] = [];
  /** Characters of `#runs`. */
  #size = 0;
  /** The last paragraph has no end of its own. */
  readonly isOpen: boolean;

  constructor(changes: Changes, flow: Flow, setting: WalkSetting) {
    this.#changes = changes;
    this.#flow = flow;
    this.#setting = setting;
    this.#signs = printedSigns(changes, flow);
    for (const { runs, mark } of readFlow(flow)) {
      for (const run of runs) this.#take(run);
      if (mark !== null) this.#end(mark);
    }
    this.isOpen = this.#runs.length > 0 || this.paragraphs.length === 0;
    if (this.isOpen) {
      // An open paragraph of a note or a cell has no identity: it would share it with that of every other.
      const id = setting.at === null ? { id: OPEN_PARAGRAPH } : {};
      this.#close({ ...id, properties: DEFAULT_PROPERTIES });
    }
    const last = this.paragraphs.at(-1)?.runs ?? [];
    const offset = last.reduce((sum, { text }) => sum + text.length, 0);
    this.places.end = { paragraph: this.paragraphs.length - 1, offset };
  }

  #segments(id: CharacterId, length: number): readonly Segment[] {
    const { client, clock } = id;
    return this.#changes.segments({ client, clock, length }) ?? [{ length, members: [], chain: [] }];
  }

  #here(): TextPlace {
    return { paragraph: this.paragraphs.length, offset: this.#size };
  }

  #take(run: FlowRun): void {
    const cuts = [...this.#cuts(run), run.text.length];
    let from = 0;
    for (const to of cuts) {
      this.#takePart({ ...run, clock: run.clock + from, text: run.text.slice(from, to) });
      from = to;
    }
  }

  #takePart(run: FlowRun): void {
    let at = 0;
    for (const segment of this.#segments(run, run.text.length)) {
      const text = run.text.slice(at, at + segment.length);
      const range = { client: run.client, clock: run.clock + at, length: segment.length };
      at += segment.length;
      const judged = judgeText(this.#changes, segment, run.formats, range);
      if (judged !== null) this.#print(this.#signs?.before, range);
      const from = this.#here();
      this.places.add(text.length, from, judged === null ? 0 : text.length);
      if (judged === null) continue;
      const { notes, ...piece } = judged;
      this.#size += text.length;
      this.#note(from, this.#here(), notes);
      const embed = text === EMBED ? this.#embed(run, from) : undefined;
      this.#runs.push({ text, ...piece, ...(embed === undefined ? {} : { embed }) });
      this.#print(this.#signs?.after, { ...range, clock: range.clock + range.length - 1 });
    }
  }

  /** Brackets at a character. */
  #print(signs: PrintedSigns['before'] | undefined, id: CharacterId): void {
    for (const sign of signs?.get(paragraphId(id)) ?? []) {
      this.#size += sign.text.length;
      this.#runs.push({ ...sign, formats: NO_FORMATS, printed: true });
    }
  }

  /** Where brackets stand within a run, in characters from its start. */
  #cuts({ client, clock, text }: FlowRun): number[] {
    const signs = this.#signs;
    if (signs === null) return [];
    const cuts = new Set<number>();
    for (let at = 0; at < text.length; at++) {
      const id = paragraphId({ client, clock: clock + at });
      if (at > 0 && signs.before.has(id)) cuts.add(at);
      if (at + 1 < text.length && signs.after.has(id)) cuts.add(at + 1);
    }
    return [...cuts];
  }

  #note(from: TextPlace, to: TextPlace, notes: readonly Note[]): void {
    if (notes.length === 0) return;
    const { at, noted } = this.#setting;
    // What is said inside of something is said of it: a file's comments stand in its own text.
    if (at === null) noted.push({ from, to, notes });
    else noted.push({ from: at, to: { ...at, offset: at.offset + 1 }, notes });
  }

  #embed(id: CharacterId, place: TextPlace): EmbedContent | undefined {
    const kind = readEmbedEntry(this.#flow, entryId(this.#flow, id), 'kind')?.kind;
    const paragraphs = (name: string) => this.#inside(name, place);
    if (kind !== 'table') return readEmbed(this.#flow, id, { view: null, paragraphs });
    const note = (notes: readonly Note[]) => this.#note(place, { ...place, offset: place.offset + 1 }, notes);
    return readTrackedTable(this.#changes, this.#flow, id, { paragraphs, note });
  }

  /** Of a note or a cell; none where nothing was ever written in it. */
  #inside(name: string, place: TextPlace): readonly TrackedParagraph[] {
    const { within, at, noted, read } = this.#setting;
    const around = [...within, this.#flow.name];
    const flow = around.includes(name) || around.length > DEEPEST ? null : this.#flow.written(name);
    if (flow === null) return [];
    const outer = at ?? place;
    const walk = new TrackedWalk(this.#changes, flow, { within: around, at: outer, noted, read });
    const { paragraphs, notes } = closeEnd(walk.paragraphs, walk.isOpen);
    if (notes.length > 0) noted.push({ from: outer, to: { ...outer, offset: outer.offset + 1 }, notes });
    // What is proposed to be moved stands in two places, and no two of them have one identity.
    if (read.has(name)) return paragraphs.map(withoutIds);
    read.add(name);
    return paragraphs;
  }

  #end(mark: CharacterId): void {
    const range: IdRange = { client: mark.client, clock: mark.clock, length: PARAGRAPH_END.length };
    const [segment] = this.#segments(mark, PARAGRAPH_END.length);
    const stored = this.#flow.propertiesOf(mark);
    const place = this.#here();
    const judged = segment === undefined ? null : judgeEnd(this.#changes, segment, stored, range);
    this.places.add(PARAGRAPH_END.length, place, 0);
    if (judged === null) return;
    const { notes, ...rest } = judged;
    this.#note(place, place, notes);
    this.#close({ id: paragraphId(mark), ...rest });
  }

  #close(paragraph: Omit<TrackedParagraph, 'runs'>): void {
    this.paragraphs.push({ ...paragraph, runs: joinRuns(this.#runs) });
    this.#runs = [];
    this.#size = 0;
  }
}
