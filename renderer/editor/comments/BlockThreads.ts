/**
 * The threads of each paragraph on the screen. Blocks are replaced when anything about them changes, so what was
 * found in one holds for as long as it lives; threads being begun, and copies that make one text of two, let all
 * be looked at again.
 */

import type { Changes } from '../../../shared/changes/Changes.ts';
import { AnchorIndex, sameAnchors } from '../../../shared/changes/comments/AnchorIndex.ts';
import type { Stretch } from '../../../shared/changes/comments/paragraphStretches.ts';
import { paragraphStretches } from '../../../shared/changes/comments/paragraphStretches.ts';
import type { Thread } from '../../../shared/changes/comments/Thread.ts';
import type { MirrorBlock } from '../binding/mirror.ts';

const NONE: readonly Stretch[] = Object.freeze([]);

export class BlockThreads {
  readonly #changes: Changes;
  #threads: readonly Thread[] = [];
  /** Copies the index was made with: more of them may make more text a thread's. */
  #copies = 0;
  #index: AnchorIndex;
  #known = new WeakMap<MirrorBlock, readonly Stretch[]>();

  constructor(changes: Changes) {
    this.#changes = changes;
    this.#index = new AnchorIndex(changes, []);
  }

  get empty(): boolean {
    return this.#threads.length === 0;
  }

  /** @returns whether all has to be looked at again */
  follow(threads: readonly Thread[]): boolean {
    const copies = this.#changes.flow.lineageMap.size;
    if (copies === this.#copies && sameAnchors(threads, this.#threads)) return false;
    this.#threads = threads;
    this.#copies = copies;
    this.#index = new AnchorIndex(this.#changes, threads);
    this.#known = new WeakMap();
    return true;
  }

  of(block: MirrorBlock): readonly Stretch[] {
    if (this.empty) return NONE;
    let stretches = this.#known.get(block);
    if (stretches === undefined) {
      const found = paragraphStretches(this.#changes, this.#index, block);
      stretches = found.length === 0 ? NONE : found;
      this.#known.set(block, stretches);
    }
    return stretches;
  }
}
