/**
 * What the host knows how to keep: for every document an append-only list of Yjs updates, in the order
 * they came. Nothing is told to be safe before it is committed to disk; the rules are in ../SPEC.md.
 */
import type { Readable } from '../../../shared/platform/Readable.ts';

/**
 * Place of an update in the log: a safe integer, growing, never used twice (not even after a crash),
 * one sequence for all documents. Gaps are normal. 0 is before everything.
 */
export type LogPosition = number;

/** Whether the log can store. While it cannot, updates are kept in memory, in order, and tried again. */
export type StoringStatus =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: StoringTrouble;
      /** One sentence a person can act on. */
      readonly message: string;
      /** Updates held in memory only. */
      readonly waiting: number;
    };

export type StoringTrouble = 'disk-full' | 'not-allowed' | 'disk-failed' | 'damaged' | 'busy';

/** Something in the stored files that is not what was written there. */
export interface Damage {
  readonly file: string;
  /** null where the file as a whole is concerned. */
  readonly document: string | null;
  /** One sentence in words. */
  readonly what: string;
  /** Made good from the second copy or a snapshot: no text is missing because of it. */
  readonly healed: boolean;
}

export interface StoredUpdate {
  readonly update: Uint8Array;
  readonly position: LogPosition;
}

export interface StoredDocument {
  /** Yjs V1 updates that together make the document (the first may be a snapshot), waiting ones included. */
  readonly updates: Uint8Array[];
  /** Position of the last of them; 0 for a document without updates. */
  readonly position: LogPosition;
  /** What was found wrong with this document's rows, now or when the log was opened. */
  readonly damage: readonly Damage[];
}

export type CompactResult =
  | { readonly ok: true; readonly removed: number; readonly bytes: number }
  /** 'damaged' and 'incomplete' (Yjs waits for structs it never got): nothing is thrown away then. */
  | {
      readonly ok: false;
      readonly reason: 'damaged' | 'incomplete' | 'unknown' | 'cannot-store';
      readonly message: string;
    };

export interface UpdateLog {
  /**
   * Takes a Yjs V1 update. `durable` resolves after COMMIT in both copies and never rejects: when storing
   * fails it stays pending, `status` says so, and the update is tried again (bounded back-off, next append).
   */
  append(
    documentId: string,
    update: Uint8Array,
  ): { readonly position: LogPosition; readonly durable: Promise<void> };
  readonly status: Readable<StoringStatus>;
  /** Everything of one document; of an unknown one, nothing. */
  read(documentId: string): StoredDocument;
  /** What came after `position`, in order; null when that was compacted away or the position is not this document's. */
  readSince(documentId: string, position: LogPosition): StoredUpdate[] | null;
  /** Position of the document's last update, 0 when it has none. */
  position(documentId: string): LogPosition;
  /** Updates a reader must apply beyond the newest snapshot: when to compact. */
  sinceSnapshot(documentId: string): number;
  /** Replaces old updates by a snapshot, in one transaction a copy; refuses where anything is damaged. */
  compact(documentId: string): CompactResult;
  /** Ids of all documents with at least one update, the seminar's index included. */
  documents(): string[];
  has(documentId: string): boolean;
  /** Everything found wrong since the log was opened. */
  damage(): readonly Damage[];
  /** Tries to store what waits, now. */
  flush(): Promise<StoringStatus>;
  /** Flushes and closes; tells whether anything was left in memory. */
  close(): Promise<StoringStatus>;
}
