/**
 * Other people's carets and selections, drawn over the page without touching it. A caret's flag names its
 * person and delegation, stands beside the line (never over the one above) and fades after two seconds.
 */
import type { Awareness } from 'y-protocols/awareness';
import type { PresenceState } from '../../../shared/platform/DocumentConnection.ts';
import { delegationColour } from '../../ui/delegationColour.ts';
import { delegationName, initials } from '../../ui/delegationName.ts';

/** Milliseconds a flag stays after its caret moved. */
const FLAG_STAYS = 2000;

/** Pixels by which a caret's line stands in front of its place. */
const CARET_HALF = 1;

/** Client rectangles of a stretch of the text, and the one its focus is in; null when it is not on the page. */
export interface CursorShape {
  readonly selection: readonly DOMRect[];
  readonly caret: DOMRect;
}

export interface RemoteCursorsOptions {
  readonly root: HTMLElement;
  readonly awareness: Awareness;
  shapeOf(cursor: unknown): CursorShape | null;
}

interface Drawn {
  readonly caret: HTMLElement;
  readonly flag: HTMLElement;
  readonly ranges: HTMLElement;
  cursor: string;
  movedAt: number;
}

export class RemoteCursors {
  readonly #options: RemoteCursorsOptions;
  readonly #layer: HTMLElement;
  readonly #drawn = new Map<number, Drawn>();
  #frame = 0;
  #fade = 0;
  readonly #stop: () => void;

  constructor(options: RemoteCursorsOptions) {
    this.#options = options;
    this.#layer = document.createElement('div');
    this.#layer.className = 'remote-cursors';
    // What it shows is said elsewhere in words (who is here); it would only be noise here.
    this.#layer.setAttribute('aria-hidden', 'true');
    options.root.parentElement?.append(this.#layer);
    const schedule = () => this.schedule();
    options.awareness.on('change', schedule);
    const resized = new ResizeObserver(schedule);
    resized.observe(options.root);
    this.#stop = () => {
      options.awareness.off('change', schedule);
      resized.disconnect();
      cancelAnimationFrame(this.#frame);
      clearTimeout(this.#fade);
      this.#layer.remove();
    };
    schedule();
  }

  destroy(): void {
    this.#stop();
  }

  /** Draws before the next paint; many calls cost one drawing. */
  schedule(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const { awareness } = this.#options;
    const origin = this.#layer.getBoundingClientRect();
    const here = new Set<number>();
    const now = performance.now();
    for (const [client, state] of awareness.getStates() as Map<number, Partial<PresenceState>>) {
      if (client === awareness.clientID || state.person === undefined || !state.cursor) continue;
      const shape = this.#options.shapeOf(state.cursor);
      if (shape === null) continue;
      here.add(client);
      const drawn = this.#drawn.get(client) ?? this.#create(client, state.person);
      const cursor = JSON.stringify(state.cursor);
      if (drawn.cursor !== cursor) {
        drawn.cursor = cursor;
        drawn.movedAt = now;
      }
      place(drawn.caret, shape.caret, origin);
      const flagged = now - drawn.movedAt < FLAG_STAYS;
      drawn.caret.toggleAttribute('data-flag', flagged);
      if (flagged) keepInside(drawn.flag, shape.caret.left - origin.left, origin.width);
      drawn.ranges.replaceChildren(
        ...shape.selection.map((rectangle) => {
          const part = document.createElement('span');
          place(part, rectangle, origin);
          part.style.inlineSize = `${rectangle.width}px`;
          return part;
        }),
      );
    }
    for (const [client, drawn] of this.#drawn) {
      if (here.has(client)) continue;
      drawn.caret.remove();
      drawn.ranges.remove();
      this.#drawn.delete(client);
    }
    clearTimeout(this.#fade);
    if ([...this.#drawn.values()].some((drawn) => now - drawn.movedAt < FLAG_STAYS)) {
      this.#fade = window.setTimeout(() => this.schedule(), FLAG_STAYS);
    }
  }

  #create(client: number, { name, delegation }: PresenceState['person']): Drawn {
    const caret = document.createElement('span');
    caret.className = 'remote-caret';
    const flag = document.createElement('span');
    flag.className = 'remote-flag';
    // In the reader's language, which is the page's; the text's own may be another.
    flag.textContent = `${name} · ${delegationName(delegation, document.documentElement.lang || 'en')}`;
    flag.title = initials(name);
    caret.append(flag);
    const ranges = document.createElement('span');
    ranges.className = 'remote-selection';
    for (const element of [caret, ranges])
      element.style.setProperty('--delegation', delegationColour(delegation));
    this.#layer.append(ranges, caret);
    const drawn = { caret, flag, ranges, cursor: '', movedAt: 0 };
    this.#drawn.set(client, drawn);
    return drawn;
  }
}

function place(element: HTMLElement, rectangle: DOMRect, origin: DOMRect): void {
  // Physical on purpose: rectangles are.
  element.style.left = `${rectangle.left - origin.left}px`;
  element.style.top = `${rectangle.top - origin.top}px`;
  element.style.blockSize = `${rectangle.height}px`;
}

/** The flag hangs to the right of its caret, and as far to the left as the page's edge asks. */
function keepInside(flag: HTMLElement, caret: number, width: number): void {
  const left = Math.max(-caret, Math.min(-CARET_HALF, width - caret - flag.offsetWidth));
  flag.style.left = `${left}px`;
  flag.toggleAttribute('data-shifted', left < -CARET_HALF);
}
