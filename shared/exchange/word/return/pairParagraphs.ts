/**
 * Which paragraph of a document each paragraph of its own Word file is. Those with a bookmark say so themselves; of
 * the others (the last one, which has no end of its own, and those of cells) the order tells. What the desk prints
 * around the text (a title, a cover, annexes) is no paragraph of it.
 */
import type { ParagraphContent } from '../../../document/DocumentContent.ts';
import { paragraphText } from '../../../document/DocumentContent.ts';
import { bookmarkedId } from '../wordBookmarks.ts';
import type { TextIdentities } from './textIdentities.ts';

/** @returns by paragraph of the file: index among those of the document; -1 for what was printed */
export function pairParagraphs(
  read: readonly ParagraphContent[],
  written: readonly ParagraphContent[],
  { bookmarks }: TextIdentities,
): number[] {
  const pairs = new Array<number>(read.length).fill(-1);
  const byId = new Map<string, number>();
  for (const [index, { id }] of written.entries()) if (id !== undefined && !byId.has(id)) byId.set(id, index);
  for (const { name, to } of bookmarks) {
    const own = byId.get(bookmarkedId(name) ?? '');
    if (own !== undefined) pairs[to.paragraph] = own;
  }
  let [fromRead, fromWritten] = [0, 0];
  for (let index = 0; index <= read.length; index++) {
    const own = index === read.length ? written.length : (pairs[index] as number);
    if (own < fromWritten) continue;
    pairGap(pairs, read, written, { fromRead, toRead: index, fromWritten, toWritten: own });
    [fromRead, fromWritten] = [index + 1, own + 1];
  }
  return pairs;
}

interface Gap {
  readonly fromRead: number;
  readonly toRead: number;
  readonly fromWritten: number;
  readonly toWritten: number;
}

function pairGap(
  pairs: number[],
  read: readonly ParagraphContent[],
  written: readonly ParagraphContent[],
  { fromRead, toRead, fromWritten, toWritten }: Gap,
): void {
  let next = fromRead;
  for (let own = fromWritten; own < toWritten; own++) {
    const left = toWritten - own - 1;
    // So many must be left for those behind.
    const last = toRead - left;
    if (next >= last) return;
    const text = paragraphText(written[own] as ParagraphContent);
    let found = next;
    while (found < last - 1 && paragraphText(read[found] as ParagraphContent) !== text) found++;
    // In other words than it was written in, it is the first that it can be.
    if (paragraphText(read[found] as ParagraphContent) !== text) found = next;
    pairs[found] = own;
    next = found + 1;
  }
}
