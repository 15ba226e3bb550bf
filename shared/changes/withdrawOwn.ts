/**
 * A format or property proposed and then taken back by its author in the same suggestion leaves nothing to
 * decide: the entry that proposed it goes, instead of another being laid over it.
 */
import type { FormatValue } from '../document/Change.ts';
import type { CharacterId, IdRange } from '../document/ids.ts';
import type { FormatName } from '../document/inlineFormats.ts';
import type { Changes } from './Changes.ts';
import type { Entry } from './entries.ts';
import { writeEntry } from './entries.ts';
import type { Proposal } from './Proposal.ts';
import type { ReviewChange } from './ReviewChange.ts';
import type { FormatEntry, Written } from './Suggestion.ts';
import type { SegmentMember } from './segments.ts';

/**
 * Inside the caller's transaction.
 * @param begun the suggestion that is being written
 * @returns the entry that is still needed; null when taking back was all
 */
export function withdrawOwn(
  changes: Changes,
  begun: CharacterId,
  proposal: Exclude<Proposal, { kind: 'delete' }>,
  change: ReviewChange,
): Entry | null {
  return proposal.kind === 'property'
    ? withdrawProperty(changes, begun, proposal, change)
    : withdrawFormats(changes, begun, proposal, change);
}

function withdrawProperty(
  changes: Changes,
  begun: CharacterId,
  { edit: { mark, name, value } }: Extract<Proposal, { kind: 'property' }>,
  change: ReviewChange,
): Entry | null {
  const { own, others } = membersOn(changes, { ...mark, length: 1 }, begun, (entry) =>
    entry.kind === 'property' ? entry.name === name : false,
  );
  takeOut(changes, own, change);
  const before = changes.flow.propertiesOf(mark)[name];
  if (value === before && !others) return null;
  return { kind: 'property', begun: begun.clock, mark, name, value, before };
}

function withdrawFormats(
  changes: Changes,
  begun: CharacterId,
  { run, set }: Extract<Proposal, { kind: 'format' }>,
  change: ReviewChange,
): Entry | null {
  const range = { client: run.client, clock: run.clock, length: run.text.length };
  const names = Object.keys(set) as FormatName[];
  const { own } = membersOn(
    changes,
    range,
    begun,
    (entry) => entry.kind === 'format' && sharesName(entry, names),
  );
  takeOut(changes, own, change);
  const rest = own.flatMap((written) => remainders(written as Written<FormatEntry>, range, names));
  change.entries.push(...changes.log.push(rest.map(writeEntry)));
  const needed: Partial<Record<FormatName, FormatValue>> = {};
  for (const name of names) {
    const { others } = membersOn(
      changes,
      range,
      begun,
      (entry) => entry.kind === 'format' && sharesName(entry, [name]),
    );
    if (run.formats[name] !== set[name] || others) needed[name] = set[name];
  }
  return Object.keys(needed).length === 0 ? null : { kind: 'format', begun: begun.clock, range, set: needed };
}

const sharesName = (entry: FormatEntry, names: readonly FormatName[]) =>
  names.some((name) => Object.hasOwn(entry.set, name));

type Overlay = NonNullable<SegmentMember['entry']>;

/** This suggestion's entries on a range, each once, and whether other suggestions say something there too. */
function membersOn(
  changes: Changes,
  range: IdRange,
  begun: CharacterId,
  concerns: (entry: Overlay['entry']) => boolean,
): { own: Overlay[]; others: boolean } {
  const own = new Set<Overlay>();
  let others = false;
  for (const { members } of changes.segments(range) ?? []) {
    for (const { suggestion, entry, status } of members) {
      if (entry === null || !concerns(entry.entry)) continue;
      if (suggestion.begun.client === begun.client && suggestion.begun.clock === begun.clock) own.add(entry);
      else if (status !== 'rejected') others = true;
    }
  }
  return { own: [...own], others };
}

function takeOut(changes: Changes, own: readonly Overlay[], change: ReviewChange): void {
  if (own.length === 0) return;
  // What was written and taken out within one step is nothing to bring back.
  for (const { id, value } of changes.log.remove(own.map((entry) => entry.id))) {
    const index = change.entries.findIndex((one) => one.client === id.client && one.clock === id.clock);
    if (index === -1) change.withdrawn.push(value);
    else change.entries.splice(index, 1);
  }
}

/** What an entry says of other characters, and of other formats of these. */
function remainders({ entry }: Written<FormatEntry>, range: IdRange, names: readonly FormatName[]): Entry[] {
  const { client, clock, length } = entry.range;
  const end = clock + length;
  const from = Math.max(clock, range.clock);
  const to = Math.min(end, range.clock + range.length);
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
