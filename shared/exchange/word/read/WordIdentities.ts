/**
 * By what a file tells its paragraphs apart: the bookmarks in its text, and the numbers that Word gives paragraphs. A
 * file that was written here has a bookmark around the text of each paragraph, named after it.
 */
import type { OpenText, RawPlace } from './RawParagraph.ts';
import { comparePlaces, type ReadPlace, readPlace } from './ReadPlace.ts';

export interface WordBookmark {
  readonly name: string;
  readonly from: ReadPlace;
  /** Not in front of `from`; the same place where the file does not say where it ends. */
  readonly to: ReadPlace;
}

export interface WordIdentities {
  readonly bookmarks: readonly WordBookmark[];
  /** By paragraph of the document's own text: `w14:paraId` in capitals; '' for none. */
  readonly numbers: readonly string[];
}

interface OpenBookmark {
  readonly name: string;
  readonly from: RawPlace;
  to: RawPlace;
}

export class IdentityReader {
  readonly #open = new Map<string, OpenBookmark>();
  readonly #bookmarks: OpenBookmark[] = [];
  readonly #numbers: string[] = [];

  begin(id: string, name: string, place: RawPlace): void {
    const bookmark = { name, from: place, to: place };
    this.#open.set(id, bookmark);
    this.#bookmarks.push(bookmark);
  }

  end(id: string, place: RawPlace): void {
    const open = this.#open.get(id);
    if (open !== undefined) open.to = place;
    this.#open.delete(id);
  }

  paragraph(text: OpenText, number: string): void {
    if (text.kind === 'body') this.#numbers[text.paragraphs.length] = number.toUpperCase();
  }

  read(paragraphs: number): WordIdentities {
    const numbers = Array.from({ length: paragraphs }, (_, index) => this.#numbers[index] ?? '');
    const bookmarks = this.#bookmarks.map(({ name, from, to }): WordBookmark => {
      const begin = readPlace(from);
      const end = readPlace(behindWhole(from, to));
      return { name, from: begin, to: comparePlaces(end, begin) < 0 ? begin : end };
    });
    return { bookmarks, numbers };
  }
}

/** Around a table it ends between two paragraphs: behind the table, and not in what follows. */
function behindWhole(from: RawPlace, to: RawPlace): RawPlace {
  if (to.text !== from.text || to.offset !== 0 || to.paragraph !== from.paragraph + 1) return to;
  const [only, ...more] = from.text.paragraphs[from.paragraph]?.runs ?? [];
  return only?.embed?.kind === 'table' && more.length === 0 ? { ...from, offset: 1 } : to;
}
