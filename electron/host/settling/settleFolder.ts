/** Settling a data folder that no desk has open, or looking what would be settled, beside a running desk too. */
import { SEMINAR_INDEX_ID } from '../../../shared/seminar/SeminarIndex.ts';
import type { StartFailure } from '../Host.ts';
import { loadDocument } from '../log/snapshot.ts';
import type { UpdateLog } from '../log/UpdateLog.ts';
import { createLogRooms } from '../logRooms.ts';
import { openStore, openStoreForReading } from '../openStore.ts';
import { createIndexReader } from '../seminarIndex.ts';
import { SettlingNotes } from './SettlingNotes.ts';
import { countSettleable, ripenessOf, settleRipe, waitingDecisions } from './settleDocument.ts';

export interface SettleRequest {
  readonly dataFolder: string;
  /** One document; all of them where left out. */
  readonly document?: string;
  /** Days, null for never; as it is kept with the seminar where left out. */
  readonly after?: number | null;
  /** Only look. */
  readonly dryRun: boolean;
}

export interface SettledDocument {
  readonly id: string;
  readonly title: string;
  /** Suggestions that were settled, or would be. */
  readonly settled: number;
  /** Decisions that are not old enough, and when the next of them is (milliseconds since 1970; null for none). */
  readonly young: number;
  readonly nextAt: number | null;
  /** Decisions that are old enough, and devices seen since that have not got them. */
  readonly held: number;
  readonly devices: number;
  /** Changes of it are missing: it is left alone. */
  readonly damaged: boolean;
}

export type SettleResult =
  | { readonly ok: true; readonly after: number | null; readonly documents: readonly SettledDocument[] }
  | { readonly ok: false; readonly reason: 'unknown'; readonly message: string }
  | StartFailure;

/** Resolves after everything is on disk. */
export async function settleFolder(request: SettleRequest): Promise<SettleResult> {
  const opened = request.dryRun ? openStoreForReading(request.dataFolder) : openStore(request.dataFolder);
  if (!opened.ok) return opened;
  const { log, folder, close } =
    'store' in opened ? opened.store : { ...opened, close: () => opened.log.close() };
  try {
    const index = createIndexReader(log);
    const ids = log.documents().filter((id) => id !== SEMINAR_INDEX_ID && (request.document ?? id) === id);
    if (request.document !== undefined && ids.length === 0) {
      const message = `There is no document ${request.document} in this folder. \`rapporteur documents\` lists them.`;
      return { ok: false, reason: 'unknown', message };
    }
    const notes = new SettlingNotes(folder.settlingFile);
    const after = request.after === undefined ? index.settleAfter() : request.after;
    const documents: SettledDocument[] = [];
    for (const id of ids) {
      const title = index.read().documents.find((one) => one.id === id)?.title ?? id;
      documents.push({ id, title, ...(await settleOne({ log, notes, id, after, dryRun: request.dryRun })) });
    }
    if (!request.dryRun) notes.save();
    return { ok: true, after, documents };
  } finally {
    await close();
  }
}

interface One {
  readonly log: UpdateLog;
  readonly notes: SettlingNotes;
  readonly id: string;
  readonly after: number | null;
  readonly dryRun: boolean;
}

async function settleOne({
  log,
  notes,
  id,
  after,
  dryRun,
}: One): Promise<Omit<SettledDocument, 'id' | 'title'>> {
  const now = Date.now();
  const stored = log.read(id);
  const { doc, missing } = loadDocument(stored.updates);
  try {
    const damaged = missing || stored.damage.some(({ healed }) => !healed);
    const nothing = { settled: 0, young: 0, nextAt: null, held: 0, devices: 0 };
    if (damaged) return { ...nothing, damaged };
    notes.look(id, waitingDecisions(doc), now, log.position(id));
    const { ripe, held, holders, nextAt } = ripenessOf(notes, id, after, now);
    const young = notes.decisionsOf(id).size - ripe.size - held.size;
    const settled = dryRun
      ? countSettleable(doc, ripe)
      : await settleRipe(createLogRooms(log).edit, id, ripe);
    return {
      settled,
      young,
      nextAt: Number.isFinite(nextAt) ? nextAt : null,
      held: held.size,
      devices: holders.length,
      damaged,
    };
  } finally {
    doc.destroy();
  }
}
