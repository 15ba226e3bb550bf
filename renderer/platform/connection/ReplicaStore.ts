/**
 * What a device keeps of one document: an append-only list of Yjs updates, some of them still waiting for
 * the host to have them safe. Two implementations, one suite (replicaStore.test.ts): IndexedDB in the
 * browser and plain memory in tests. A Yjs client id is never kept: the same id in two places silently
 * splits a document for ever.
 */

import type { ApartPeriod, ApartStep } from './apart.ts';

/** 'own': made here, not known to be safe on the host. 'early': of others, given out by the host before it could store. */
export type Waiting = 'own' | 'early' | null;

export interface StoredRow {
  readonly key: number;
  readonly update: Uint8Array;
  readonly waiting: Waiting;
  /** Made on this device, safe by now or not. */
  readonly own: boolean;
}

export interface StoredReplica {
  /** In the order they were written. */
  readonly rows: readonly StoredRow[];
  /** Log position of the host up to which the rows have everything; null when none is known. */
  readonly position: number | null;
  /** Random bytes that prove this device to the host; made once, shared by its windows. */
  readonly device: Uint8Array;
  /** When the two were apart, as far as that is still to be compared (see apart.ts). */
  readonly apart: readonly ApartPeriod[];
}

export interface StoreWrite {
  /** `own`: made here although it no longer waits. */
  readonly append: readonly {
    readonly update: Uint8Array;
    readonly waiting: Waiting;
    readonly own?: boolean;
  }[];
  /** Rows that are safe on the host now: they stay, but no longer wait. */
  readonly settle: readonly number[];
  /** Moves forward only (another window may be ahead); null leaves it, 'unknown' forgets it. */
  readonly position: number | null | 'unknown';
  /** After the rest. */
  readonly apart?: ApartStep;
}

/** What was stored may be gone: the store was deleted or closed by somebody else. */
export class ReplicaLost extends Error {}

/** Opens the store; `lost` is called once, at once, when what it holds can no longer be relied on. */
export type OpenStore = (lost: (error: ReplicaLost) => void) => Promise<ReplicaStore>;

/** Every method rejects when the store fails; what was asked has not happened then. */
export interface ReplicaStore {
  /** `device`: what this device has proved itself with so far, kept where the store has nothing yet. */
  read(device?: Uint8Array): Promise<StoredReplica>;
  /** The rows written after the one with this key, by whichever window, in order. */
  since(key: number): Promise<readonly StoredRow[]>;
  /** One transaction, on disk when it resolves. Gives the keys of the appended rows. */
  write(change: StoreWrite): Promise<number[]>;
  /** One transaction: a snapshot takes the place of the rows it holds, and the key of the last of them. */
  replace(keys: readonly number[], snapshot: Uint8Array): Promise<void>;
  /** A small value kept beside the rows; null where there is none. */
  note(name: string): Promise<unknown>;
  /** One transaction; null takes the value away. Gives what is there now. */
  changeNote(name: string, next: (before: unknown) => unknown): Promise<unknown>;
  close(): void;
}
