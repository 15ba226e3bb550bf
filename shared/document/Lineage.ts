/**
 * What became of deleted characters that came back. Yjs never revives an item: undoing a deletion, or
 * moving a paragraph, inserts a copy under new ids. The lineage says which copy stands for which
 * original, so that a paragraph keeps its properties, an undone deletion is not undone twice by two
 * people, and two moves of one paragraph are seen for what they are.
 *
 * Stored in the map `lineage`: key `client:clock` of the copy's first character, value
 * `[length, client, clock, kind]` of the original's first character; kind 0 = undo, 1 = move.
 */
import type * as Y from 'yjs';
import { IntervalIndex } from './IntervalIndex.ts';
import type { CharacterId, IdRange } from './ids.ts';
import { parseParagraphId } from './ids.ts';

export type LineageKind = 'undo' | 'move';

export interface Descent {
  readonly copy: CharacterId;
  readonly original: CharacterId;
  readonly length: number;
  readonly kind: LineageKind;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** One stored entry, or null where it is not one (a newer or hostile peer may write anything). */
export function parseDescent(key: string, value: unknown): Descent | null {
  const copy = parseParagraphId(key);
  if (copy === null || !Array.isArray(value)) return null;
  const [length, client, clock, kind] = value as unknown[];
  if (!isCount(length) || length === 0 || !isCount(client) || !isCount(clock)) return null;
  // Within a session a copy comes after its original.
  if (client === copy.client && clock + length > copy.clock) return null;
  return { copy, original: { client, clock }, length, kind: kind === 1 ? 'move' : 'undo' };
}

export class Lineage {
  readonly #byCopy = new IntervalIndex<Descent>();
  readonly #byOriginal = new IntervalIndex<Descent>();

  constructor(entries: Iterable<[string, unknown]>) {
    for (const [key, value] of entries) this.add(key, value);
  }

  get empty(): boolean {
    return this.#byCopy.empty;
  }

  /** Takes in one stored entry; gives it back when it was one. */
  add(key: string, value: unknown): Descent | null {
    const descent = parseDescent(key, value);
    if (descent === null) return null;
    const { copy, original, length } = descent;
    this.#byCopy.add(copy.client, copy.clock, copy.clock + length, descent);
    this.#byOriginal.add(original.client, original.clock, original.clock + length, descent);
    return descent;
  }

  /** Whether any of these characters is a copy. */
  isCopied({ client, clock, length }: IdRange): boolean {
    return this.#byCopy.touches(client, clock, length);
  }

  /** What this character is a copy of, one step back. */
  originOf(id: CharacterId): { readonly id: CharacterId; readonly kind: LineageKind } | null {
    if (this.empty) return null;
    const [found] = this.#byCopy.overlapping({ ...id, length: 1 });
    if (found === undefined) return null;
    return { id: across(found.value, 'copy', id), kind: found.value.kind };
  }

  /** The parts of a range that are copies, each with what it is a copy of, one step back. */
  originsOf(
    range: IdRange,
  ): { readonly copy: IdRange; readonly original: CharacterId; readonly kind: LineageKind }[] {
    if (this.empty) return [];
    const origins = [];
    let clock = range.clock;
    for (const { from, to, value } of this.#byCopy.overlapping(range)) {
      // A character is a copy of one other; of entries that say otherwise the first counts.
      const start = { client: range.client, clock: Math.max(from, clock) };
      const length = Math.min(to, range.clock + range.length) - start.clock;
      if (length <= 0) continue;
      origins.push({ copy: { ...start, length }, original: across(value, 'copy', start), kind: value.kind });
      clock = start.clock + length;
    }
    return origins;
  }

  /** The first ancestor: the character as it was typed. */
  rootOf(id: CharacterId): CharacterId {
    let current = id;
    // An entry can only name older characters, but a hostile one may not keep to that.
    for (let steps = 0; steps < 1000; steps++) {
      const origin = this.originOf(current);
      if (origin === null) return current;
      current = origin.id;
    }
    return current;
  }

  /**
   * A range under the ids its characters were first written under, in its order.
   * @param through only as far back as they were brought back by undo, or through moves too
   */
  firstOriginalsOf(range: IdRange, through: 'undo' | 'any', deepest = 50): IdRange[] {
    const copies = deepest > 0 ? this.originsOf(range) : [];
    const found: IdRange[] = [];
    let { clock } = range;
    for (const { copy, original, kind } of copies) {
      if (kind === 'move' && through === 'undo') continue;
      if (copy.clock > clock) found.push({ client: range.client, clock, length: copy.clock - clock });
      found.push(...this.firstOriginalsOf({ ...original, length: copy.length }, through, deepest - 1));
      clock = copy.clock + copy.length;
    }
    const left = range.clock + range.length - clock;
    if (left > 0) found.push({ client: range.client, clock, length: left });
    return found;
  }

  /** A range and, step by step, what any part of it is a copy of. */
  ancestryOf(range: IdRange, deepest = 50): IdRange[] {
    if (deepest === 0) return [range];
    return [
      range,
      ...this.originsOf(range).flatMap(({ copy, original }) =>
        this.ancestryOf({ ...original, length: copy.length }, deepest - 1),
      ),
    ];
  }

  /** Copies made of this character, one step on. */
  copiesOf(id: CharacterId): { readonly id: CharacterId; readonly kind: LineageKind }[] {
    if (this.empty) return [];
    return this.#byOriginal
      .overlapping({ ...id, length: 1 })
      .map(({ value }) => ({ id: across(value, 'original', id), kind: value.kind }));
  }

  /** The ranges that copy any part of this one, however many steps on. */
  copyRangesOf(range: IdRange): IdRange[] {
    if (this.empty) return [];
    const found: IdRange[] = [];
    const queue = [range];
    for (let next = queue.shift(); next !== undefined && found.length < 10_000; next = queue.shift()) {
      for (const { from, to, value } of this.#byOriginal.overlapping(next)) {
        const start = Math.max(from, next.clock);
        const end = Math.min(to, next.clock + next.length);
        const copy = {
          ...across(value, 'original', { client: next.client, clock: start }),
          length: end - start,
        };
        found.push(copy);
        queue.push(copy);
      }
    }
    return found;
  }

  /** Every copy, however many steps on. */
  descendantsOf(id: CharacterId): { readonly id: CharacterId; readonly moved: boolean }[] {
    if (this.empty) return [];
    const found: { id: CharacterId; moved: boolean }[] = [];
    const queue = [{ id, moved: false }];
    for (let next = queue.shift(); next !== undefined && found.length < 10_000; next = queue.shift()) {
      for (const copy of this.copiesOf(next.id)) {
        const entry = { id: copy.id, moved: next.moved || copy.kind === 'move' };
        found.push(entry);
        queue.push(entry);
      }
    }
    return found;
  }
}

function across(entry: Descent, from: 'copy' | 'original', id: CharacterId): CharacterId {
  const to = entry[from === 'copy' ? 'original' : 'copy'];
  return { client: to.client, clock: to.clock + id.clock - entry[from].clock };
}

/** Records that `copy` stands for `original` (same length), inside the caller's transaction. */
export function recordDescent(
  map: Y.Map<unknown>,
  copy: IdRange,
  original: CharacterId,
  kind: LineageKind,
): void {
  map.set(`${copy.client}:${copy.clock}`, [
    copy.length,
    original.client,
    original.clock,
    kind === 'move' ? 1 : 0,
  ]);
}
