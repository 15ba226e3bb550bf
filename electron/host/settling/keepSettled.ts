/**
 * The host's job that settles what was decided long ago: from time to time for all documents, and for one when
 * its room closes. Rules S1 to S9 of ../SPEC.md. A document is looked through again only when something in it
 * changed, and settled only when a decision that has become ripe was not tried on its present text.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type * as Y from 'yjs';
import { SEMINAR_INDEX_ID } from '../../../shared/seminar/SeminarIndex.ts';
import { loadDocument } from '../log/snapshot.ts';
import { describeTrouble } from '../log/troubles.ts';
import type { LogPosition, UpdateLog } from '../log/UpdateLog.ts';
import type { ReplicaWatcher } from '../services.ts';
import type { SettlingNotes } from './SettlingNotes.ts';
import type { Edit } from './settleDocument.ts';
import { ripenessOf, settleRipe, waitingDecisions } from './settleDocument.ts';

export interface SettlingOptions {
  readonly log: UpdateLog;
  readonly notes: SettlingNotes;
  readonly edit: Edit;
  /** A look at a document that is open in memory; false where it is not. */
  readonly peek: (documentId: string, look: (doc: Y.Doc) => void) => boolean;
  /** Days; null for never. Asked anew each time. */
  readonly after: () => number | null;
  readonly titleOf: (documentId: string) => string;
  readonly report: (line: string) => void;
  readonly everyMs: number;
  /** After the host was opened nothing is settled for so long: who was here before comes back first. */
  readonly firstMs: number;
}

export interface Settling extends ReplicaWatcher {
  /** A room is about to close: its document is looked through while it is still in memory. */
  closing(documentId: string, doc: Y.Doc): void;
  stop(): void;
}

export function keepSettled(options: SettlingOptions): Settling {
  const { log, notes, edit, peek, after, titleOf, report } = options;
  /** Ripe decisions that could not be settled as the text is: a part of theirs is still open. */
  const tried = new Map<string, { readonly position: LogPosition; readonly ripe: ReadonlySet<string> }>();
  /** Devices that were told to be waited for, by document. */
  const told = new Map<string, string>();
  /** Documents at which something failed: said once. */
  const failed = new Set<string>();
  let stopped = false;
  let busy = false;
  let saving = true;

  const look = (id: string, doc: Y.Doc) =>
    notes.look(id, waitingDecisions(doc), Date.now(), log.position(id));

  function lookIfNeeded(id: string): void {
    const now = Date.now();
    const unknown = notes.lookedUpTo(id) !== log.position(id);
    const ahead = [...notes.decisionsOf(id).values()].some(({ at }) => at > now);
    if (!unknown && !ahead) return;
    if (peek(id, (doc) => look(id, doc))) return;
    const { doc } = loadDocument(log.read(id).updates);
    look(id, doc);
    doc.destroy();
  }

  function tellHolders(id: string, { held, holders }: ReturnType<typeof ripenessOf>, days: number): void {
    const key = held.size === 0 ? '' : holders.map((one) => one.id).join();
    if (key === (told.get(id) ?? '')) return;
    told.set(id, key);
    if (key === '') return;
    report(
      `${titleOf(id)}: ${held.size} decision(s) older than ${days} days are not settled yet, because ${holders.length} device(s) seen since have not got them.`,
    );
  }

  /** What is missing may be what somebody proposed on the very text that would go. */
  const lacksChanges = (id: string) =>
    log.damage().some(({ document, healed }) => !healed && (document === id || document === null));

  async function settleOne(id: string): Promise<void> {
    if (lacksChanges(id)) return;
    lookIfNeeded(id);
    const days = after();
    const ripeness = ripenessOf(notes, id, days, Date.now());
    if (days === null) return;
    tellHolders(id, ripeness, days);
    const before = tried.get(id);
    const isNew = (decision: string) =>
      before === undefined || before.position !== log.position(id) || !before.ripe.has(decision);
    if (![...ripeness.ripe].some(isNew)) return;
    const settled = await settleRipe(edit, id, ripeness.ripe, () => stopped);
    tried.set(id, { position: log.position(id), ripe: ripeness.ripe });
    if (settled > 0) report(`${titleOf(id)}: settled ${settled} suggestion(s)${since(days)}.`);
  }

  function fail(id: string, error: unknown): void {
    if (failed.has(id)) return;
    failed.add(id);
    report(`${titleOf(id)} cannot be settled: ${error instanceof Error ? error.stack : String(error)}`);
  }

  function save(): void {
    try {
      notes.save();
      saving = true;
    } catch (error) {
      // Said once; the log's own trouble is told elsewhere.
      if (saving) report(`The notes for settling are not stored: ${describeTrouble(error).message}`);
      saving = false;
    }
  }

  async function run(only?: string): Promise<void> {
    if (busy || stopped || !log.status.get().ok) return;
    busy = true;
    try {
      for (const id of only === undefined ? log.documents() : [only]) {
        if (stopped) return;
        if (id !== SEMINAR_INDEX_ID) await settleOne(id).catch((error: unknown) => fail(id, error));
        // Looking at a long text takes a while; whoever types comes first.
        await nextTurn();
      }
      save();
    } finally {
      busy = false;
    }
  }

  const opened = performance.now();
  const isEarly = () => performance.now() - opened < options.firstMs;
  const first = setTimeout(() => void run(), options.firstMs);
  const timer = setInterval(() => isEarly() || void run(), options.everyMs);
  first.unref();
  timer.unref();
  let soon: NodeJS.Timeout | null = null;

  return {
    closing(id, doc) {
      if (id === SEMINAR_INDEX_ID || stopped) return;
      if (notes.lookedUpTo(id) !== log.position(id)) look(id, doc);
      if (!isEarly()) void run(id);
    },
    claimed(documentId, device, position) {
      notes.claimed(documentId, device, position, Date.now());
      // What makes settling wait has to outlive the host; many come back at once.
      soon ??= setTimeout(() => {
        soon = null;
        save();
      }, 1000).unref();
    },
    reached: (documentId, device, position) => notes.reached(documentId, device, position, Date.now()),
    stop() {
      stopped = true;
      clearTimeout(first);
      clearInterval(timer);
      if (soon !== null) clearTimeout(soon);
      save();
    },
  };
}

const since = (days: number): string => (days === 0 ? '' : ` decided at least ${days} day(s) ago`);
