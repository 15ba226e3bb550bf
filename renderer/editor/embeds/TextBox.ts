/**
 * The text of a cell or a note on the page: drawn for as long as nobody is in it, and an editor from the moment
 * somebody points at it or comes in with the keys. So a table of a thousand cells costs what is drawn of it.
 */
import { $getRoot, SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';
import type { Flow } from '../../../shared/document/Flow.ts';
import type { Surface } from '../createSurface.ts';
import { drawText } from './drawText.ts';
import type { EmbedParts } from './EmbedParts.ts';

export class TextBox {
  readonly flow: Flow;
  readonly element: HTMLElement;
  readonly #parts: EmbedParts;
  /** Its cells are written in elsewhere: a row that was moved while suggesting. */
  readonly onlyShown: boolean;
  #surface: Surface | null = null;
  #label = '';
  #detach: () => void = () => {};
  #undraw: () => void = () => {};

  constructor(parts: EmbedParts, flow: Flow, { onlyShown = false }: { readonly onlyShown?: boolean } = {}) {
    this.flow = flow;
    this.#parts = parts;
    this.onlyShown = onlyShown;
    this.element = document.createElement('div');
    this.element.className = 'page-text inner-text';
    this.element.addEventListener('pointerenter', this.#onPointer);
    this.element.addEventListener('pointerdown', this.#onPointer);
    // A picture that is dragged over it is dropped into it.
    this.element.addEventListener('dragenter', this.#onPointer);
    this.draw();
  }

  /** While somebody is in it, or may be at once. */
  get surface(): Surface | null {
    return this.#surface;
  }

  get focused(): boolean {
    return this.element.contains(document.activeElement);
  }

  /** Only what has a role may have a name: of a text that is only drawn, its cell or item says what it is. */
  set label(label: string) {
    this.#label = label;
    if (this.#surface !== null && this.element.ariaLabel !== label) this.element.ariaLabel = label;
  }

  /** As it stands now; an editor draws itself. */
  draw(): void {
    if (this.#surface !== null) return;
    this.#undraw();
    this.#undraw = drawText(this.element, this.flow, this.#parts);
  }

  /** An editor in its place; null where nothing may be written. */
  wake(): Surface | null {
    if (this.#surface !== null) return this.#surface;
    if (this.onlyShown || !this.#parts.editable()) return null;
    this.#undraw();
    this.#undraw = () => {};
    this.element.replaceChildren();
    this.element.role = 'textbox';
    this.element.ariaLabel = this.#label;
    this.element.ariaMultiLine = 'true';
    this.element.tabIndex = -1;
    this.#surface = this.#parts.open(this);
    this.#detach = this.#surface.attach(this.element);
    return this.#surface;
  }

  /** Drawn again. */
  sleep(): void {
    if (this.#surface === null) return;
    const surface = this.#surface;
    this.#detach();
    this.#surface = null;
    surface.destroy();
    this.#parts.closed(this);
    this.element.removeAttribute('contenteditable');
    this.element.removeAttribute('role');
    this.element.removeAttribute('aria-label');
    this.element.removeAttribute('aria-multiline');
    this.element.removeAttribute('aria-readonly');
    this.element.removeAttribute('tabindex');
    this.draw();
  }

  /** The caret at its start or end. @returns whether something may be written there */
  enter(where: 'start' | 'end'): boolean {
    const surface = this.wake();
    if (surface === null) return false;
    surface.lexical.update(
      () => {
        if (where === 'start') $getRoot().selectStart();
        else $getRoot().selectEnd();
      },
      { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG },
    );
    this.element.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return true;
  }

  destroy(): void {
    this.element.removeEventListener('pointerenter', this.#onPointer);
    this.element.removeEventListener('pointerdown', this.#onPointer);
    this.element.removeEventListener('dragenter', this.#onPointer);
    if (this.#surface !== null) {
      this.#detach();
      this.#surface.destroy();
      this.#surface = null;
      this.#parts.closed(this);
    }
    this.#undraw();
  }

  readonly #onPointer = () => {
    this.wake();
  };
}
