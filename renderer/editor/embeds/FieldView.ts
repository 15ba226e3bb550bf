/** A field on the page: the number of a caption, what a reference says, a citation, a date. Its text is made, not written. */
import type { CharacterKey } from '../../../shared/document/EmbedContent.ts';
import type { EmbedParts, EmbedView } from './EmbedParts.ts';

export class FieldView implements EmbedView {
  readonly #parts: EmbedParts;
  readonly #host: HTMLElement;
  readonly #id: CharacterKey;

  constructor(parts: EmbedParts, host: HTMLElement, id: CharacterKey) {
    this.#parts = parts;
    this.#host = host;
    this.#id = id;
    host.classList.add('page-field');
    host.addEventListener('click', this.#onClick);
    this.draw();
  }

  shows(): boolean {
    return false;
  }

  draw(): void {
    // Until the page is counted, which is a moment later: as wide as it will be, more or less.
    const text = this.#parts.labels().text.get(this.#id) ?? '…';
    if (this.#host.textContent !== text) this.#host.textContent = text;
  }

  destroy(): void {
    this.#host.removeEventListener('click', this.#onClick);
  }

  readonly #onClick = () => this.#parts.select(this.#host);
}
