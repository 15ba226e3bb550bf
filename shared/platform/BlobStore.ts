/**
 * The files of pictures, as screens see them. A text names a picture by what it is made of (`ImageContent.hash`); its
 * bytes are kept on this device at once, go to the host after the text, and are fetched where they are not here yet.
 */
import type { ImageContent } from '../document/EmbedContent.ts';
import type { SafetyStatus } from './DocumentConnection.ts';
import type { Readable } from './Readable.ts';

/** What a text says of the file of a picture. */
export type PictureFile = Pick<ImageContent, 'hash' | 'type' | 'width' | 'height'>;

/** A picture's file to be kept. */
export interface PictureBlob {
  readonly hash: string;
  readonly type: ImageContent['type'];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type MissingReason =
  /** The host does not have it: whoever put it in has not been connected since. It comes by itself. */
  | 'awaited'
  /** It is not on this device, and there is no line to the host. */
  | 'offline'
  /** The host has it and could not give it. */
  | 'failed';

export type BlobState =
  /** Being read from this device or fetched from the host. */
  | { readonly kind: 'loading' }
  /** `url` is good while somebody is subscribed. `atHost` false: it waits on this device. */
  | { readonly kind: 'here'; readonly url: string; readonly atHost: boolean }
  | { readonly kind: 'missing'; readonly why: MissingReason };

/** What this device still owes the host of pictures. */
export interface BlobsStatus {
  /** Pictures of this device that the host does not have. */
  readonly waiting: number;
  /** Those of them that are in no more than this window's memory. */
  readonly unkept: number;
  /** Those of them that the host will not take, however often it is asked. */
  readonly refused: number;
  readonly trouble:
    | { readonly kind: 'host-cannot-store'; readonly reason: string }
    | { readonly kind: 'device-cannot-store'; readonly reason: string }
    | null;
}

/** Where one's own text is, and one's own pictures. */
export interface DeskSafety extends SafetyStatus {
  readonly pictures: BlobsStatus;
}

export interface BlobStore {
  /**
   * Keeps a picture and sends it on. Resolves when it is on this device's disk, or cannot be: then it is in this
   * window's memory (`status.unkept`) until the host has it. Put it before the text names it.
   */
  put(blob: PictureBlob): Promise<void>;
  /** Watched while it is drawn; nothing is loaded before somebody subscribes. The same for the same hash. */
  url(hash: string): Readable<BlobState>;
  /** The bytes, from here or from the host; null where neither has them now. */
  read(hash: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Has these fetched and kept, and looks whether the host still has those that are here. */
  want(hashes: readonly string[]): void;
  /** Resolves when the host has every picture of this device, cannot be reached, or some seconds have gone by. */
  delivered(): Promise<void>;
  readonly status: Readable<BlobsStatus>;
}
