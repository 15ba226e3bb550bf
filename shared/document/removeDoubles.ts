/**
 * When two people undo the same deletion while apart, each brings the text back, and the merge would show
 * it twice. Whoever sees that takes away all copies but one, and everyone picks the same one, so it does
 * not matter how many do it. A copy that was made by moving a paragraph is no double of another: which of two
 * places it belongs to is for people to say (see `findMoveConflicts`). It is also the only safe answer: the move
 * may be undone elsewhere at this moment, and taking away the other copy would lose the text. What was brought back
 * of one and the same place is, moved there or not.
 */
import { deleteText } from './deleteText.ts';
import type { Flow } from './Flow.ts';
import type { CharacterId, IdRange } from './ids.ts';
import { paragraphId, pushRange } from './ids.ts';
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
  const places = new Map<string, CharacterId[]>();
  for (const { id } of flow.lineage.descendantsOf(root)) {
    if (!flow.isAlive(id)) continue;
    const place = paragraphId(placeOf(flow, id));
    const known = places.get(place);
    if (known === undefined) places.set(place, [id]);
    else known.push(id);
  }
  return [...places.values()].flatMap((copies) =>
    copies.sort((a, b) => a.client - b.client || a.clock - b.clock).slice(1),
  );
}

/** The character that a copy was brought back for, in its place: where it was typed, or moved to. */
function placeOf(flow: Flow, id: CharacterId): CharacterId {
  let current = id;
  // Lineages are a few steps long; a hostile one may run in a circle.
  for (let steps = 0; steps < 1000; steps++) {
    const origin = flow.lineage.originOf(current);
    if (origin === null || origin.kind === 'move') return current;
    current = origin.id;
  }
  return current;
}
