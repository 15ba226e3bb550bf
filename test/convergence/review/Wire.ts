/**
 * Who has received what. Every desk's writing is kept deed by deed, so that another can be given all of it or
 * the first part alone, which is how a decision comes to be made on half of a suggestion.
 */
import * as Y from 'yjs';
import type { Replica } from '../Replica.ts';

/** Deeds received, by desk. */
export type VectorClock = readonly number[];

interface Desk {
  readonly replica: Replica;
  /** One list of updates a deed. */
  readonly deeds: Uint8Array[][];
  /** What it had received when it did each. */
  readonly known: VectorClock[];
  open: Uint8Array[];
  received: number[];
}

export class Wire {
  readonly #desks: Desk[] = [];

  /** @param like a desk whose document this one starts with */
  add(replica: Replica, like?: number): number {
    const received = like === undefined ? [] : [...(this.#desks[like] as Desk).received];
    const desk: Desk = { replica, deeds: [], known: [], open: [], received };
    replica.doc.on('update', (update: Uint8Array, _: unknown, __: Y.Doc, { local }: Y.Transaction) => {
      if (local) desk.open.push(update);
    });
    return this.#desks.push(desk) - 1;
  }

  clock(desk: number): VectorClock {
    return [...(this.#desks[desk] as Desk).received];
  }

  knows(desk: number, other: number, deed: number): boolean {
    return ((this.#desks[desk] as Desk).received[other] ?? 0) >= deed;
  }

  /** What the desk wrote since the last call is one deed. Gives its number, from 1. */
  endDeed(index: number): number {
    const desk = this.#desks[index] as Desk;
    if (desk.open.length > 0) {
      desk.deeds.push(desk.open);
      desk.known.push([...desk.received]);
      desk.open = [];
    }
    desk.received[index] = desk.deeds.length;
    return desk.deeds.length;
  }

  /** All that the other has. */
  pull(to: number, from: number): void {
    const [target, source] = [this.#desks[to] as Desk, this.#desks[from] as Desk];
    target.replica.pull(source.replica);
    for (const [desk, count] of source.received.entries())
      target.received[desk] = Math.max(target.received[desk] ?? 0, count ?? 0);
    this.endDeed(to);
  }

  /** Deeds of `from` that `to` lacks. */
  lacking(to: number, from: number): number {
    return (this.#desks[from] as Desk).deeds.length - ((this.#desks[to] as Desk).received[from] ?? 0);
  }

  /**
   * The next `count` deeds of one desk.
   * @param causal preceded by what that desk had received from others when it did them
   */
  deliver(to: number, from: number, count: number, causal: boolean): void {
    const [target, source] = [this.#desks[to] as Desk, this.#desks[from] as Desk];
    for (let left = count; left > 0 && this.lacking(to, from) > 0; left--) {
      const next = target.received[from] ?? 0;
      if (causal) {
        for (const [desk, needed] of (source.known[next] as VectorClock).entries()) {
          if (desk !== from && desk !== to)
            this.deliver(to, desk, (needed ?? 0) - (target.received[desk] ?? 0), true);
        }
      }
      for (const update of source.deeds[next] as Uint8Array[])
        Y.applyUpdate(target.replica.doc, update, 'remote');
      target.received[from] = next + 1;
      this.endDeed(to);
    }
    // Text that stands on text which has not arrived waits inside Yjs: then the rest has to come too.
    if (target.replica.doc.store.pendingStructs !== null) this.pull(to, from);
  }
}
