/**
 * Whether what was just decided still holds. A decision can be taken back in other ways than by the line that
 * says it was made (Ctrl+Z in the page, another desk), and then that line has nothing to say any more.
 */
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import type { Readable } from '../../../shared/platform/Readable.ts';

/** Calls back once, when none of these decisions is in force any more; never where none was. Returns how to stop. */
export function untilTakenBack(
  list: Readable<readonly ListedChange[]>,
  decisions: readonly string[],
  then: () => void,
): () => void {
  const made = new Set(decisions);
  const holds = () => list.get().some((change) => change.decisions.some(({ id }) => made.has(id)));
  if (!holds()) return () => {};
  const stop = list.subscribe(() => {
    if (holds()) return;
    stop();
    then();
  });
  return stop;
}
