/** A picture on the page: the file as soon as it is here, its description from the first moment. */
import { entryId, readEmbedEntry } from '../../../shared/document/embedEntries.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import type { CharacterId } from '../../../shared/document/ids.ts';
import type { MissingReason } from '../../../shared/platform/BlobStore.ts';
import type { EmbedParts, EmbedView } from './EmbedParts.ts';

/** Pixels of the screen to a point of paper. */
const PIXELS = 4 / 3;

export class ImageView implements EmbedView {
  readonly #parts: EmbedParts;
  readonly #host: HTMLElement;
  readonly #flow: Flow;
  readonly #id: CharacterId;
  readonly #picture = document.createElement('img');
  readonly #note = document.createElement('span');
  #hash = '';
  #why: MissingReason | null = null;
  #stop: () => void = () => {};

  constructor(parts: EmbedParts, host: HTMLElement, flow: Flow, id: CharacterId) {
    this.#parts = parts;
    this.#host = host;
    this.#flow = flow;
    this.#id = id;
    this.#picture.draggable = false;
    this.#note.className = 'page-image-note';
    host.classList.add('page-image');
    host.addEventListener('click', this.#onClick);
    this.draw();
  }

  shows(): boolean {
    return false;
  }

  draw(): void {
    const key = entryId(this.#flow, this.#id);
    const kind = readEmbedEntry(this.#flow, key, 'kind');
    if (kind?.kind !== 'image') return;
    const alt = readEmbedEntry(this.#flow, key, 'alt') ?? '';
    const decorative = readEmbedEntry(this.#flow, key, 'decorative') ?? false;
    const width = (readEmbedEntry(this.#flow, key, 'shownWidth') ?? kind.width) * PIXELS;
    this.#picture.alt = alt;
    this.#picture.width = Math.round(width);
    this.#picture.height = Math.round((width * kind.height) / kind.width);
    this.#host.toggleAttribute('data-no-alt', alt === '' && !decorative);
    this.#host.style.setProperty('--image-width', `${width}px`);
    this.#host.style.setProperty('--image-ratio', `${kind.width} / ${kind.height}`);
    if (kind.hash !== this.#hash) this.#show(kind.hash);
    this.#tell();
  }

  destroy(): void {
    this.#stop();
    this.#host.removeEventListener('click', this.#onClick);
  }

  #show(hash: string): void {
    this.#stop();
    this.#hash = hash;
    const file = this.#parts.pictures.url(hash);
    const show = () => {
      const state = file.get();
      if (state.kind === 'here' && this.#picture.src !== state.url) this.#picture.src = state.url;
      this.#host.dataset['file'] = state.kind;
      this.#why = state.kind === 'missing' ? state.why : null;
      this.#tell();
    };
    this.#stop = file.subscribe(show);
    show();
  }

  /** What there is to say of it beneath it; nothing of one that is here and described. */
  #tell(): void {
    const { words } = this.#parts;
    const file = this.#host.dataset['file'];
    const said =
      file === 'missing'
        ? words.imageMissing(this.#why ?? 'failed')
        : file === 'loading'
          ? words.imageComing()
          : this.#host.hasAttribute('data-no-alt')
            ? words.noAlt()
            : '';
    this.#note.textContent = said;
    this.#note.hidden = said === '';
    this.#host.replaceChildren(...(file === 'here' ? [this.#picture] : []), this.#note);
  }

  readonly #onClick = () => this.#parts.select(this.#host);
}
