/**
 * The only way an editor changes a flow: a list of edits in one Yjs transaction, giving back what they
 * did by identity. Positions are characters in the flow as it stands when that edit's turn comes.
 */
import * as Y from 'yjs';
import type { Change, FormatValue } from './Change.ts';
import { emptyChange } from './Change.ts';
import { EMBED, PARAGRAPH_END } from './DocumentContent.ts';
import { deleteText } from './deleteText.ts';
import type { EntryId, EntryName, EntryValues } from './embedEntries.ts';
import { isEntryValue, readEmbedEntry, writeEmbedEntry } from './embedEntries.ts';
import type { Flow } from './Flow.ts';
import type { CharacterId, IdRange } from './ids.ts';
import { pushRange } from './ids.ts';
import type { FormatName, InlineFormats } from './inlineFormats.ts';
import { recordDescent } from './Lineage.ts';
import type { ParagraphProperties, PropertyName } from './paragraphProperties.ts';
import type { FlowRun } from './readFlow.ts';
import type { NewEmbed } from './writeContent.ts';
import { writeEmbed, writeProperties } from './writeContent.ts';

/** The characters between which an edit takes place, hidden ones among them; null where the flow begins or ends, or unknown. */
export interface Neighbours {
  readonly left: CharacterId | null;
  readonly right: CharacterId | null;
}

export interface InsertEdit {
  readonly kind: 'insert';
  readonly at: number;
  readonly between?: Neighbours;
  readonly text: string;
  readonly formats: InlineFormats;
  /** Where what it replaces ends, hidden text between included; in the flow as it is before any of the edits. */
  readonly behind?: number;
  /**
   * The caller knows that text put here without a word about formats gets the right ones (no formats on
   * either side, or the middle of a run): Yjs then finds the place at once instead of walking there.
   */
  readonly inherits: boolean;
  /** Properties of each `\n` in `text`, in order. */
  readonly marks: readonly ParagraphProperties[];
  /** What each `\uFFFC` in `text` stands for, in order. */
  readonly embeds?: readonly NewEmbed[];
  /** The end that an open last paragraph lacked: nobody typed it. */
  readonly closes?: true;
  /** For a move: the runs this text is a copy of, in order and of the same text. */
  readonly copyOf?: readonly FlowRun[];
}

export interface DeleteEdit {
  readonly kind: 'delete';
  readonly at: number;
  /** What stands there, in order; a paragraph end is a run of `\n`. */
  readonly runs: readonly FlowRun[];
  readonly between?: Neighbours;
  /** It stands elsewhere from now on: not a deletion in anyone's eyes. */
  readonly moved?: true;
}

export interface FormatEdit {
  readonly kind: 'format';
  readonly at: number;
  readonly runs: readonly FlowRun[];
  readonly set: Readonly<Partial<Record<FormatName, FormatValue>>>;
}

export interface PropertyEdit {
  readonly kind: 'property';
  readonly mark: CharacterId;
  readonly name: PropertyName;
  readonly value: ParagraphProperties[PropertyName];
}

/** Says something else of an embed, a row, a column or a cell; whatever flow it stands in. */
export type EntryEdit = {
  [N in EntryName]: {
    readonly kind: 'entry';
    readonly id: EntryId;
    readonly name: N;
    /** undefined takes it away. */
    readonly value: EntryValues[N] | undefined;
  };
}[EntryName];

export type Edit = InsertEdit | DeleteEdit | FormatEdit | PropertyEdit | EntryEdit;

export function editFlow(flow: Flow, edits: readonly Edit[], origin: unknown): Change {
  const change = emptyChange();
  flow.doc.transact(() => {
    for (const edit of edits) {
      if (edit.kind === 'insert') insert(flow, edit, change);
      else if (edit.kind === 'delete') remove(flow, edit, change);
      else if (edit.kind === 'format') format(flow, edit, change);
      else if (edit.kind === 'entry') setEntry(flow, edit.id, edit.name, edit.value, change);
      else setProperty(flow, edit.mark, edit.name, edit.value, change);
    }
  }, origin);
  return change;
}

