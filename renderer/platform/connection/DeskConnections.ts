/**
 * Everything this window holds open of one desk, and the truth about all of it: the documents on screen,
 * and the ones that are open only to bring to the host what was written in them before, here or in another
 * window. A document whose replica on this device holds unacknowledged changes is never without one of
 * these connections for long, so the worst of their statuses is what the desk's status line has to say.
 *
 * Windows tell each other when they have stored something (it reaches the replica they share); what one of
 * them leaves behind, closed or crashed, another takes in and delivers. Nothing has to happen exactly once:
 * Yjs takes what it has as no news. Nothing here needs a browser.
 */
import type { SafetyStatus } from '../../../shared/platform/DocumentConnection.ts';
import type { Readable } from '../../../shared/platform/Readable.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { LiveConnection } from './connectDocument.ts';
import { closeWhenDelivered } from './deliver.ts';
import { sameStatus, worseOf } from './worseOf.ts';

/** Changes of one document that wait in its replica on this device. */
export interface Left {
  readonly documentId: string;
  readonly waiting: number;
  /** Key of the row that has waited longest. */
  readonly oldest: number;
}

/** What the windows of a desk on one device tell each other. */
export type Told =
  /** A window stored changes. `stuck`: it cannot bring them to the host now. */
  | { readonly kind: 'stored'; readonly documentId: string; readonly stuck: boolean }
  /** A window is being closed. */
  | { readonly kind: 'left' }
  /** A window has changed what is kept beside a replica. */
  | { readonly kind: 'noted'; readonly documentId: string }
  /** The host has answered a window. */
  | { readonly kind: 'host' };

export interface DeskOptions {
  /** `join`: fetch the document if it is not here; else only what is here is delivered. */
  open(documentId: string, join: boolean): LiveConnection;
  /** What waits in the replicas on this device, of one document or of all. Rejects where there are none. */
  left(documentId?: string): Promise<readonly Left[]>;
  /** To the other windows. */
  tell(told: Told): void;
}

interface Held {
  readonly documentId: string;
  readonly connection: LiveConnection;
  /** On screen. */
  shown: boolean;
  /** What the replica was found to hold when this was opened only to deliver it. */
  readonly found: number;
  last: SafetyStatus;
}

/** Another window is given this long to store or deliver its own change, in ms. */
const PATIENCE_MS = 2_000;
const NOTHING: SafetyStatus = { stage: 'safe', waiting: 0, connected: true, trouble: null };

export class DeskConnections {
  readonly #options: DeskOptions;
  readonly #held = new Set<Held>();
  /** Changes of documents that the host refused: nobody is on the way with them, and they are not safe. */
  readonly #refused = new Map<string, number>();
  readonly #oldest = new Map<string, number>();
  readonly #patient = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #status = writable<SafetyStatus>({ ...NOTHING, stage: 'opening', connected: false });
  #scanning: Promise<void> | null = null;
  #scanAgain = false;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** Of everything of this desk on this device. */
  get status(): Readable<SafetyStatus> {
    return this.#status;
  }

  /** Holds a document open for a screen; `leave` lets go once what waits is delivered. */
  show(documentId: string): { connection: LiveConnection; leave: () => Promise<void> } {
    const held = this.#hold(documentId, true, 0);
    void this.scan();
    return {
      connection: held.connection,
      leave: () => {
        held.shown = false;
        return this.#letGo(held);
      },
    };
  }

  /** The network, the window or the host is said to be back. */
  retryNow(): void {
    for (const { connection } of this.#held) connection.retryNow();
  }

  /** Looks through all replicas for what waits, and sees to it. */
  scan(): Promise<void> {
    if (this.#scanning !== null) {
      this.#scanAgain = true;
      return this.#scanning;
    }
    this.#scanning = this.#look().finally(() => {
      this.#scanning = null;
      if (!this.#scanAgain) return;
      this.#scanAgain = false;
      void this.scan();
    });
    return this.#scanning;
  }

  /** What another window said. */
  hear(told: Told): void {
    if (told.kind === 'host') this.retryNow();
    else if (told.kind === 'noted') this.#lookAtNotes(told.documentId);
    else if (told.kind === 'left') {
      void this.scan();
      // Its last words may still be on their way into the replica.
      setTimeout(() => void this.scan(), PATIENCE_MS);
    }
    if (told.kind !== 'stored') return;
    if (told.stuck) void this.#look(told.documentId);
    else this.#waitFor(told.documentId);
  }

  #lookAtNotes(documentId: string): void {
    for (const held of this.#held) if (held.documentId === documentId) void held.connection.notes.look();
  }

