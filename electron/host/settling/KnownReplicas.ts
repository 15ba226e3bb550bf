/**
 * What the host knows of the copies that others keep, and whom settling must wait for. A copy that lacks a
 * decision may hold work on the very text that settling would remove.
 */
import type { LogPosition } from '../log/UpdateLog.ts';

/** A copy of one document somewhere else. */
export interface KnownReplica {
  readonly id: string;
  /** Another host of the seminar: it is waited for, however long it is away. */
  readonly linked: boolean;
  /** When the host last heard from it, in milliseconds since 1970, by the host's watch. */
  readonly seen: number;
  /** It has everything up to here. */
  readonly position: LogPosition;
}

export interface KnownReplicas {
  of(documentId: string): readonly KnownReplica[];
}

/**
 * The copies that keep what was stored at `position` from being settled: linked ones that have not come so far,
 * and devices that have not although they were here within the absence that is allowed for. A device that stayed
 * away longer is not waited for: it may never come back.
 * @param absentSince who was last seen before is absent
 */
export function whoLacks(
  replicas: readonly KnownReplica[],
  position: LogPosition,
  absentSince: number,
): KnownReplica[] {
  return replicas.filter((one) => one.position < position && (one.linked || one.seen >= absentSince));
}