function insert(flow: Flow, edit: InsertEdit, change: Change): void {
  const before = Y.getState(flow.doc.store, flow.doc.clientID);
  if (edit.inherits) flow.text.insert(edit.at, edit.text);
  else flow.text.insert(edit.at, edit.text, { ...edit.formats });
  const ids = ownText(flow, before);
  for (const range of ids) pushRange(change.inserted, range);
  if (edit.copyOf !== undefined) {
    // A copy has the properties of its original.
    recordMove(flow, ids, edit.copyOf);
    return;
  }
  // Not part of the change: they go and come back with the character itself.
  for (const [index, mark] of placesOf(PARAGRAPH_END, ids, edit.text).entries()) {
    const wanted = edit.marks[index];
    if (wanted !== undefined) writeProperties(flow, mark, wanted);
  }
  if (edit.embeds === undefined) return;
  for (const [index, id] of placesOf(EMBED, ids, edit.text).entries()) {
    const embed = edit.embeds[index];
    if (embed !== undefined) writeEmbed(flow, id, embed);
  }
}

/** Ids of the text this client has inserted since `clock` (format marks take clocks too). */
function ownText(flow: Flow, clock: number): IdRange[] {
  const structs = flow.doc.store.clients.get(flow.doc.clientID) ?? [];
  const found: IdRange[] = [];
  for (let index = structs.length - 1; index >= 0; index--) {
    const item = structs[index];
    if (item === undefined || item.id.clock + item.length <= clock) break;
    if (!(item instanceof Y.Item) || item.deleted || item.parent !== flow.text) continue;
    if (!(item.content instanceof Y.ContentString)) continue;
    // Yjs may have appended to an older item of ours.
    const start = Math.max(item.id.clock, clock);
    found.push({ client: item.id.client, clock: start, length: item.id.clock + item.length - start });
  }
  return found.reverse();
}

/** The ids of one sort of character in text that was inserted under these ids. */
function placesOf(character: string, ids: readonly IdRange[], text: string): CharacterId[] {
  const found: CharacterId[] = [];
  let offset = 0;
  for (const range of ids) {
    for (let at = text.indexOf(character, offset); at !== -1 && at < offset + range.length; ) {
      found.push({ client: range.client, clock: range.clock + at - offset });
      at = text.indexOf(character, at + 1);
    }
    offset += range.length;
  }
  return found;
}

function recordMove(flow: Flow, copies: readonly IdRange[], originals: readonly FlowRun[]): void {
  const queue = copies.map((copy) => ({ ...copy }));
  for (const original of originals) {
    for (let done = 0; done < original.text.length; ) {
      const copy = queue[0];
      if (copy === undefined) return;
      const length = Math.min(copy.length, original.text.length - done);
      recordDescent(
        flow.lineageMap,
        { client: copy.client, clock: copy.clock, length },
        { client: original.client, clock: original.clock + done },
        'move',
      );
      done += length;
      if (length === copy.length) queue.shift();
      else queue[0] = { client: copy.client, clock: copy.clock + length, length: copy.length - length };
    }
  }
}

const lengthOf = (runs: readonly FlowRun[]) => runs.reduce((sum, run) => sum + run.text.length, 0);

function remove(flow: Flow, edit: DeleteEdit, change: Change): void {
  const [first] = edit.runs;
  if (first !== undefined) deleteText(flow.text, edit.at, lengthOf(edit.runs), first);
  change.deleted.push(...edit.runs);
}

function format(flow: Flow, edit: FormatEdit, change: Change): void {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(edit.set)) attributes[name] = value ?? null;
  flow.text.format(edit.at, lengthOf(edit.runs), attributes);
  for (const run of edit.runs) {
    for (const [name, after] of Object.entries(edit.set) as [FormatName, FormatValue][]) {
      const before = run.formats[name];
      if (before === after) continue;
      const { client, clock } = run;
      change.formats.push({ client, clock, length: run.text.length, name, before, after });
    }
  }
}

/** Gives a paragraph a property and notes what it was. Call it inside a transaction. */
export function setProperty(
  flow: Flow,
  mark: CharacterId,
  name: PropertyName,
  value: ParagraphProperties[PropertyName],
  change: Change,
): void {
  const before = flow.propertiesOf(mark)[name];
  if (before === value) return;
  flow.setOwnProperty(mark, name, undefined);
  // A copy falls back on its original: only then is taking the value away not enough.
  if (flow.propertiesOf(mark)[name] !== value) flow.setOwnProperty(mark, name, value);
  change.properties.push({ mark, name, before, after: value });
}

/** Says something of an embed, row, column or cell and notes what was said. Call it inside a transaction. */
export function setEntry(flow: Flow, id: EntryId, name: EntryName, value: unknown, change: Change): void {
  const before = readEmbedEntry(flow, id, name);
  if (JSON.stringify(before) === JSON.stringify(value)) return;
  if (value !== undefined && !isEntryValue(name, value)) throw new Error(`not a value of ${name}`);
  writeEmbedEntry(flow, id, name, value as EntryValues[typeof name] | undefined);
  change.entries.push({ id, name, before, after: value });
}
