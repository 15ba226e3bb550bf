/** How a reconnect goes on: rules W4 and W5 of shared/sync/SPEC.md. */
import * as Y from 'yjs';
import { checkOf } from '../../../shared/sync/stateCheck.ts';
import type { LogPosition, StoredUpdate, UpdateLog } from '../log/UpdateLog.ts';
import type { Room } from './Room.ts';

/** What was committed after the client's position, or null where that cannot be told. */
export function missedSince(
  room: Room,
  log: UpdateLog,
  since: LogPosition,
  check: number,
): StoredUpdate[] | null {
  if (since > room.position) return null;
  if (since === room.position && room.unsettled === 0 && check !== 0) {
    if (check !== checkOf(Y.decodeStateVector(Y.encodeStateVector(room.document)))) return null;
  }
  const updates = log.readSince(room.id, since);
  // What is not committed comes with everybody else's, when it is.
  return updates?.filter(({ position }) => position <= room.position) ?? null;
}
