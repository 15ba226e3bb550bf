/** The threads in the order of the text, each the same object as before where nothing about it changed. */
import type { ThreadId } from '../../../shared/changes/comments/commentEntries.ts';
import type { ThreadPlace } from '../../../shared/changes/comments/placeThreads.ts';
import type { Thread } from '../../../shared/changes/comments/Thread.ts';
import { SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import { headingLevel } from '../../../shared/document/paragraphProperties.ts';
import type { MirrorBlock } from '../binding/mirror.ts';
import type { ListedThread } from '../Comments.ts';

export function listThreads(
  before: readonly ListedThread[],
  threads: readonly Thread[],
  places: ReadonlyMap<ThreadId, ThreadPlace | null>,
  blocks: readonly MirrorBlock[],
): readonly ListedThread[] {
  const known = new Map(before.map((one) => [one.thread.id, one]));
  const at = ({ id }: Thread) => places.get(id)?.at ?? Number.POSITIVE_INFINITY;
  const list = threads
    .toSorted((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)))
    .map((thread): ListedThread => {
      const place = places.get(thread.id) ?? null;
      const detached = place?.detached ?? true;
      const stood =
        place === null || !detached
          ? null
          : { paragraph: place.index + 1, heading: headingOver(blocks, place.index) };
      const old = known.get(thread.id);
      const same =
        old?.thread === thread &&
        old.detached === detached &&
        old.stood?.paragraph === stood?.paragraph &&
        old.stood?.heading === stood?.heading;
      return same ? old : { thread, detached, stood };
    });
  return list.length === before.length && list.every((one, index) => one === before[index]) ? before : list;
}

function headingOver(blocks: readonly MirrorBlock[], index: number): string | null {
  for (let at = index; at >= 0; at--) {
    const block = blocks[at];
    if (block === undefined || headingLevel(block.properties.style) === null) continue;
    const text = block.tokens.map((token) => token.text).join('');
    return text.replaceAll(SOFT_BREAK, ' ').trim() || null;
  }
  return null;
}
