/**
 * What one person's edit did, in terms that stay true whatever others do: identities, not positions.
 * It is what undo needs, and nothing else is remembered.
 */
import type { EntryId, EntryName } from './embedEntries.ts';
import type { CharacterId, IdRange } from './ids.ts';
import type { FormatName } from './inlineFormats.ts';
import type { ParagraphProperties, PropertyName } from './paragraphProperties.ts';
import type { FlowRun } from './readFlow.ts';

export type FormatValue = string | true | undefined;

export interface FormatChange extends IdRange {
  readonly name: FormatName;
  readonly before: FormatValue;
  readonly after: FormatValue;
}

export interface PropertyChange {
  readonly mark: CharacterId;
  readonly name: PropertyName;
  readonly before: ParagraphProperties[PropertyName];
  readonly after: ParagraphProperties[PropertyName];
}

/** What is said of an embed, a row, a column or a cell (see embedEntries.ts). */
export interface EntryChange {
  readonly id: EntryId;
  readonly name: EntryName;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Change {
  /** In whichever flows of the document; what an embed brought along in flows of its own is not named. */
  readonly inserted: IdRange[];
  /** With their text and formats; a paragraph end is a run of `\n`. */
  readonly deleted: FlowRun[];
  readonly formats: FormatChange[];
  readonly properties: PropertyChange[];
  readonly entries: EntryChange[];
}

export function emptyChange(): Change {
  return { inserted: [], deleted: [], formats: [], properties: [], entries: [] };
}

export function isEmptyChange(change: Change): boolean {
  const { inserted, deleted, formats, properties, entries } = change;
  return inserted.length + deleted.length + formats.length + properties.length + entries.length === 0;
}

/**
 * Adds a later change to an earlier one, so that both are undone as one. Text that came and went within
 * the two is in neither part of the result: undo must not bring it back.
 */
export function appendChange(to: Change, later: Change): void {
  for (const run of later.deleted) to.deleted.push(...withoutInserted(to.inserted, run));
  to.inserted.push(...later.inserted);
  to.formats.push(...later.formats);
  to.properties.push(...later.properties);
  to.entries.push(...later.entries);
}

/** The parts of `run` that are not among the ranges; the rest is taken out of the ranges. */
function withoutInserted(inserted: IdRange[], run: FlowRun): FlowRun[] {
  const index = inserted.findIndex((range) => overlaps(range, run));
  const range = inserted[index];
  if (range === undefined) return [run];
  const from = Math.max(range.clock, run.clock);
  const to = Math.min(range.clock + range.length, run.clock + run.text.length);
  const { client } = range;
  const kept = [
    { client, clock: range.clock, length: from - range.clock },
    { client, clock: to, length: range.clock + range.length - to },
  ];
  inserted.splice(index, 1, ...kept.filter((part) => part.length > 0));
  return [
    { ...run, text: run.text.slice(0, from - run.clock) },
    { ...run, clock: to, text: run.text.slice(to - run.clock) },
  ]
    .filter((part) => part.text !== '')
    .flatMap((part) => withoutInserted(inserted, part));
}

function overlaps(range: IdRange, run: FlowRun): boolean {
  return (
    range.client === run.client &&
    range.clock < run.clock + run.text.length &&
    run.clock < range.clock + range.length
  );
}
