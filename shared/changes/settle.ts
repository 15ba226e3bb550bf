/**
 * Settling: the only step that removes text, and the host's alone. What has long been decided is put into the
 * text itself: accepted deletions and rejected insertions go, accepted formats and properties become those of
 * the text. No view shows anything else afterwards, and settling again finds nothing to do.
 *
 * Only whole suggestions are settled: every part of them decided alike for long enough, nothing contested.
 */

import * as Y from 'yjs';
import { deleteText } from '../document/deleteText.ts';
import type { Flow } from '../document/Flow.ts';
import { flowsOf } from '../document/flowsInside.ts';
import type { CharacterId } from '../document/ids.ts';
import type { InlineFormats } from '../document/inlineFormats.ts';
import type { PropertyName } from '../document/paragraphProperties.ts';
import { readFlow } from '../document/readFlow.ts';
import type { Changes } from './Changes.ts';
import { byAge, byAgeOfSuggestion } from './ChangesView.ts';
import type { Decision } from './decisions.ts';
import { holdsInside } from './inside.ts';
import { isHeld, OPEN, takesOut } from './memberStates.ts';
import type { Status, Suggestion } from './Suggestion.ts';
import type { SegmentMember } from './segments.ts';
import { decisionsInForce, statusFrom } from './statusOf.ts';

export interface SettleWhen {
  /** Milliseconds since 1970: only what was decided before this is settled. */
  readonly decidedBefore: number;
  /**
   * When a decision counts as made; infinite for one that must wait. Its maker's own watch where left out,
   * which may be wrong: whoever settles for others gives the time at which it came in.
   */
  readonly receivedAt?: (decision: Decision) => number;
}

export interface SettleOptions extends SettleWhen {
  readonly origin: unknown;
  /** Suggestions settled at once, the oldest first; all of them where left out. */
  readonly most?: number;
}

/** In one transaction. @returns how many suggestions were settled */
export function settle(changes: Changes, options: SettleOptions): number {
  if (changes.empty) return 0;
  const pieces = piecesOf(changes);
  // What lies under a format is older than it: the oldest can always be settled without the others.
  const oldest = [...readyOf(changes, pieces, options)].sort(byAgeOfSuggestion);
  const ready = new Set(oldest.slice(0, options.most));
  if (ready.size === 0) return 0;
  return changes.flow.doc.transact(() => {
    for (const piece of pieces.toReversed()) settlePiece(piece, ready);
    for (const one of ready) changes.settled.set(one.id, writtenSoFar(changes, one));
    // What was undecided of others may have gone with the text it was about.
    return ready.size + (options.most === undefined ? settle(changes, options) : 0);
  }, options.origin);
}

/** What settling would settle now, the oldest first. Writes nothing. */
export function findSettleable(changes: Changes, when: SettleWhen): Suggestion[] {
  return changes.empty ? [] : [...readyOf(changes, piecesOf(changes), when)].sort(byAgeOfSuggestion);
}

/** Characters that stand in the text and belong to suggestions. */
interface Piece {
  readonly flow: Flow;
  readonly at: number;
  readonly first: CharacterId;
  readonly length: number;
  /** The paragraph end itself; null for text. */
  readonly mark: CharacterId | null;
  readonly formats: InlineFormats;
  readonly members: readonly SegmentMember[];
}

function piecesOf(changes: Changes): Piece[] {
  return flowsOf(changes.flow).flatMap((flow) => piecesIn(changes, flow));
}

function piecesIn(changes: Changes, flow: Flow): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const look = (id: CharacterId, length: number, formats: InlineFormats, mark: CharacterId | null) => {
    let start = at;
    for (const segment of changes.segments({ ...id, length }) ?? []) {
      const { members } = segment;
      const first = { client: id.client, clock: id.clock + start - at };
      if (members.length > 0)
        pieces.push({ flow, at: start, first, length: segment.length, mark, formats, members });
      start += segment.length;
    }
    at += length;
  };
  for (const { runs, mark } of readFlow(flow)) {
    for (const run of runs) look(run, run.text.length, run.formats, null);
    if (mark !== null) look(mark, 1, {}, mark);
  }
  return pieces;
}

