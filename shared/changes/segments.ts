/**
 * Cuts a range of characters where what they belong to changes. A copy (text that came back by undo, or was
 * moved) belongs to what its original belongs to, and never to what its session happened to have open. Nothing
 * is cut between the two halves of a character, whatever a record says: the half would be written back as waste.
 */
import type { Interval, IntervalIndex } from '../document/IntervalIndex.ts';
import type { CharacterId, IdRange } from '../document/ids.ts';
import type { Lineage } from '../document/Lineage.ts';
import type { Member, Status, Suggestion } from './Suggestion.ts';
import { statusOf } from './statusOf.ts';

export interface SegmentMember extends Member {
  readonly status: Status;
  /** When, by its author's session, this part of the suggestion was written. */
  readonly clock: number;
}

export interface Segment {
  readonly length: number;
  /** In no particular order; never empty but for a stretch between others. */
  readonly members: readonly SegmentMember[];
  /** Ids of its first character: its own, then those of what it is a copy of. */
  readonly chain: readonly CharacterId[];
}

interface Part {
  readonly from: number;
  readonly to: number;
  /** Where this part stands in ids: its own first, then originals; each for the character at `from`. */
  readonly chain: readonly CharacterId[];
  /** With the clock of the character at `from` for what was typed. */
  readonly members: readonly { readonly member: Member; readonly clock: number }[];
}

/** Lineages are a few steps long; a hostile one may run in a circle. */
const DEEPEST = 50;

/** The first clock from this one on at which a session's text may be cut. */
export type CutAt = (client: number, clock: number) => number;

export function segmentsOf(
  index: IntervalIndex<Member>,
  lineage: Lineage,
  range: IdRange,
  cutAt: CutAt,
): Segment[] | null {
  const { client, clock, length } = range;
  // Nearly all text belongs to nothing, and every paragraph read asks for it.
  const copied = lineage.isCopied(range);
  if (!copied && !index.touches(client, clock, length)) return null;
  const whole = copied ? null : wholeMember(index, range);
  if (whole !== null) return [{ length, chain: [{ client, clock }], members: [whole] }];
  const parts = partsOf({ index, lineage, cutAt }, range, DEEPEST);
  if (parts.every((part) => part.members.length === 0)) return null;
  return parts.map(({ from, to, chain, members }) => ({
    length: to - from,
    chain,
    members: members.map(({ member, clock }) => ({
      ...member,
      clock,
      status: statusOf(member.suggestion, clock, chain),
    })),
  }));
}

/** The usual case of all the others: one proposal, nothing decided on it, about all of the range. */
function wholeMember(index: IntervalIndex<Member>, range: IdRange): SegmentMember | null {
  const [only, ...others] = index.overlapping(range);
  if (only === undefined || others.length > 0 || only.value.suggestion.decisions.size > 0) return null;
  const { from, to, value } = only;
  if (from > range.clock || to < range.clock + range.length) return null;
  return { ...value, clock: value.entry?.id.clock ?? range.clock, status: 'pending' };
}

interface Sources {
  readonly index: IntervalIndex<Member>;
  readonly lineage: Lineage;
  readonly cutAt: CutAt;
}

function partsOf(sources: Sources, range: IdRange, deepest: number): Part[] {
  const { index, lineage, cutAt } = sources;
  const { client, clock, length } = range;
  const own = index.overlapping(range).map((one) => cutRight(one, client, cutAt));
  const copies = deepest > 0 ? lineage.originsOf(range) : [];
  if (own.length === 0 && copies.length === 0) {
    return [{ from: clock, to: clock + length, chain: [{ client, clock }], members: [] }];
  }
  // What the copied parts inherit, in the clocks of the copies.
  const inherited: Part[] = copies.flatMap(({ copy, original }) =>
    partsOf(sources, { ...original, length: copy.length }, deepest - 1).map((part) => {
      const by = copy.clock - original.clock;
      const cut = cutRight({ ...part, from: part.from + by, to: part.to + by }, client, cutAt);
      return movedOn(cut, cut.from - part.from - by);
    }),
  );
  const borders = new Set([clock, clock + length]);
  const border = (at: number) => {
    if (at > clock && at < clock + length) borders.add(cutAt(client, at));
  };
  for (const { from, to } of [...own, ...inherited]) {
    border(from);
    border(to);
  }
  const concerned = new Set<Suggestion>();
  for (const { value } of own) concerned.add(value.suggestion);
  for (const part of inherited) for (const { member } of part.members) concerned.add(member.suggestion);
  for (const { begun, decisions } of concerned) {
    if (decisions.size === 0) continue;
    // Text typed after a decider's look is not decided with the rest.
    if (begun.client === client) for (const seen of decisions.seenIn(range)) border(seen);
    for (const { from, to } of decisions.namedIn(range)) {
      border(from);
      border(to);
    }
  }
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted
    .slice(0, -1)
    .map((from, index) => partAt(client, from, sorted[index + 1] as number, own, inherited));
}

function cutRight<T extends { readonly from: number; readonly to: number }>(
  one: T,
  client: number,
  cutAt: CutAt,
): T {
  const [from, to] = [cutAt(client, one.from), cutAt(client, one.to)];
  return from === one.from && to === one.to ? one : { ...one, from, to };
}

function partAt(
  client: number,
  from: number,
  to: number,
  own: readonly Interval<Member>[],
  inherited: readonly Part[],
): Part {
  const id = { client, clock: from };
  const original = inherited.find((part) => part.from <= from && from < part.to);
  const members = own
    .filter((one) => one.from <= from && to <= one.to)
    .filter((one) => original === undefined || one.value.op !== 'insert')
    .map(({ value }) => ({ member: value, clock: value.entry?.id.clock ?? from }));
  if (original === undefined) return { from, to, chain: [id], members };
  const behind = movedOn(original, from - original.from);
  return { from, to, chain: [id, ...behind.chain], members: [...members, ...behind.members] };
}

/** The same for a character so many further on. */
function movedOn(part: Part, by: number): Part {
  if (by === 0) return part;
  return {
    ...part,
    chain: part.chain.map((one) => ({ ...one, clock: one.clock + by })),
    members: part.members.map(({ member, clock }) => ({
      member,
      clock: member.entry === null ? clock + by : clock,
    })),
  };
}
