/** What stands as a block and is not written by anyone: the contents, the list of sources, the end of a page. */
import type { EmbedParts, EmbedView } from './EmbedParts.ts';

type ListKind = 'contents' | 'sources' | 'pageBreak';

export class ListView implements EmbedView {
  readonly #parts: EmbedParts;
  readonly #host: HTMLElement;
  readonly #kind: ListKind;
  readonly #title = document.createElement('p');
  readonly #lines = document.createElement('div');

  constructor(parts: EmbedParts, host: HTMLElement, kind: ListKind) {
    this.#parts = parts;
    this.#host = host;
    this.#kind = kind;
    host.classList.add('page-list');
    this.#title.className = 'page-list-title';
    this.#lines.className = 'page-list-lines';
    host.replaceChildren(this.#title, ...(kind === 'pageBreak' ? [] : [this.#lines]));
    host.addEventListener('click', this.#onClick);
    this.draw();
  }

  shows(): boolean {
    return false;
  }

  draw(): void {
    this.#title.textContent = this.#parts.words[this.#kind]();
    if (this.#kind === 'pageBreak') return;
    const { contents, sources } = this.#parts.labels();
    const lines =
      this.#kind === 'contents'
        ? contents.map(({ id, level, text }) => this.#line(text, level, id))
        : sources.map((text) => this.#line(text, 1, null));
    if (lines.length === 0) {
      const { words } = this.#parts;
      lines.push(this.#line(this.#kind === 'contents' ? words.noHeadings() : words.sourcesAbout(), 1, null));
    }
    this.#lines.replaceChildren(...lines);
  }

  destroy(): void {
    this.#host.removeEventListener('click', this.#onClick);
  }

  #line(text: string, level: number, id: string | null): HTMLElement {
    const line = document.createElement('p');
    line.dataset['depth'] = String(level);
    // Each in its own script, whatever runs around it.
    line.dir = 'auto';
    line.textContent = text;
    if (id !== null) line.dataset['paragraph'] = id;
    return line;
  }

  readonly #onClick = ({ target }: MouseEvent) => {
    const line = target instanceof Element ? target.closest<HTMLElement>('[data-paragraph]') : null;
    const id = line?.dataset['paragraph'];
    if (id === undefined) this.#parts.select(this.#host);
    else this.#parts.goToParagraph(id);
  };
}
