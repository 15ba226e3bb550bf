/**
 * A table, the end of a cell and the end of the text are borders: the paragraph in front of one has no next one to be
 * joined with. Where its end is proposed to come or go, Word keeps the end if text of the paragraph is left then, and
 * takes the whole paragraph away if none is; a cell always keeps its last end. A table is a character of a paragraph
 * here, which such an end would join to what never was one, so it is not proposed where Word would keep it.
 */
import type { RawParagraph } from './RawParagraph.ts';

/** @param isCell the paragraphs are those of a cell */
export function settleBorders(paragraphs: readonly RawParagraph[], isCell = false): readonly RawParagraph[] {
  let settled: RawParagraph[] | null = null;
  for (const [index, last] of paragraphs.entries()) {
    const next = paragraphs[index + 1];
    if (next?.segment === last.segment) continue;
    for (const op of ['inserted', 'deleted'] as const) {
      // A table goes with all its ends.
      if (last[op] === undefined || (last.around[op] !== undefined && !(isCell && next === undefined)))
        continue;
      if ((isCell && next === undefined) || isTextLeft(paragraphs, index, op)) {
        settled ??= [...paragraphs];
        settled[index] = { ...(settled[index] as RawParagraph), [op]: undefined };
      }
    }
  }
  return settled ?? paragraphs;
}

/** Whether the paragraphs that would be joined up to this one have text that stays. */
function isTextLeft(paragraphs: readonly RawParagraph[], last: number, op: 'inserted' | 'deleted'): boolean {
  const { segment } = paragraphs[last] as RawParagraph;
  for (let index = last; index >= 0; index--) {
    const paragraph = paragraphs[index] as RawParagraph;
    if (paragraph.segment !== segment || paragraph[op] === undefined) return false;
    if (paragraph.runs.some((run) => run[op] === undefined)) return true;
  }
  return false;
}
