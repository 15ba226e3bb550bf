/**
 * What waits to be sent to one connection. At most one batch is in flight: the next leaves when the pong to
 * the ping behind it is back. A slow line so gets few, merged, current batches and not a growing queue,
 * and one slow reader costs the host no memory.
 */
import { HOST_BATCH } from '../../../shared/sync/limits.ts';
import { mergeShared } from './mergeShared.ts';

export interface Waiting {
  /** null: only the position moves. */
  readonly update: Uint8Array | null;
  /** Log position that is complete with this update; null while it is not committed. */
  readonly position: number | null;
}

export interface OutboxTarget {
  /** Sends one batch: all committed (`position`) or all not yet (`null`). */
  send(update: Uint8Array | null, position: number | null): void;
  /** Asks for a sign that everything sent has arrived; `Outbox.arrived` is called then. */
  probe(): void;
  /** Milliseconds between two batches, 0 for none: the fuller a room, the more its batches hold. */
  pause(): number;
}

/** Updates in one batch at most: merging sorts again for every struct. */
const MERGE_AT_MOST = 500;

export class Outbox {
  readonly #target: OutboxTarget;
  #waiting: Waiting[] = [];
  #inFlight = false;
  #scheduled = false;
  #closed = false;
  /** The other side has, or will have once what is under way arrives, everything up to here. */
  position = 0;

  constructor(target: OutboxTarget) {
    this.#target = target;
  }

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  push(entry: Waiting): void {
    if (this.#closed) return;
    this.#waiting.push(entry);
    this.#schedule();
  }

  /** The other side has this one already (it sent it): no bytes, the position just moves on in its turn. */
  skip(position: number): void {
    const last = this.#waiting.at(-1);
    if (last === undefined) this.position = position;
    else if (last.position !== null)
      this.#waiting[this.#waiting.length - 1] = { update: last.update, position };
    else this.#waiting.push({ update: null, position });
  }

  /** The probe came back. */
  arrived(): void {
    this.#inFlight = false;
    this.#schedule();
  }

  close(): void {
    this.#closed = true;
    this.#waiting = [];
  }

  #schedule(): void {
    if (this.#scheduled || this.#inFlight || this.#waiting.length === 0) return;
    this.#scheduled = true;
    const go = () => {
      this.#scheduled = false;
      this.#flush();
    };
    const pause = this.#target.pause();
    // One turn of the event loop: what one COMMIT covers leaves together. In a full room everybody's turn
    // is the same tick of the clock, so that the same batch serves nearly all.
    if (pause === 0) setImmediate(go);
    else setTimeout(go, pause - (performance.now() % pause));
  }

  #flush(): void {
    if (this.#closed || this.#inFlight || this.#waiting.length === 0) return;
    const committed = this.#waiting[0]?.position !== null;
    const updates: Uint8Array[] = [];
    let position: number | null = null;
    let size = 0;
    let taken = 0;
    for (const entry of this.#waiting) {
      if ((entry.position !== null) !== committed) break;
      if (
        updates.length >= MERGE_AT_MOST ||
        (updates.length > 0 && size + (entry.update?.length ?? 0) > HOST_BATCH)
      )
        break;
      taken++;
      position = entry.position;
      if (entry.update === null) continue;
      updates.push(entry.update);
      size += entry.update.length;
    }
    this.#waiting = this.#waiting.slice(taken);
    if (position !== null) this.position = position;
    const [first, ...rest] = updates;
    this.#inFlight = true;
    this.#target.send(first === undefined ? null : mergeShared([first, ...rest]), position);
    this.#target.probe();
  }
}
