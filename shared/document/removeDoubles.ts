/**
 * When two people undo the same deletion while apart, each brings the text back, and the merge would show
 * it twice. Whoever sees that takes away all copies but one, and everyone picks the same one, so it does
 * not matter how many do it. Where one of the copies was made by moving a paragraph all are left: which of
 * two places it belongs to is for people to say (see `findMoveConflicts`). It is also the only safe answer:
 * the move may be undone elsewhere at this moment, and taking away the other copy would lose the text.
 */
import { deleteText } from './deleteText.ts';
import type { Flow } from './Flow.ts';
import type { CharacterId, IdRange } from './ids.ts';
import { pushRange } from './ids.ts';
import type { Descent } from './Lineage.ts';
import { locateAll } from './locate.ts';

/** Looks at the characters that these newly arrived entries are about; deletes in one transaction. */
export function removeDoubles(flow: Flow, arrived: readonly Descent[], origin: unknown): void {
  const extra: IdRange[] = [];
  const seen = new Set<string>();
  for (const { original, length } of arrived) {
    for (let offset = 0; offset < length; offset++) {
      const root = flow.lineage.rootOf({ client: original.client, clock: original.clock + offset });
      const key = `${root.client}:${root.clock}`;
      if (seen.has(key)) continue;
      seen.add(key);
      for (const id of doublesOf(flow, root)) pushRange(extra, { ...id, length: 1 });
    }
  }
  if (extra.length === 0) return;
  flow.doc.transact(() => {
    for (const piece of locateAll(flow, extra).toReversed()) {
      if (piece.alive) deleteText(piece.flow.text, piece.at, piece.length, piece);
    }
  }, origin);
}

function doublesOf(flow: Flow, root: CharacterId): CharacterId[] {
  const standing = flow.lineage.descendantsOf(root).filter((copy) => flow.isAlive(copy.id));
  if (standing.some((copy) => copy.moved)) return [];
  return standing
    .map((copy) => copy.id)
    .sort((a, b) => a.client - b.client || a.clock - b.clock)
    .slice(1);
}
