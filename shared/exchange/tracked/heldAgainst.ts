/**
 * Text that is decided to be gone and stands all the same, because it is itself proposed and undecided, or because
 * something undecided stands in it (V4 of `shared/changes`): somebody wrote in a row while another accepted that the
 * row goes. The desk shows it until somebody decides again, and it belongs to neither text: not to the final one, for
 * it was decided away, nor to the original one, for it was never there undisputed. A file says so by proposing both
 * that it comes and that it goes.
 */
import type { Changes } from '../../changes/Changes.ts';
import { byAge } from '../../changes/ChangesView.ts';
import { insertedInside } from '../../changes/inside.ts';
import { isOpen, takesOut } from '../../changes/memberStates.ts';
import type { Segment, SegmentMember } from '../../changes/segments.ts';
import { decisionsInForce } from '../../changes/statusOf.ts';
import type { IdRange } from '../../document/ids.ts';
import { revisionOf } from './revisionOf.ts';
import type { Proposed, Revision } from './TrackedContent.ts';

/**
 * null where nothing holds it.
 * @param segment decided away by some of its members
 */
export function heldAgainst(changes: Changes, segment: Segment, range: IdRange): Required<Proposed> | null {
  const own = segment.members.find(({ op }) => op === 'insert');
  const holder = own !== undefined && isOpen(own) ? own : openInside(changes, range);
  if (holder === undefined) return null;
  const [gone] = segment.members.filter(takesOut).sort(byAge) as [SegmentMember];
  return {
    inserted: revisionOf((gone === own ? own : holder).suggestion),
    deleted: gone === own ? rejectionOf(gone, segment) : revisionOf(gone.suggestion),
  };
}

function openInside(changes: Changes, range: IdRange): SegmentMember | undefined {
  for (const { member } of insertedInside(changes, range)) if (isOpen(member)) return member;
  return undefined;
}

/** Whoever rejected a proposal had it go. */
function rejectionOf({ suggestion, clock }: SegmentMember, { chain }: Segment): Revision {
  const [first] = decisionsInForce(suggestion, clock, chain).toSorted((a, b) => a.at - b.at);
  return revisionOf(first ?? suggestion);
}
