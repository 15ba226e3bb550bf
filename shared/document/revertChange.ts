/**
 * Undo: takes back one change of one person in whatever the text has become, and says what that did, so
 * that it can be redone the same way. Other people's text and formats are left as they are.
 */
import type { Change } from './Change.ts';
import { emptyChange } from './Change.ts';
import { setProperty } from './editFlow.ts';
import type { Flow } from './Flow.ts';
import type { CharacterId, IdRange } from './ids.ts';
import { pushRange } from './ids.ts';
import { locate } from './locate.ts';
import { restoreText } from './restoreText.ts';

/** Reverts in one transaction. The result is the change that redoes it (empty when nothing was left to do). */
export function revertChange(flow: Flow, change: Change, origin: unknown): Change {
  const done = emptyChange();
  flow.doc.transact(() => {
    for (const { mark, name, before, after } of change.properties.toReversed()) {
      const target = standing(flow, mark);
      // Somebody has set it anew since: theirs stays.
      if (target === null || flow.propertiesOf(target)[name] !== after) continue;
      setProperty(flow, target, name, before, done);
    }
    for (const format of change.formats.toReversed()) {
      for (const piece of alivePieces(flow, [format])) {
        if (piece.formats[format.name] !== format.after) continue;
        flow.text.format(piece.at, piece.length, { [format.name]: format.before ?? null });
        const { client, clock, length } = piece;
        done.formats.push({
          client,
          clock,
          length,
          name: format.name,
          before: format.after,
          after: format.before,
        });
      }
    }
    for (const piece of alivePieces(flow, change.inserted).toReversed()) {
      flow.text.delete(piece.at, piece.length);
      done.deleted.push({
        client: piece.client,
        clock: piece.clock,
        text: piece.text,
        formats: piece.formats,
      });
    }
    for (const range of restoreText(flow, change.deleted)) pushRange(done.inserted, range);
  }, origin);
  return done;
}

/** The pieces of these ranges, and of their copies, that stand in the text; in its order. */
function alivePieces(flow: Flow, ranges: readonly IdRange[]) {
  const all = ranges.flatMap((range) => [range, ...flow.lineage.copyRangesOf(range)]);
  return locate(
    flow,
    all.map(({ client, clock, length }) => ({ client, clock, length })),
  ).filter((piece) => piece.alive);
}

function standing(flow: Flow, mark: CharacterId): CharacterId | null {
  if (flow.isAlive(mark)) return mark;
  return flow.lineage.descendantsOf(mark).find((copy) => flow.isAlive(copy.id))?.id ?? null;
}
