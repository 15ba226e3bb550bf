/**
 * The changes of this device that are not known to be safe on the host, and how far each has come. The
 * status line is computed from here, so it can never say more than what was confirmed.
 */
import * as Y from 'yjs';
import type { SafetyStage } from '../../../shared/platform/DocumentConnection.ts';
import { CLIENT_BATCH, CLIENT_IN_FLIGHT } from '../../../shared/sync/limits.ts';
import type { StoredRow } from './ReplicaStore.ts';
import type { PendingRow } from './StoreWriter.ts';

/** Merging sorts again for every struct: beyond this many updates at once it gets slow. */
const MERGE_AT_MOST = 500;

interface Change extends PendingRow {
  /** Number of the message it went out with on this connection; null while it has not. */
  sentAs: number | null;
  received: boolean;
}

export class OwnChanges {
  #changes: Change[] = [];
  #sent = 0;
  #received = 0;

  /** Takes in a change; the row is for the store writer. */
  add(update: Uint8Array, waiting: 'own' | 'early', key: number | null = null): PendingRow {
    const change: Change = { update, waiting, own: waiting === 'own', key, sentAs: null, received: false };
    this.#changes.push(change);
    return change;
  }

  /** Rows this device has not confirmed. */
  unstored(): PendingRow[] {
    return this.#changes.filter((change) => change.key === null);
  }

  /** Whether the row of the store with this key is among them. */
  has(key: number): boolean {
    return this.#changes.some((change) => change.key === key);
  }

  /** This device's store is gone: none of them is on this device any more. */
  forgetKeys(): void {
    for (const change of this.#changes) change.key = null;
  }

  /** A row of a store that was opened anew: whether it is one of these, which then has its place there. */
  recognise({ key, update }: StoredRow): boolean {
    const same = this.#changes.find((change) => change.key === null && equalBytes(change.update, update));
    if (same !== undefined) same.key = key;
    return same !== undefined;
  }

  /** Own changes not safe on the host. What is only forwarded for others does not count. */
  get waiting(): number {
    let count = 0;
    for (const change of this.#changes) if (change.waiting === 'own') count++;
    return count;
  }

  get empty(): boolean {
    return this.#changes.length === 0;
  }

  /** Where the furthest-behind own change is. */
  stage(): Exclude<SafetyStage, 'opening'> {
    let stage: Exclude<SafetyStage, 'opening'> = 'safe';
    for (const change of this.#changes) {
      if (change.waiting !== 'own') continue;
      if (change.received) stage = stage === 'safe' ? 'host' : stage;
      else if (change.key === null) return 'memory';
      else stage = 'device';
    }
    return stage;
  }

  /** A new connection: nothing is known to have arrived. */
  restart(): void {
    this.#sent = 0;
    this.#received = 0;
    for (const change of this.#changes) {
      change.sentAs = null;
      change.received = false;
    }
  }

  /** The next message to send, or null when there is nothing or enough is under way. */
  next(): Uint8Array | null {
    if (this.#sent - this.#received >= CLIENT_IN_FLIGHT) return null;
    const first = this.#changes.findIndex((change) => change.sentAs === null);
    if (first === -1) return null;
    let end = first;
    let size = 0;
    for (; end < this.#changes.length && end - first < MERGE_AT_MOST; end++) {
      size += (this.#changes[end] as Change).update.length;
      if (end > first && size > CLIENT_BATCH) break;
    }
    let batch = this.#changes.slice(first, end);
    let update = merged(batch);
    if (update === null) {
      batch = batch.slice(0, 1);
      update = (batch[0] as Change).update;
    }
    this.#sent++;
    for (const change of batch) change.sentAs = this.#sent;
    return update;
  }

  /** One message that holds everything was sent: the answer to the host's state vector. */
  sentAll(): void {
    this.#sent++;
    for (const change of this.#changes) change.sentAs = this.#sent;
  }

  received(count: number): void {
    this.#received = Math.max(this.#received, count);
    for (const change of this.#changes) {
      if (change.sentAs !== null && change.sentAs <= count) change.received = true;
    }
  }

  /** Gives back the rows that need not wait any longer. */
  durable(count: number): PendingRow[] {
    this.received(count);
    const done = this.#changes.filter((change) => change.sentAs !== null && change.sentAs <= count);
    if (done.length > 0) {
      this.#changes = this.#changes.filter((change) => change.sentAs === null || change.sentAs > count);
    }
    return done;
  }

  /** What the host gave out before it could store is stored now. */
  early(): PendingRow[] {
    const done = this.#changes.filter((change) => change.waiting === 'early');
    if (done.length > 0) this.#changes = this.#changes.filter((change) => change.waiting !== 'early');
    return done;
  }
}

/** One update out of several; null when they do not join up (a host refuses updates with gaps). */
function merged(batch: readonly Change[]): Uint8Array | null {
  const [first] = batch;
  if (batch.length === 1 && first !== undefined) return first.update;
  const update = Y.mergeUpdates(batch.map((change) => change.update));
  return Y.decodeUpdate(update).structs.some((struct) => struct instanceof Y.Skip) ? null : update;
}

const equalBytes = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
