/**
 * The same text under other identities. Undoing twice makes two copies of one original, and moving makes another:
 * whichever of them a thread was begun on, it is about all.
 */
import type { IdRange } from '../../document/ids.ts';
import type { Lineage } from '../../document/Lineage.ts';

/** Lineages are a few steps long; a hostile one may run in a circle. */
const MOST = 1000;

/** The range and what any part of it is a copy of, however many steps back; the range first. */
export function withOriginals(lineage: Lineage, range: IdRange): IdRange[] {
  const found = [range];
  for (let at = 0; at < found.length && found.length < MOST; at++) {
    for (const { copy, original } of lineage.originsOf(found[at] as IdRange))
      found.push({ ...original, length: copy.length });
  }
  return found;
}

/** Everything that stands, or stood, for any part of the range; a copy behind what it was made of. */
export function familyOf(lineage: Lineage, range: IdRange): IdRange[] {
  const originals = withOriginals(lineage, range).reverse();
  return [...originals, ...originals.flatMap((original) => lineage.copyRangesOf(original))];
}
