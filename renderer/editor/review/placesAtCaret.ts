/** Which undecided suggestions a place in the text belongs to, and in which order they stand in it. */
import type { Changes } from '../../../shared/changes/Changes.ts';
import type { ParagraphPiece } from '../../../shared/changes/listChanges.ts';
import type { SuggestionId } from '../../../shared/changes/Suggestion.ts';
import type { MirrorBlock } from '../binding/mirror.ts';
import { blockPieces, isUndecided } from './blockPieces.ts';

export interface ChangePlace {
  readonly id: SuggestionId;
  /** Characters of the flow in front of where it begins. */
  readonly at: number;
}

/** Each once, where it begins, in the order of the text. */
export function undecidedPlaces(changes: Changes, blocks: readonly MirrorBlock[]): ChangePlace[] {
  const places: ChangePlace[] = [];
  const seen = new Set<SuggestionId>();
  let start = 0;
  for (const block of blocks) {
    for (const one of blockPieces(changes, block)) {
      if (!isUndecided(one) || seen.has(one.suggestion.id)) continue;
      seen.add(one.suggestion.id);
      places.push({ at: start + one.offset, id: one.suggestion.id });
    }
    start += block.length;
  }
  return places;
}

/**
 * Those at a place in a paragraph: first the one that is meant, then those the place lies in, those it touches
 * the end of, and those about the paragraph as a whole.
 * @param offset characters of the paragraph in front of the place
 * @param meant the one the person went to, where several stand at one place; `isThere`: the caret is where it was put
 *   for that one, and what is hidden between them counts for nothing
 */
export function undecidedAt(
  changes: Changes,
  block: MirrorBlock,
  offset: number,
  meant: { readonly id: SuggestionId; readonly isThere: boolean } | null,
): SuggestionId[] {
  const found = new Map<SuggestionId, number>();
  for (const one of blockPieces(changes, block)) {
    if (!isUndecided(one)) continue;
    const { id } = one.suggestion;
    const near = nearness(one, offset);
    const isMeant = id === meant?.id;
    if (Number.isNaN(near) && !(isMeant && meant.isThere)) continue;
    const rank = isMeant ? -1 : near;
    found.set(id, Math.min(rank, found.get(id) ?? rank));
  }
  return [...found].sort(([, a], [, b]) => a - b).map(([id]) => id);
}

/** NaN where it is elsewhere. */
function nearness({ piece, offset: from }: ParagraphPiece, offset: number): number {
  if (piece.kind === 'property') return 2;
  const to = from + piece.ranges.reduce((sum, range) => sum + range.length, 0);
  if (from <= offset && offset < to) return 0;
  return offset === to ? 1 : Number.NaN;
}