  #hold(documentId: string, shown: boolean, found: number): Held {
    const connection = this.#options.open(documentId, shown);
    const held: Held = { documentId, connection, shown, found, last: connection.status.get() };
    this.#held.add(held);
    connection.status.subscribe(() => this.#changed(held));
    void connection.closed.then(() => {
      this.#held.delete(held);
      const { waiting, trouble } = held.last;
      if (trouble?.kind === 'refused' && waiting > 0) this.#refused.set(documentId, waiting);
      this.#tell();
    });
    this.#tell();
    return held;
  }

  async #letGo(held: Held): Promise<void> {
    this.#tell();
    await closeWhenDelivered(held.connection);
  }

  #changed(held: Held): void {
    const before = held.last;
    const now = held.connection.status.get();
    held.last = now;
    if (now.connected && !before.connected && held.shown) {
      // One line that came back says that the host is there: the others need not wait for their next attempt.
      this.#options.tell({ kind: 'host' });
      this.retryNow();
      void this.scan();
    }
    // By now the replica says which seminar this is, and what lies elsewhere may belong here.
    if (held.shown && before.stage === 'opening' && now.stage !== 'opening')
      setTimeout(() => void this.scan(), PATIENCE_MS);
    if (held.shown && now.stage === 'device' && (before.stage !== 'device' || before.waiting < now.waiting)) {
      const stuck = !now.connected || now.trouble !== null;
      this.#options.tell({ kind: 'stored', documentId: held.documentId, stuck });
    }
    if (now.waiting === 0 && now.stage === 'safe') this.#refused.delete(held.documentId);
    this.#tell();
  }

  async #look(documentId?: string): Promise<void> {
    let found: readonly Left[];
    try {
      found = await this.#options.left(documentId);
    } catch (error) {
      // No IndexedDB, nothing left behind; the connections themselves say so on the status line.
      console.warn('Changes left by other windows could not be looked for:', error);
      return;
    }
    if (documentId === undefined) {
      for (const id of this.#refused.keys())
        if (!found.some((left) => left.documentId === id)) this.#refused.delete(id);
    }
    await Promise.all(found.map((left) => this.#take(left)));
    this.#tell();
  }

  async #take({ documentId, waiting }: Left): Promise<void> {
    const open = [...this.#held].find((held) => held.documentId === documentId);
    if (open === undefined) {
      void this.#letGo(this.#hold(documentId, false, waiting));
      return;
    }
    await open.connection.lookAgain().catch((error: unknown) => {
      // The store fails: its own writer tries again and tells.
      console.warn('The replica could not be looked at again:', error);
    });
  }

  /** A window with a line delivers its own changes; only what does not move is taken from it. */
  #waitFor(documentId: string): void {
    if (this.#patient.has(documentId)) return;
    const look = async () => {
      this.#patient.delete(documentId);
      const [left] = await this.#options.left(documentId).catch(() => []);
      const before = this.#oldest.get(documentId);
      if (left === undefined) {
        this.#oldest.delete(documentId);
        return;
      }
      this.#oldest.set(documentId, left.oldest);
      if (left.oldest === before) await this.#take(left);
      else this.#waitFor(documentId);
    };
    this.#patient.set(
      documentId,
      setTimeout(() => void look(), PATIENCE_MS),
    );
  }

  #tell(): void {
    const now = this.#overall();
    if (!sameStatus(now, this.#status.get())) this.#status.set(now);
  }

  #overall(): SafetyStatus {
    const perDocument = new Map<string, SafetyStatus>();
    for (const held of this.#held) {
      const status = held.shown ? held.last : behindTheScreen(held);
      const before = perDocument.get(held.documentId);
      // Two of the same document stand on the same replica and count the same changes.
      const both = before === undefined ? status : worseOf(before, status);
      perDocument.set(held.documentId, {
        ...both,
        waiting: Math.max(before?.waiting ?? 0, status.waiting),
      });
    }
    for (const [documentId, waiting] of this.#refused) {
      if (!perDocument.has(documentId)) perDocument.set(documentId, { ...NOTHING, stage: 'device', waiting });
    }
    if (perDocument.size === 0) return this.#status.get();
    return [...perDocument.values()].reduce(worseOf);
  }
}

/** What a document that is on no screen adds: its changes, and only trouble that may lose them. */
function behindTheScreen({ last, found }: Held): SafetyStatus {
  if (last.stage === 'opening')
    return found === 0 ? NOTHING : { ...NOTHING, stage: 'device', waiting: found };
  if (last.waiting === 0) return NOTHING;
  return {
    stage: last.stage,
    waiting: last.waiting,
    // Whether there is a line is for the documents on screen to say; what waits is said by the stage.
    connected: true,
    trouble: last.trouble?.kind === 'refused' ? null : last.trouble,
  };
}
