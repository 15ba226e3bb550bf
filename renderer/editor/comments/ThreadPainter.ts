/**
 * Marks commented text on the page without touching it: CSS highlights, which a browser paints over whatever
 * nodes are there. After each change only paragraphs that were redrawn are looked at, in the frame that shows
 * them. Where a browser has no highlights the cards alone tell.
 */
import type { LexicalEditor } from 'lexical';
import type { ThreadId } from '../../../shared/changes/comments/commentEntries.ts';
import type { MirrorBlock } from '../binding/mirror.ts';
import { NEW_THREAD } from '../Comments.ts';
import type { BlockThreads } from './BlockThreads.ts';
import { stretchRange } from './stretchRange.ts';

/** Names of the highlights in comments.css. One registry a window: several editors share it. */
const MARKED = 'comment';
const ACTIVE = 'comment-active';

interface Painted {
  readonly block: MirrorBlock;
  readonly parts: readonly { readonly thread: ThreadId; readonly range: AbstractRange }[];
}

export interface ThreadPainterOptions {
  readonly lexical: LexicalEditor;
  readonly threads: BlockThreads;
  readonly blocks: () => readonly MirrorBlock[];
  /** Whether a thread's text is marked while nobody looks at it: not once it is resolved. */
  readonly isMarked: (thread: ThreadId) => boolean;
}

export class ThreadPainter {
  readonly #options: ThreadPainterOptions;
  readonly #painted = new Map<string, Painted>();
  #active: ThreadId | null = null;
  #frame = 0;
  #all = false;

  constructor(options: ThreadPainterOptions) {
    this.#options = options;
  }

  /** The thread whose text stands out. */
  set active(thread: ThreadId | null) {
    if (thread === this.#active) return;
    this.#active = thread;
    this.schedule(true);
  }

  /** In the next frame: what was redrawn, or `all` where what is marked has changed. */
  schedule(all = false): void {
    this.#all ||= all;
    if (this.#frame !== 0 || (this.#options.threads.empty && this.#painted.size === 0)) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    for (const painted of this.#painted.values()) unmark(painted);
    this.#painted.clear();
  }

  #paint(): void {
    if (this.#all) {
      this.#all = false;
      for (const painted of this.#painted.values()) unmark(painted);
      this.#painted.clear();
    }
    const left = new Set(this.#painted.keys());
    for (const block of this.#options.blocks()) {
      left.delete(block.key);
      const painted = this.#painted.get(block.key);
      if (painted?.block === block) continue;
      if (painted !== undefined) this.#forget(block.key, painted);
      const stretches = this.#options.threads.of(block);
      if (stretches.length > 0) this.#mark(block);
    }
    for (const key of left) this.#forget(key, this.#painted.get(key));
  }

  #mark(block: MirrorBlock): void {
    const { lexical, threads, isMarked } = this.#options;
    const parts = threads.of(block).flatMap((stretch) => {
      const { thread } = stretch;
      const active = thread === this.#active || thread === NEW_THREAD;
      const range = active || isMarked(thread) ? stretchRange(lexical, block, stretch) : null;
      if (range === null) return [];
      highlight(active ? ACTIVE : MARKED)?.add(range);
      return [{ thread, range }];
    });
    this.#painted.set(block.key, { block, parts });
  }

  #forget(key: string, painted: Painted | undefined): void {
    if (painted === undefined) return;
    unmark(painted);
    this.#painted.delete(key);
  }
}

function unmark({ parts }: Painted): void {
  for (const { range } of parts) for (const name of [MARKED, ACTIVE]) highlight(name)?.delete(range);
}

/** null where the browser has no highlights. */
function highlight(name: string): Highlight | null {
  if (typeof Highlight === 'undefined' || !('highlights' in CSS)) return null;
  let known = CSS.highlights.get(name);
  if (known === undefined) {
    known = new Highlight();
    known.priority = name === ACTIVE ? 2 : 1;
    CSS.highlights.set(name, known);
  }
  return known;
}
