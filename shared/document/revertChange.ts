/**
 * Undo: takes back one change of one person in whatever the text has become, and says what that did, so
 * that it can be redone the same way. Other people's text and formats are left as they are.
 */

import type { Change, FormatChange } from './Change.ts';
import { emptyChange } from './Change.ts';
import { deleteText } from './deleteText.ts';
import { setEntry, setProperty } from './editFlow.ts';
import { readEmbedEntry } from './embedEntries.ts';
import type { Flow } from './Flow.ts';
import type { CharacterId, IdRange } from './ids.ts';
import { pushRange } from './ids.ts';
import { locateAll } from './locate.ts';
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
    for (const { id, name, before, after } of change.entries.toReversed()) {
      const isTheirs = JSON.stringify(readEmbedEntry(flow, id, name)) !== JSON.stringify(after);
      if (!isTheirs) setEntry(flow, id, name, before, done);
    }
    for (const alike of alikeFormats(change.formats.toReversed())) {
      const [{ name, before, after }] = alike;
      for (const piece of alivePieces(flow, alike)) {
        if (piece.formats[name] !== after) continue;
        piece.flow.text.format(piece.at, piece.length, { [name]: before ?? null });
        const { client, clock, length } = piece;
        done.formats.push({ client, clock, length, name, before: after, after: before });
      }
    }
    for (const piece of alivePieces(flow, change.inserted).toReversed()) {
      deleteText(piece.flow.text, piece.at, piece.length, piece);
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

/**
 * Changes of one format that follow one another, together: looking for their characters is a walk through the
 * text, and a command over many paragraphs makes one change a paragraph. Those made to one character by
 * different commands go from different values and so stay apart, in their order.
 */
function alikeFormats(formats: readonly FormatChange[]): [FormatChange, ...FormatChange[]][] {
  const groups: [FormatChange, ...FormatChange[]][] = [];
  for (const format of formats) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (
      group !== undefined &&
      first?.name === format.name &&
      first.before === format.before &&
      first.after === format.after
    ) {
      group.push(format);
    } else {
      groups.push([format]);
    }
  }
  return groups;
}

/** The pieces of these ranges, and of their copies, that stand in the text; in its order. */
function alivePieces(flow: Flow, ranges: readonly IdRange[]) {
  const all = ranges.flatMap((range) => [range, ...flow.lineage.copyRangesOf(range)]);
  return locateAll(
    flow,
    all.map(({ client, clock, length }) => ({ client, clock, length })),
  ).filter((piece) => piece.alive);
}

function standing(flow: Flow, mark: CharacterId): CharacterId | null {
  if (flow.isAlive(mark)) return mark;
  return flow.lineage.descendantsOf(mark).find((copy) => flow.isAlive(copy.id))?.id ?? null;
}
