/**
 * A return, compared from the Yjs updates a device has kept: what both had, what was made here, what came
 * from the host. Makes throw-away documents, for a deleted text can only be read from one that still has it.
 */
import * as Y from 'yjs';
import type { ParagraphId } from '../../document/DocumentContent.ts';
import { compareReturn } from './compareReturn.ts';
import type { ReturnItem } from './ReturnItem.ts';
import { readSeenText } from './readSeenText.ts';

/** Yjs updates (V1), each list in the order in which they came about. */
export interface ApartUpdates {
  readonly before: readonly Uint8Array[];
  readonly mine: readonly Uint8Array[];
  readonly theirs: readonly Uint8Array[];
}

export interface ApartComparison {
  readonly items: ReturnItem[];
  /** The paragraphs of the merged text. */
  readonly order: ParagraphId[];
}

export function compareApart({ before, mine, theirs }: ApartUpdates): ApartComparison {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  try {
    apply(there, before);
    // What of mine had reached the host before the line died comes back with the others' work.
    const cut = Y.encodeStateVector(endsOf(mine));
    apply(
      there,
      theirs.map((update) => Y.diffUpdate(update, cut)),
    );
    // Where others built on it, both knew of it (R6).
    let known = 0;
    for (; there.store.pendingStructs !== null && known < mine.length; known++)
      apply(there, mine.slice(known, known + 1));
    apply(here, [...before, ...mine.slice(0, known)]);
    const texts = { before: readSeenText(here), theirs: readSeenText(there) };
    // What of mine builds on theirs is left waiting by Yjs, and so is not compared with it (R6).
    apply(here, mine.slice(known));
    apply(there, mine.slice(known));
    const merged = readSeenText(there);
    return {
      items: compareReturn({ ...texts, mine: readSeenText(here), merged }),
      order: [...new Set(merged.paragraphs.map(({ id }) => id))],
    };
  } finally {
    here.destroy();
    there.destroy();
  }
}

function apply(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
}

/** Per session, the clock behind the last thing these updates hold of it. */
function endsOf(updates: readonly Uint8Array[]): Map<number, number> {
  const ends = new Map<number, number>();
  for (const update of updates) {
    for (const [client, clock] of Y.parseUpdateMeta(update).to)
      ends.set(client, Math.max(clock, ends.get(client) ?? 0));
  }
  return ends;
}
