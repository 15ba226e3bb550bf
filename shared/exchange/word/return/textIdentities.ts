/** By what a file tells the paragraphs of each of its texts apart: those of the body, of every cell and of every note. */
import type { TextPlace } from '../../tracked/TrackedContent.ts';
import type { ReadPlace } from '../read/ReadPlace.ts';
import type { WordIdentities } from '../read/WordIdentities.ts';

export interface TextIdentities {
  /** Where each ends, in the text it ends in. */
  readonly bookmarks: readonly { readonly name: string; readonly to: TextPlace }[];
  /** By paragraph: Word's own number of it; '' for none. */
  readonly numbers: readonly string[];
}

/** Which text of a file: '' is its body, others are named by where they stand. */
export type TextPath = string;

export const BODY_PATH: TextPath = '';

/** The text of a cell, or of a note (row and column 0), that stands for the character at a place of another text. */
export function pathInto(
  outer: TextPath,
  { paragraph, offset }: TextPlace,
  row: number,
  column: number,
): TextPath {
  return `${outer}/${paragraph}:${offset}:${row}:${column}`;
}

const NONE: TextIdentities = { bookmarks: [], numbers: [] };

/** By text; of one without any there is nothing to say. */
export function identitiesByText(identities: WordIdentities): (path: TextPath) => TextIdentities {
  const found = new Map<
    TextPath,
    { bookmarks: { name: string; to: TextPlace }[]; numbers: readonly string[] }
  >();
  found.set(BODY_PATH, { bookmarks: [], numbers: identities.numbers });
  for (const { name, to } of identities.bookmarks) {
    const { path, place } = textOfPlace(to);
    const known = found.get(path) ?? { bookmarks: [], numbers: [] };
    found.set(path, known);
    known.bookmarks.push({ name, to: place });
  }
  return (path) => found.get(path) ?? NONE;
}

/** The innermost text that a place is in, and where it is there; `outer` are those around it, the body first. */
export function textOfPlace(place: ReadPlace): {
  readonly path: TextPath;
  readonly place: TextPlace;
  readonly outer: readonly { readonly path: TextPath; readonly place: TextPlace }[];
} {
  const outer: { path: TextPath; place: TextPlace }[] = [];
  let path = BODY_PATH;
  let here = place;
  while (here.inside !== undefined) {
    outer.push({ path, place: here });
    path = pathInto(path, here, here.inside.row, here.inside.column);
    here = here.inside.place;
  }
  return { path, place: here, outer };
}
