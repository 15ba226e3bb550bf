/** From characters of the flow, those that are decided away among them, to places in what is left of it. */
import type { TextPlace } from './TrackedContent.ts';

interface Stretch {
  /** Characters of the flow in front of it. */
  readonly at: number;
  readonly length: number;
  readonly place: TextPlace;
  /** Characters left of it; a paragraph's end, like what is decided away, leaves none. */
  readonly width: number;
}

export class PlaceMap {
  readonly #stretches: Stretch[] = [];
  #length = 0;
  #end: TextPlace = { paragraph: 0, offset: 0 };

  /** The next characters of the flow: all of them stand in their paragraph, or none (`width` 0). */
  add(length: number, place: TextPlace, width: number): void {
    this.#stretches.push({ at: this.#length, length, place, width });
    this.#length += length;
  }

  /** In front of this character, or of what stands next behind it; the end of the text where nothing does. */
  before(character: number): TextPlace {
    const stretch = this.#at(character);
    return stretch === undefined ? this.end : this.#within(stretch, character - stretch.at);
  }

  /** Behind this character, or behind what stands last in front of it. */
  behind(character: number): TextPlace {
    const stretch = this.#at(character);
    if (stretch === undefined) return this.end;
    return this.#within(stretch, character - stretch.at + 1);
  }

  /** Behind all text. What is decided away behind the last paragraph's end has no place but this. */
  get end(): TextPlace {
    return this.#end;
  }

  set end(place: TextPlace) {
    this.#end = place;
  }

  #within({ place, width }: Stretch, characters: number): TextPlace {
    if (place.paragraph > this.#end.paragraph) return this.#end;
    return { ...place, offset: place.offset + Math.min(characters, width) };
  }

  #at(character: number): Stretch | undefined {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#stretches[middle] as Stretch).at <= character) low = middle + 1;
      else high = middle;
    }
    const found = this.#stretches[low - 1];
    return found !== undefined && character < found.at + found.length ? found : undefined;
  }
}
