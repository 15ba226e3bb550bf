/**
 * How far the copy of a document on the other side of one connection has come. Its device says so itself when it
 * comes in; after that the pongs tell: each brings back what its ping was sent with, the position that was
 * complete with everything sent before it.
 */
import type { LogPosition } from '../log/UpdateLog.ts';
import type { ReplicaWatcher } from '../services.ts';

export class ReplicaProgress {
  readonly #watcher: ReplicaWatcher | null;
  readonly #documentId: string;
  readonly #sentUpTo: () => LogPosition;
  #device: string | null = null;
  /** What was sent makes up for all the other side lacked: from here on its position can be told. */
  #level = false;

  /** @param sentUpTo up to where the other side has everything once what is under way has arrived */
  constructor(watcher: ReplicaWatcher | null, documentId: string, sentUpTo: () => LogPosition) {
    this.#watcher = watcher;
    this.#documentId = documentId;
    this.#sentUpTo = sentUpTo;
  }

  /** @param position what the device says it has; null where all is compared first */
  begin(device: string, position: LogPosition | null): void {
    this.#device = device;
    this.#level = position !== null;
    this.#watcher?.claimed(this.#documentId, device, position ?? 0);
  }

  /** All was compared, and what it lacked was sent: asks whether that has arrived. */
  levelled(probe: (mark: string) => void): void {
    this.#level = true;
    if (this.#device !== null) probe(this.mark);
  }

  /** What a ping is sent with; '' where nothing can be told yet. */
  get mark(): string {
    return this.#level && this.#device !== null ? String(this.#sentUpTo()) : '';
  }

  /** A pong brought this mark back. It may say anything, but nobody can have what was never sent. */
  arrived(mark: string): void {
    if (this.#device === null || !/^\d{1,16}$/.test(mark) || Number(mark) > this.#sentUpTo()) return;
    this.#watcher?.reached(this.#documentId, this.#device, Number(mark));
  }
}
