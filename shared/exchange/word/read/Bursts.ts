/**
 * Which revisions of a file are one proposal. Word keeps none: it has a mark for every stretch, with a name and a
 * minute. What one person changed at one time, with nothing unchanged between, was one deed: a replacement is a
 * deletion and an insertion, a new paragraph its text and its end, a new row the row and its text. Both ends of a move
 * are one as well.
 */
import type { Revision } from '../../tracked/TrackedContent.ts';
import type { WordStamp } from './WordStamps.ts';

export class Bursts {
  readonly #open = new Map<string, { readonly revision: Revision; last: number }>();
  #count = 0;
  #place = 0;

  /** Call it for every run and every paragraph end, in order. */
  step(): void {
    this.#place++;
  }

  revision(stamp: WordStamp): Revision {
    const { burst, author, at } = stamp;
    const known = this.#open.get(burst);
    const isMove = burst.includes(' move ');
    if (known !== undefined && (isMove || known.last >= this.#place - 1)) {
      known.last = this.#place;
      return known.revision;
    }
    const revision = { id: `word-${++this.#count}`, author, at };
    this.#open.set(burst, { revision, last: this.#place });
    return revision;
  }

  /** What stands within something that is proposed by this: whatever stands between, more of it goes on with it. */
  within(stamp: WordStamp | undefined): void {
    const known = stamp === undefined ? undefined : this.#open.get(stamp.burst);
    if (known !== undefined) known.last = this.#place;
  }
}
