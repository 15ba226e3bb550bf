/**
 * By what a file tells its paragraphs apart: the bookmarks in its text, and the numbers that Word gives paragraphs. A
 * file that was written here has a bookmark around the text of each paragraph, named after it.
 */
import type { TextPlace } from '../../tracked/TrackedContent.ts';

export interface WordBookmark {
  readonly name: string;
  readonly from: TextPlace;
  /** Not in front of `from`; the same place where the file does not say where it ends. */
  readonly to: TextPlace;
}

export interface WordIdentities {
  readonly bookmarks: readonly WordBookmark[];
  /** By paragraph: `w14:paraId` in capitals; '' for none. */
  readonly numbers: readonly string[];
}

export class IdentityReader {
  readonly #open = new Map<string, { name: string; from: TextPlace; to: TextPlace }>();
  readonly #bookmarks: { name: string; from: TextPlace; to: TextPlace }[] = [];
  readonly #numbers: string[] = [];

  begin(id: string, name: string, place: TextPlace): void {
    const bookmark = { name, from: place, to: place };
    this.#open.set(id, bookmark);
    this.#bookmarks.push(bookmark);
  }

  end(id: string, place: TextPlace): void {
    const open = this.#open.get(id);
    if (open !== undefined) open.to = place;
    this.#open.delete(id);
  }

  paragraph(index: number, number: string): void {
    this.#numbers[index] = number.toUpperCase();
  }

  read(paragraphs: number): WordIdentities {
    const numbers = Array.from({ length: paragraphs }, (_, index) => this.#numbers[index] ?? '');
    return { bookmarks: this.#bookmarks, numbers };
  }
}
