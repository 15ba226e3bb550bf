/**
 * A place in a text that was read, which may be in a table or a note. Whoever knows nothing of those finds the
 * character they stand for.
 */
import type { TextPlace, TrackedComment } from '../../tracked/TrackedContent.ts';
import type { RawPlace } from './RawParagraph.ts';

export interface ReadPlace extends TextPlace {
  /** In the text of what stands in this character's place: of a cell, or of a note (row and column 0). */
  readonly inside?: { readonly row: number; readonly column: number; readonly place: ReadPlace };
}

/** Either both of its places are in the same text, or neither has an `inside` there. */
export interface ReadComment extends TrackedComment {
  readonly from: ReadPlace;
  readonly to: ReadPlace;
}

export function readPlace({ text, paragraph, offset }: RawPlace): ReadPlace {
  const last = text.paragraphs.length - 1;
  // Behind the last paragraph there is nothing but its end.
  const place: ReadPlace =
    paragraph > last && last >= 0
      ? { paragraph: last, offset: lengthOf(text.paragraphs[last]?.runs ?? []) }
      : { paragraph, offset };
  const { holder } = text;
  if (holder === null) return place;
  const { row, column } = holder;
  return around(readPlace(holder), { row, column, place });
}

function around(outer: ReadPlace, inside: NonNullable<ReadPlace['inside']>): ReadPlace {
  const { inside: within } = outer;
  return within === undefined
    ? { ...outer, inside }
    : { ...outer, inside: { ...within, place: around(within.place, inside) } };
}

/** Negative where `a` is in front of `b`; what holds a place is in front of it. */
export function comparePlaces(a: ReadPlace, b: ReadPlace): number {
  const between = a.paragraph - b.paragraph || a.offset - b.offset;
  if (between !== 0) return between;
  if (a.inside === undefined || b.inside === undefined)
    return Number(a.inside !== undefined) - Number(b.inside !== undefined);
  return (
    a.inside.row - b.inside.row ||
    a.inside.column - b.inside.column ||
    comparePlaces(a.inside.place, b.inside.place)
  );
}

/** The same stretch in one text: where its ends are in two, in the text that both of them stand in. */
export function oneText(
  from: ReadPlace,
  to: ReadPlace,
): { readonly from: ReadPlace; readonly to: ReadPlace } {
  const [a, b] = [from.inside, to.inside];
  if (a !== undefined && b !== undefined && isSameText(from, to)) {
    const inner = oneText(a.place, b.place);
    return {
      from: { ...from, inside: { ...a, place: inner.from } },
      // For whoever looks no deeper it is about the one character.
      to: { ...to, offset: to.offset + 1, inside: { ...b, place: inner.to } },
    };
  }
  return { from: plain(from, 0), to: plain(to, b === undefined ? 0 : 1) };
}

const isSameText = (a: ReadPlace, b: ReadPlace) =>
  a.paragraph === b.paragraph &&
  a.offset === b.offset &&
  a.inside?.row === b.inside?.row &&
  a.inside?.column === b.inside?.column;

const plain = ({ paragraph, offset }: ReadPlace, more: number): ReadPlace => ({
  paragraph,
  offset: offset + more,
});

function lengthOf(runs: readonly { readonly text: string }[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}
