/** Neighbouring runs of which the same is shown and proposed as one: identities no longer part them. */
import { sameFormats } from '../../document/inlineFormats.ts';
import type { Proposed, Revision, TrackedRun } from './TrackedContent.ts';

export function joinRuns(runs: readonly TrackedRun[]): TrackedRun[] {
  const joined: TrackedRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && isAlike(last, run))
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

/** Whether the same is proposed to come or to go. */
export function sameProposals(a: Proposed, b: Proposed): boolean {
  return sameRevision(a.inserted, b.inserted) && sameRevision(a.deleted, b.deleted);
}

function isAlike(a: TrackedRun, b: TrackedRun): boolean {
  return (
    a.embed === undefined &&
    b.embed === undefined &&
    a.printed === b.printed &&
    sameFormats(a.formats, b.formats) &&
    sameProposals(a, b) &&
    sameRevision(a.restyled?.by, b.restyled?.by) &&
    (a.restyled === undefined ||
      b.restyled === undefined ||
      sameFormats(a.restyled.before, b.restyled.before))
  );
}

function sameRevision(a: Revision | undefined, b: Revision | undefined): boolean {
  return a?.id === b?.id;
}
