/** The mark of a note in the text: its number, and the way to what it says. */
import type { CharacterKey } from '../../../shared/document/EmbedContent.ts';
import type { EmbedParts, EmbedView } from './EmbedParts.ts';

export class NoteMark implements EmbedView {
  readonly #parts: EmbedParts;
  readonly #id: CharacterKey;
  readonly #mark = document.createElement('button');

  constructor(parts: EmbedParts, host: HTMLElement, id: CharacterKey) {
    this.#parts = parts;
    this.#id = id;
    this.#mark.type = 'button';
    this.#mark.className = 'page-note-mark';
    // The page is one stop of the Tab key; from the keyboard one goes there by the note's own key.
    this.#mark.tabIndex = -1;
    this.#mark.addEventListener('click', this.#onClick);
    host.replaceChildren(this.#mark);
    this.draw();
  }

  shows(): boolean {
    return false;
  }

  draw(): void {
    const number = this.#parts.labels().text.get(this.#id) ?? '…';
    if (this.#mark.textContent === number) return;
    this.#mark.textContent = number;
    this.#mark.ariaLabel = this.#parts.words.note(number);
  }

  destroy(): void {
    this.#mark.removeEventListener('click', this.#onClick);
  }

  readonly #onClick = () => this.#parts.goToNote(this.#id);
}
