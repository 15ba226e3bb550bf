/** What a session is given: its line, and what it needs of the host. */
import type { UpdateLog } from '../log/UpdateLog.ts';
import type { ReplicaWatcher } from '../services.ts';
import type { LiveRooms } from './LiveRooms.ts';

/** The line a session speaks over. */
export interface Line {
  send(frame: Uint8Array): void;
  /** Asks the other side for a pong that brings the mark back; `Session.arrived` follows. */
  probe(mark: string): void;
  close(code: number, reason: string): void;
}

export interface SessionOptions {
  readonly documentId: string;
  readonly line: Line;
  readonly rooms: LiveRooms;
  readonly log: UpdateLog;
  /** null: nobody wants to know how far devices have come. */
  readonly replicas: ReplicaWatcher | null;
  readonly knowsToken: (token: string) => boolean;
  readonly knows: (documentId: string) => boolean;
  readonly report: (line: string) => void;
  /** The token a stock client gave as subprotocol; null when the first message has to be a hello. */
  readonly token: string | null;
  /** Called once, when nothing is left to do. */
  readonly ended: () => void;
}
