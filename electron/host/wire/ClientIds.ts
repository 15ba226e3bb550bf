/**
 * Who may write with which Yjs client id in one room. An id belongs to the connection that introduced
 * itself with it, and beyond that to its device, which proves itself with random bytes nobody else sees.
 * Ids that nobody claims may be forwarded: a replica legitimately carries the text of others and of its
 * own earlier sessions. Rules W21 to W24 of shared/sync/SPEC.md.
 */

/** What the ids need to know of a connection. */
export interface Writer {
  /** Proof of the device in text form; null for a stock client, which has none. */
  readonly device: string | null;
}

interface Owner {
  readonly device: string | null;
  writer: Writer | null;
}

export class ClientIds {
  readonly #owners = new Map<number, Owner>();

  /** Binds an id to a connection. 'taken' when it is somebody else's; `replaces` is this device's older connection. */
  claim(client: number, writer: Writer): { readonly ok: boolean; readonly replaces: Writer | null } {
    const owner = this.#owners.get(client);
    if (owner === undefined) {
      this.#owners.set(client, { device: writer.device, writer });
      return { ok: true, replaces: null };
    }
    if (owner.writer === writer) return { ok: true, replaces: null };
    if (owner.device === null ? owner.writer !== null : owner.device !== writer.device)
      return { ok: false, replaces: null };
    const replaces = owner.writer;
    this.#owners.set(client, { device: writer.device, writer });
    return { ok: true, replaces };
  }

  /** The live connection an id is bound to. */
  holder(client: number): Writer | null {
    return this.#owners.get(client)?.writer ?? null;
  }

  mayWrite(client: number, writer: Writer): 'own' | 'forward' | 'no' {
    const owner = this.#owners.get(client);
    if (owner === undefined) return 'forward';
    if (owner.writer === writer) return 'own';
    if (owner.device !== null) return owner.device === writer.device ? 'own' : 'no';
    return owner.writer === null ? 'forward' : 'no';
  }

  /** A connection is gone: stock ids are free again, a device keeps its own. */
  release(writer: Writer): void {
    for (const [client, owner] of this.#owners) {
      if (owner.writer !== writer) continue;
      if (owner.device === null) this.#owners.delete(client);
      else owner.writer = null;
    }
  }
}
