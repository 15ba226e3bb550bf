/**
 * Looks at a Yjs update before it touches the document. Yjs itself accepts anything: it parks what builds
 * on unknown text (and never says so), takes structs in anybody's name, and lets a forged "nothing was
 * here" (GC) erase text that its author has yet to send. Rules W20 to W26 of shared/sync/SPEC.md.
 */
import * as Y from 'yjs';
import { MAX_CLOCK } from '../../../shared/sync/limits.ts';
import type { Refusal } from '../../../shared/sync/refusals.ts';

/** Whether this connection may add structs of that client id. */
export type MayWrite = (client: number) => 'own' | 'forward' | 'no';

export type UpdateVerdict =
  | {
      readonly ok: true;
      /** For every client id with new structs, the clock the document must reach once it is applied. */
      readonly ends: ReadonlyMap<number, number>;
    }
  | { readonly ok: false; readonly reason: Refusal; readonly message: string };

const refuse = (reason: Refusal, message: string): UpdateVerdict => ({ ok: false, reason, message });

/** About 3 µs for a keystroke. Reads the document, changes nothing. */
export function checkUpdate(doc: Y.Doc, update: Uint8Array, mayWrite: MayWrite): UpdateVerdict {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return refuse('protocol', 'a change that cannot be read');
  }
  const ends = new Map<number, number>();
  const known = (client: number) => ends.get(client) ?? Y.getState(doc.store, client);

  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    if (!Number.isSafeInteger(client) || !(struct.length > 0) || !(end <= MAX_CLOCK)) {
      return refuse('protocol', 'a change with an impossible clock');
    }
    if (struct instanceof Y.Skip) return refuse('gap', 'a change with a gap in it');
    if (clock > known(client)) return refuse('gap', 'a change whose predecessor is missing');
    if (end <= known(client)) continue;
    const right = mayWrite(client);
    if (right === 'no')
      return refuse('client-id', `a change in the name of client ${client}, who is somebody else`);
    // Only one's own text may be said to be gone: of others it would erase what they have yet to send.
    if (struct instanceof Y.GC && right !== 'own') {
      return refuse('protocol', `a change that erases text of client ${client} unseen`);
    }
    ends.set(client, end);
  }

  // Known structs too: Yjs looks their neighbours up before it sees that it has them.
  for (const item of decoded.structs) {
    if (!(item instanceof Y.Item)) continue;
    for (const needed of [item.origin, item.rightOrigin, item.parent instanceof Y.ID ? item.parent : null]) {
      if (needed === null) continue;
      const limit = needed.client === item.id.client ? item.id.clock : known(needed.client);
      // Within one client id only earlier clocks can be meant; Yjs would fall over anything else.
      if (needed.clock >= limit) return refuse('gap', 'a change that builds on missing text');
    }
  }
  for (const [client, ranges] of decoded.ds.clients) {
    for (const { clock, len } of ranges) {
      if (!(len >= 0) || clock + len > known(client)) return refuse('gap', 'a deletion of missing text');
    }
  }
  return { ok: true, ends };
}

/** Whether a checked update is in the document entirely, with nothing parked for later. */
export function isApplied(doc: Y.Doc, ends: ReadonlyMap<number, number>): boolean {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return false;
  for (const [client, end] of ends) if (Y.getState(doc.store, client) < end) return false;
  return true;
}
