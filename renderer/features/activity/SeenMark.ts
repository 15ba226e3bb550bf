/**
 * What a person has seen of a document, on this device: which characters and records (a clock for each
 * session) and which deletions, never a time of day. Own work counts as seen when it is done.
 */
import * as Y from 'yjs';

type DeleteSet = Y.Snapshot['ds'];

export class SeenMark {
  readonly #vector: Map<number, number>;
  #deletions: DeleteSet[];

  constructor(vector: Map<number, number>, deleted: DeleteSet) {
    this.#vector = vector;
    this.#deletions = [deleted];
  }

  /** All there is. */
  static now(doc: Y.Doc): SeenMark {
    const { sv, ds } = Y.snapshot(doc);
    return new SeenMark(new Map(sv), ds);
  }

  /** null where what was kept is no mark. */
  static read(kept: unknown): SeenMark | null {
    if (!(kept instanceof Uint8Array)) return null;
    try {
      const { sv, ds } = Y.decodeSnapshot(kept);
      return new SeenMark(sv, ds);
    } catch {
      return null;
    }
  }

  write(): Uint8Array {
    return Y.encodeSnapshot(new Y.Snapshot(this.#deleted(), this.#vector));
  }

  /** Takes in what another window knows to be seen; gives whether that was more. */
  join(other: SeenMark): boolean {
    let grew = false;
    for (const [client, clock] of other.#vector) {
      if (clock <= this.upTo(client)) continue;
      this.#vector.set(client, clock);
      grew = true;
    }
    for (const [client, ranges] of other.#deleted().clients)
      grew ||= ranges.some(({ clock, len }) => !this.hasDeleted(client, clock, len));
    if (grew) this.#deletions.push(other.#deleted());
    return grew;
  }

  /** Whether it was there when the person last looked, or is their own. */
  has(client: number, clock: number): boolean {
    return clock < (this.#vector.get(client) ?? 0);
  }

  /** The first clock of a session that is new. */
  upTo(client: number): number {
    return this.#vector.get(client) ?? 0;
  }

  /** Whether all of this was deleted then. */
  hasDeleted(client: number, clock: number, length: number): boolean {
    const ranges = this.#deleted().clients.get(client) ?? [];
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle] as (typeof ranges)[number];
      if (range.clock + range.len <= clock) low = middle + 1;
      else high = middle;
    }
    // Neighbouring ranges need not be one.
    let from = clock;
    for (let range = ranges[low]; range !== undefined && range.clock <= from; range = ranges[++low])
      from = range.clock + range.len;
    return clock + length <= from;
  }

  /** What one did oneself; gives whether this was. */
  addOwn({ doc, local, beforeState, afterState, deleteSet }: Y.Transaction): boolean {
    if (!local) return false;
    // Rows of other windows come in this way too, with what others wrote.
    for (const [client, clock] of afterState)
      if (client !== doc.clientID && (beforeState.get(client) ?? 0) < clock) return false;
    const clock = afterState.get(doc.clientID) ?? 0;
    // Only if nothing of this session was missed: a mark has no gaps.
    if ((beforeState.get(doc.clientID) ?? 0) <= this.upTo(doc.clientID))
      this.#vector.set(doc.clientID, clock);
    if (deleteSet.clients.size > 0) this.#deletions.push(deleteSet);
    return true;
  }

  #deleted(): DeleteSet {
    const [first, ...rest] = this.#deletions as [DeleteSet, ...DeleteSet[]];
    if (rest.length === 0) return first;
    const merged = Y.mergeDeleteSets(this.#deletions);
    this.#deletions = [merged];
    return merged;
  }
}
