/**
 * Whether blocks came, went or moved in an update. Lexical (0.52) does not say: it calls the root dirty every
 * time, and on the page it writes to the root whenever a letter is typed. Its links tell: a block that comes,
 * goes or moves changes the root's ends or size, or a neighbour's links, and who is written to is dirty.
 */
import type { NodeKey, NodeMap } from 'lexical';

/** @param dirty keys of the elements that were written to, the root's among them or not */
export function blocksRearranged(before: NodeMap, after: NodeMap, dirty: Iterable<NodeKey>): boolean {
  if (changed(before, after, 'root', ['__first', '__last', '__size'])) return true;
  for (const key of dirty) if (changed(before, after, key, ['__parent', '__prev', '__next'])) return true;
  return false;
}

function changed(before: NodeMap, after: NodeMap, key: NodeKey, links: readonly string[]): boolean {
  const [old, now] = [before.get(key), after.get(key)] as (Record<string, unknown> | undefined)[];
  if (old === now) return false;
  return old === undefined || now === undefined || links.some((link) => old[link] !== now[link]);
}
