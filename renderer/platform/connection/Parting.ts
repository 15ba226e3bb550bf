/**
 * Whether a replica and its host have what the other has. They part when the line goes; they are together
 * again when everything the host had is here and the host has received everything that was written here.
 * What both did in between is compared then.
 */
import type { Readable } from '../../../shared/platform/Readable.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { OwnChanges } from './OwnChanges.ts';
import type { StoreWriter } from './StoreWriter.ts';

export interface PartingOptions {
  readonly own: OwnChanges;
  /** The one in use. */
  readonly writer: () => StoreWriter;
  /** A time apart has ended and can be compared. */
  readonly returned: () => void;
}

export class Parting {
  readonly #options: PartingOptions;
  readonly #caughtUp = writable(false);
  #together = false;
  /** Something came from the host since the two parted. */
  #came = false;

  constructor(options: PartingOptions) {
    this.#options = options;
  }

  /** Everything the host had when the line came up is here. */
  get caughtUp(): Readable<boolean> {
    return this.#caughtUp;
  }

  /** There is a store to write to. `cutShort`: a return was begun in it and never ended. */
  storeOpened(cutShort: boolean): void {
    const { own, writer } = this.#options;
    if (cutShort) writer().together();
    if (!this.#together) writer().parted(own.waiting > 0);
  }

  /** Something came from the host. */
  came(): void {
    this.#came = true;
  }

  line(isUp: boolean, caughtUp: boolean): void {
    if (!isUp && (this.#together || this.#came)) {
      // A return that is cut short is one all the same: what is written from now on is written knowing of it.
      if (!this.#together) this.#end();
      this.#together = false;
      this.#came = false;
      const { own, writer } = this.#options;
      writer().parted(own.waiting > 0);
    }
    this.#caughtUp.set(caughtUp);
    this.check();
  }

  /** The host has received more. */
  check(): void {
    if (this.#together || !this.#caughtUp.get()) return;
    const stage = this.#options.own.stage();
    if (stage !== 'host' && stage !== 'safe') return;
    this.#together = true;
    this.#end();
  }

  #end(): void {
    this.#options.writer().together();
    this.#options.returned();
  }
}
