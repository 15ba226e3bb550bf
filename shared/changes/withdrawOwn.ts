/**
 * A format or property proposed and then taken back by its author in the same suggestion leaves nothing to
 * decide: the entry that proposed it goes, instead of another being laid over it. What that entry says of other
 * characters, or of other formats of these, is written again.
 */
import type { FormatValue } from '../document/Change.ts';
import type { CharacterId, IdRange } from '../document/ids.ts';
import type { FormatName } from '../document/inlineFormats.ts';
import type { Changes } from './Changes.ts';
import type { Entry } from './entries.ts';
import { writeEntry } from './entries.ts';
import type { Proposal } from './Proposal.ts';
import type { ReviewChange } from './ReviewChange.ts';
import { appendElements } from './ReviewChange.ts';
import type { FormatEntry, ProposedEntry, Written } from './Suggestion.ts';

type Overlay = Exclude<Proposal, { kind: 'delete' }>;

/**
 * Inside the caller's transaction.
 * @param begun the suggestion that is being written
 * @returns the entries that are still needed
 */
export function withdrawOwn(
  changes: Changes,
  begun: CharacterId,
  proposals: readonly Overlay[],
  change: ReviewChange,
): Entry[] {
  /** Own entries that are taken out, each with what is left of it. */
  const own = new Map<Written, FormatEntry[]>();
  const needed = proposals.flatMap((proposal): Entry[] => {
    if (proposal.kind === 'property') return withdrawProperty(changes, begun, proposal, own);
    return withdrawFormats(changes, begun, proposal, own);
  });
  if (own.size > 0) {
    const taken = changes.log.remove([...own.keys()].map(({ id }) => id));
    appendElements(change.entries, change.withdrawn, taken);
    change.entries.push(...changes.log.push([...own.values()].flat().map(writeEntry)));
  }
  return needed;
}

function withdrawProperty(
  changes: Changes,
  begun: CharacterId,
  { edit: { mark, name, value } }: Extract<Overlay, { kind: 'property' }>,
  own: Map<Written, FormatEntry[]>,
): Entry[] {
  const on = entriesOn(changes, { ...mark, length: 1 }, begun, (entry) =>
    entry.kind === 'property' ? entry.name === name : false,
  );
  for (const written of on.own) own.set(written, []);
  const before = changes.flow.propertiesOf(mark)[name];
  if (value === before && !on.others) return [];
  return [{ kind: 'property', begun: begun.clock, mark, name, value, before }];
}

function withdrawFormats(
  changes: Changes,
  begun: CharacterId,
  { run, set }: Extract<Overlay, { kind: 'format' }>,
  own: Map<Written, FormatEntry[]>,
): Entry[] {
  const range = { client: run.client, clock: run.clock, length: run.text.length };
  // An entry may name these characters as the originals of what they are copies of.
  const ancestry = changes.flow.lineage.ancestryOf(range);
  const names = Object.keys(set) as FormatName[];
  const needed: Partial<Record<FormatName, FormatValue>> = {};
  for (const name of names) {
    const on = entriesOn(
      changes,
      range,
      begun,
      (entry) => entry.kind === 'format' && Object.hasOwn(entry.set, name),
    );
    for (const written of on.own) {
      const left = own.get(written) ?? [written.entry as FormatEntry];
      own.set(
        written,
        ancestry.reduce((entries, one) => entries.flatMap((entry) => remainders(entry, one, names)), left),
      );
    }
    if (run.formats[name] !== set[name] || on.others) needed[name] = set[name];
  }
  return Object.keys(needed).length === 0 ? [] : [{ kind: 'format', begun: begun.clock, range, set: needed }];
}

/** This suggestion's entries on a range, and whether other suggestions say something there too. */
function entriesOn(
  changes: Changes,
  range: IdRange,
  begun: CharacterId,
  concerns: (entry: ProposedEntry) => boolean,
): { own: Set<Written>; others: boolean } {
  const own = new Set<Written>();
  let others = false;
  for (const { members } of changes.segments(range) ?? []) {
    for (const { suggestion, entry, status } of members) {
      if (entry === null || !concerns(entry.entry)) continue;
      if (suggestion.begun.client === begun.client && suggestion.begun.clock === begun.clock) own.add(entry);
      else if (status !== 'rejected') others = true;
    }
  }
  return { own, others };
}

/** What an entry says of characters outside of the range, and of formats other than these inside. */
function remainders(entry: FormatEntry, range: IdRange, names: readonly FormatName[]): FormatEntry[] {
  const { client, clock, length } = entry.range;
  if (client !== range.client) return [entry];
  const end = clock + length;
  const from = Math.min(end, Math.max(clock, range.clock));
  const to = Math.max(from, Math.min(end, range.clock + range.length));
  const others = Object.fromEntries(
    Object.entries(entry.set).filter(([name]) => !names.includes(name as FormatName)),
  );
  const parts: FormatEntry[] = [
    { ...entry, range: { client, clock, length: from - clock } },
    { ...entry, range: { client, clock: from, length: to - from }, set: others },
    { ...entry, range: { client, clock: to, length: end - to } },
  ];
  return parts.filter((part) => part.range.length > 0 && Object.keys(part.set).length > 0);
}
