/**
 * A document held open: its replica, its presence, and the truth about where its changes are.
 */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Readable } from './Readable.ts';

/** Where the furthest-behind of one's own changes is. Never further than is known for certain. */
export type SafetyStage =
  /** The replica is being read or fetched. */
  | 'opening'
  /** In this window's memory only (this device's store has not confirmed). */
  | 'memory'
  /** Stored on this device; not yet received by the host. */
  | 'device'
  /** Received by the host; its store has not confirmed. */
  | 'host'
  /** The host committed it to disk. */
  | 'safe';

export type ConnectionTrouble =
  /** The host answers but cannot store (disk full, failing store): editing goes on, nothing is acknowledged. */
  | { readonly kind: 'host-cannot-store'; readonly reason: string }
  /** This device's own store fails: closing the window would lose what is not safe on the host. */
  | { readonly kind: 'device-cannot-store'; readonly reason: string }
  /** The host will not let us in, and trying again will not help. */
  | { readonly kind: 'refused'; readonly reason: 'token' | 'unknown-document' | 'protocol' | 'too-large' };

export interface SafetyStatus {
  readonly stage: SafetyStage;
  /** Own changes (Yjs transactions of this and earlier sessions of this device) not yet safe on the host. */
  readonly waiting: number;
  readonly connected: boolean;
  readonly trouble: ConnectionTrouble | null;
}

/** Small values kept beside the replica on this device, by name; shared by its windows, gone with the replica. */
export interface DeviceNotes {
  /** Undefined until it has been read, null where there is none. Whoever reads it checks it. */
  watch(name: string): Readable<unknown>;
  /** `next` is given what is there and gives what is to be there; null takes it away. Never rejects. */
  change(name: string, next: (before: unknown) => unknown): Promise<void>;
}

export interface DocumentConnection {
  readonly doc: Y.Doc;
  /** State shape: `PresenceState`. */
  readonly awareness: Awareness;
  readonly status: Readable<SafetyStatus>;
  /** Whether everything the host had when the line came up is in the replica. */
  readonly caughtUp: Readable<boolean>;
  /** Under `returned`: what both sides touched while apart (`shared/changes/returning`). */
  readonly notes: DeviceNotes;
  /** Resolves when there is a text to show: from this device's store, or from the host at a first join. */
  readonly ready: Promise<void>;
  /** Resolves when what could be stored on this device has been. */
  close(): Promise<void>;
}

export interface Person {
  /** Random, made once for this device and person. */
  readonly id: string;
  readonly name: string;
  readonly delegation: string;
}

export interface PresenceState {
  readonly person: Person;
  /** On the seminar's own connection: the document the person has open. */
  readonly document?: string | null;
  /** On a document's connection: encoded relative positions (`Y.encodeRelativePosition`, base64), anchor then head. */
  readonly cursor?: readonly [string, string] | null;
}
