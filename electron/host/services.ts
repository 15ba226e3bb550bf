/**
 * The contracts between the rooms of the host: what the HTTP routes, the wire and the exports offer each
 * other. Only types live here.
 */
import type { Server } from 'node:http';
import type * as Y from 'yjs';
import type { Guard } from './guard.ts';
import type { LogPosition, UpdateLog } from './log/UpdateLog.ts';

/** Documents that are open in memory. */
export interface Rooms {
  /**
   * Edits a document through its live room, so that everyone connected sees it, in one transaction.
   * Resolves after COMMIT. A document without updates yet is created by the first edit.
   */
  edit(documentId: string, change: (doc: Y.Doc) => void): Promise<void>;
}

/** Hears from the wire how far the copies on devices have come. `device` is its proof: a secret. */
export interface ReplicaWatcher {
  /** By its own word a device has everything of the document up to here (0: nothing, or it cannot tell). */
  claimed(documentId: string, device: string, position: LogPosition): void;
  /** Everything up to here has arrived there. Said again while it is connected. */
  reached(documentId: string, device: string, position: LogPosition): void;
}

export interface WireOptions {
  /** The wire listens to 'upgrade' on it and answers only `/y/<documentId>`. */
  readonly server: Server;
  readonly log: UpdateLog;
  readonly guard: Guard;
  /** Whether a document may be joined: the seminar's index, and what the log holds. */
  readonly knows: (documentId: string) => boolean;
  readonly report: (line: string) => void;
  readonly replicas?: ReplicaWatcher;
  /** Called with what is about to leave memory. */
  readonly closing?: (documentId: string, doc: Y.Doc) => void;
}

export interface Wire {
  readonly rooms: Rooms;
  /** Lets everyone go (1012) and resolves when no room holds an unsent update. */
  close(): Promise<void>;
}
