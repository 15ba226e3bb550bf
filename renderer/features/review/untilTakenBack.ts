/**
 * Whether what was just decided still holds. A decision can be taken back in other ways than by the line that
 * says it was made (Ctrl+Z in the page, another desk), and then that line has nothing to say any more.
 */
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import type { Readable } from '../../../shared/platform/Readable.ts';

type List = Readable<readonly ListedChange[]>;

const inForce = (list: List) => list.get().flatMap(({ decisions }) => decisions.map(({ id }) => id));

/** Ids of the decisions that are in force after a deed and were not before it. */
export function decisionsMade(list: List, deed: () => void): Set<string> {
  const before = new Set(inForce(list));
  deed();
  return new Set(inForce(list).filter((id) => !before.has(id)));
}

/** Calls back once, when none of these decisions is in force any more. Returns how to stop waiting. */
export function untilTakenBack(list: List, made: ReadonlySet<string>, then: () => void): () => void {
  if (made.size === 0) return () => {};
  const stop = list.subscribe(() => {
    if (inForce(list).some((id) => made.has(id))) return;
    stop();
    then();
  });
  return stop;
}
