/**
 * What a device keeps of pictures, for all documents of a desk: their bytes, and which of them the host does not have
 * yet. Two implementations, one suite (blobDisk.test.ts): IndexedDB in the browser, plain memory in tests.
 */
import type { PictureBlob } from '../../../shared/platform/BlobStore.ts';

export interface KeptBlob {
  readonly hash: string;
  /** The host is not known to have it. */
  readonly waiting: boolean;
}

/** Opens it; `lost` is called once when what it holds can no longer be relied on (deleted, or closed from elsewhere). */
export type OpenBlobDisk = (lost: () => void) => Promise<BlobDisk>;

/** Every method rejects when the device fails; what was asked has not happened then. */
export interface BlobDisk {
  /** Everything that is kept, without the bytes. */
  list(): Promise<readonly KeptBlob[]>;
  /** null where there is none. */
  read(hash: string): Promise<PictureBlob | null>;
  /**
   * On disk when it resolves. One that is kept already stays as it is, waiting or not. Where there is no room, those
   * that the host has and that were not read for longest make some.
   */
  keep(blob: PictureBlob, waiting: boolean): Promise<void>;
  /** Whether the host is known to have it; nothing where it is not kept. */
  mark(hash: string, waiting: boolean): Promise<void>;
  close(): void;
}
