/**
 * What a file's own revisions cannot say, said by comments: that decisions on a proposal differ, and that
 * somebody else proposes the same, or something else, at the same place. A note is told once, where what it is
 * about begins, and under the names of those it is about.
 */
import type { Verdict } from '../../changes/decisions.ts';
import type { ReviewWords } from './reviewWords.ts';
import type { Revision, Stamp, TextPlace, TrackedComment } from './TrackedContent.ts';

export type Note =
  | {
      readonly kind: 'contested';
      readonly suggestion: string;
      readonly decisions: readonly (Stamp & { readonly verdict: Verdict })[];
    }
  | { readonly kind: 'also'; readonly op: keyof ReviewWords['also']; readonly by: Revision };

/** A stretch of text, or a paragraph's end (then both places are the same), and what is to be noted of it. */
export interface Noted {
  readonly from: TextPlace;
  readonly to: TextPlace;
  readonly notes: readonly Note[];
}

/** @param noted in the order of the text */
export function commentsOfNotes(noted: readonly Noted[], words: ReviewWords): TrackedComment[] {
  const found = new Map<string, { note: Note; from: TextPlace; to: TextPlace }>();
  for (const { from, to, notes } of noted) {
    for (const note of notes) {
      const key = keyOf(note);
      const known = found.get(key);
      if (known === undefined) found.set(key, { note, from, to });
      else if (samePlace(known.to, from)) known.to = to;
    }
  }
  return [...found.values()].flatMap(({ note, from, to }) => {
    const [first, ...others] = linesOf(note, words);
    return first === undefined ? [] : [{ ...first, from, to, resolved: false, replies: others }];
  });
}

const samePlace = (a: TextPlace, b: TextPlace) => a.paragraph === b.paragraph && a.offset === b.offset;

function keyOf(note: Note): string {
  if (note.kind === 'also') return `${note.op} ${note.by.id}`;
  return JSON.stringify([note.suggestion, note.decisions.map(({ author, at }) => [author.id, at])]);
}

function linesOf(note: Note, words: ReviewWords): (Stamp & { readonly text: string })[] {
  if (note.kind === 'also') return [{ author: note.by.author, at: note.by.at, text: words.also[note.op] }];
  return note.decisions.map(({ author, at, verdict }) => ({ author, at, text: words.contested[verdict] }));
}
