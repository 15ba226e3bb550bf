/**
 * A list made anew keeps the objects of the one before where nothing about them has changed, so that a screen
 * with a thousand cards draws only those that have. Pieces live as long as their paragraph is as it was.
 */
import type { ListedChange } from '../../../shared/changes/listChanges.ts';

export function keepSame(
  before: readonly ListedChange[],
  next: readonly ListedChange[],
): readonly ListedChange[] {
  const known = new Map(before.map((change) => [change.id, change]));
  const kept = next.map((change) => {
    const old = known.get(change.id);
    return old !== undefined && same(old, change) ? old : change;
  });
  const unchanged = kept.length === before.length && kept.every((change, index) => change === before[index]);
  return unchanged ? before : kept;
}

function same(a: ListedChange, b: ListedChange): boolean {
  return (
    a.status === b.status &&
    a.pieces.length === b.pieces.length &&
    a.pieces.every((piece, index) => piece === b.pieces[index]) &&
    a.decisions.length === b.decisions.length &&
    a.decisions.every(({ id }, index) => id === b.decisions[index]?.id)
  );
}
