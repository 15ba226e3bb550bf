/**
 * What is proposed inside of an embed, a row or a column. Whoever takes one of them away takes its text along, and
 * with it what others propose there; no view hides that undecided.
 */
import { allInside, embedsIn, rangesOf } from '../document/flowsInside.ts';
import type { IdRange } from '../document/ids.ts';
import type { Changes } from './Changes.ts';
import type { SegmentMember } from './segments.ts';

/** Text inside of any of these characters, with what it belongs to. */
function* textInside(
  changes: Changes,
  range: IdRange,
): Generator<{ readonly range: IdRange; readonly members: readonly SegmentMember[] }, void> {
  const seen = new Set<string>();
  for (const place of embedsIn(changes.flow, range)) {
    for (const text of allInside(place, seen).flatMap(rangesOf)) {
      let { clock } = text;
      for (const { length, members } of changes.segments(text) ?? [{ length: text.length, members: [] }]) {
        yield { range: { client: text.client, clock, length }, members };
        clock += length;
      }
    }
  }
}

export interface InsertedInside {
  readonly member: SegmentMember;
  readonly range: IdRange;
}

/** Text inside of any of these characters that a suggestion inserted. */
export function* insertedInside(changes: Changes, range: IdRange): Generator<InsertedInside, void> {
  if (changes.empty) return;
  for (const { range: text, members } of textInside(changes, range))
    for (const member of members) if (member.op === 'insert') yield { member, range: text };
}

/**
 * Whether another than this person wrote inside of these characters.
 * @param author whose suggestions are their own, in whichever session; null for this session alone
 */
export function isWrittenByOthers(changes: Changes, range: IdRange, author: string | null): boolean {
  const { flow } = changes;
  for (const { range: text, members } of textInside(changes, range)) {
    const inserted = members.find(({ op }) => op === 'insert');
    if (author !== null && inserted?.suggestion.author.id === author) continue;
    const written = flow.lineage.firstOriginalsOf(text, 'any');
    if (written.some(({ client }) => client !== flow.doc.clientID)) return true;
  }
  return false;
}

/** Whether something inside of these characters may not be hidden (V4). */
export function holdsInside(
  changes: Changes,
  range: IdRange,
  statuses: readonly SegmentMember['status'][],
): boolean {
  for (const { member } of insertedInside(changes, range)) if (statuses.includes(member.status)) return true;
  return false;
}