function readyOf(
  changes: Changes,
  pieces: readonly Piece[],
  { decidedBefore, receivedAt = ({ at }) => at }: SettleWhen,
): Set<Suggestion> {
  const statuses = new Map<Suggestion, Set<Status>>();
  const late = new Set<Suggestion>();
  for (const { members } of pieces) {
    for (const { suggestion, status, clock } of members) {
      if (clock >= changes.settledUpTo(suggestion.id)) late.add(suggestion);
      const known = statuses.get(suggestion);
      if (known === undefined) statuses.set(suggestion, new Set([status]));
      else known.add(status);
    }
  }
  const ready = new Set<Suggestion>();
  for (const one of changes.suggestions.values()) {
    const decisions = [...one.decisions.values()];
    if (decisions.length === 0 || (changes.settledUpTo(one.id) >= 0 && !late.has(one))) continue;
    if (decisions.some((one) => receivedAt(one) >= decidedBefore)) continue;
    // Where nothing of it stands in the text any more, the record as a whole must be decided.
    const found = statuses.get(one) ?? new Set([statusFrom(decisionsInForce(one, 0, []))]);
    if (!found.has('pending') && !found.has('contested')) ready.add(one);
  }
  for (const { members, first, length } of pieces) {
    const inside = () => holdsInside(changes, { ...first, length }, OPEN);
    for (const member of members) {
      if (!ready.has(member.suggestion) || !takesOut(member)) continue;
      if ((member.op === 'delete' && isHeld(members)) || inside()) ready.delete(member.suggestion);
    }
  }
  return withoutThoseOverOthers(changes, pieces, ready);
}

/**
 * Proposed formats and properties lie over one another by age. One may go into the text only together with
 * all that lies under it there, or what is under it would come to lie on top.
 */
function withoutThoseOverOthers(
  changes: Changes,
  pieces: readonly Piece[],
  ready: Set<Suggestion>,
): Set<Suggestion> {
  const isOverlay = ({ op }: SegmentMember) => op === 'format' || op === 'property';
  const isDone = ({ suggestion, clock }: SegmentMember) => clock < changes.settledUpTo(suggestion.id);
  for (let again = true; again; ) {
    again = false;
    for (const { members } of pieces) {
      const overlays = members.filter((one) => isOverlay(one) && !isDone(one)).sort(byAge);
      const first = overlays.findIndex(({ suggestion }) => !ready.has(suggestion));
      if (first === -1) continue;
      for (const { suggestion } of overlays.slice(first)) again = ready.delete(suggestion) || again;
    }
  }
  return ready;
}

function settlePiece(piece: Piece, ready: ReadonlySet<Suggestion>): void {
  const { flow, at, length, mark, members } = piece;
  const decided = members.filter((one) => ready.has(one.suggestion));
  if (decided.some(takesOut)) {
    deleteText(flow.text, at, length, piece.first);
    return;
  }
  const set: Record<string, unknown> = {};
  for (const { entry, status } of decided.filter((one) => one.status === 'accepted').sort(byAge)) {
    if (status !== 'accepted' || entry === null) continue;
    if (entry.entry.kind === 'format') {
      for (const [name, value] of Object.entries(entry.entry.set)) set[name] = value ?? null;
    } else if (entry.entry.kind === 'property' && mark !== null) {
      flow.setOwnProperty(mark, entry.entry.name as PropertyName, entry.entry.value);
    }
  }
  if (Object.keys(set).length > 0 && mark === null) flow.text.format(at, length, set);
}

/** All of it that is here was decided and is put in; what its session has written since comes under later clocks. */
function writtenSoFar({ flow }: Changes, { begun }: Suggestion): number {
  return Y.getState(flow.doc.store, begun.client);
}
