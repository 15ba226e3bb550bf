/**
 * Presence messages entry by entry, in y-protocols' awareness encoding: a number of entries, each a client
 * id, a clock and a JSON text ('null' for someone who left). States stay text here: a host forwards them.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export interface PresenceEntry {
  readonly client: number;
  readonly clock: number;
  readonly state: string;
}

export const GONE = 'null';

export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}

/** null when the bytes are not presence, or a state is not JSON: a peer's screen would stumble over it. */
export function decodePresence(bytes: Uint8Array): PresenceEntry[] | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const entries: PresenceEntry[] = [];
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const state = decoding.readVarString(decoder);
      const value: unknown = JSON.parse(state);
      if (typeof value !== 'object' || Array.isArray(value)) return null;
      entries.push({ client, clock, state });
    }
    return entries;
  } catch {
    return null;
  }
}
