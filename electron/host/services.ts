/**
 * The contracts between the rooms of the host: what the HTTP routes, the wire and the exports offer each
 * other. Only types live here.
 */
import type { Server } from 'node:http';
import type * as Y from 'yjs';
import type { Guard } from './guard.ts';
import type { UpdateLog } from './log/UpdateLog.ts';

/** Documents that are open in memory. */
export interface Rooms {
  /**
   * Edits a document through its live room, so that everyone connected sees it, in one transaction.
   * Resolves after COMMIT. A document without updates yet is created by the first edit.
   */
  edit(documentId: string, change: (doc: Y.Doc) => void): Promise<void>;
}

export interface WireOptions {
  /** The wire listens to 'upgrade' on it and answers only `/y/<documentId>`. */
  readonly server: Server;
  readonly log: UpdateLog;
  readonly guard: Guard;
  /** Whether a document may be joined: the seminar's index, and what the log holds. */
  readonly knows: (documentId: string) => boolean;
  readonly report: (line: string) => void;
}

export interface Wire {
  readonly rooms: Rooms;
  /** Lets everyone go (1012) and resolves when no room holds an unsent update. */
  close(): Promise<void>;
}
