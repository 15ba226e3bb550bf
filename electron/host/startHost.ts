/**
 * The host of one seminar: a data folder opened, an HTTP server and the wire on this machine's loopback
 * address. Everything is opened in order, and closed again in reverse when a later step fails.
 */
import { SEMINAR_INDEX_ID } from '../../shared/seminar/SeminarIndex.ts';
import { setSettleAfter } from '../../shared/seminar/settleAfter.ts';
import type { Desk } from './createSeminar.ts';
import { readToken } from './dataFolder.ts';
import { createExportJobs } from './exportJobs.ts';
import { exportDocument } from './exports/exportDocument.ts';
import { KeptBases } from './files/KeptBases.ts';
import { KeptFiles } from './files/KeptFiles.ts';
import { createGuard } from './guard.ts';
import type { Host, HostOptions, StartResult } from './Host.ts';
import { ImportNotes } from './imports/ImportNotes.ts';
import { createImportJobs } from './imports/importJobs.ts';
import { keepCompact } from './keepCompact.ts';
import { describeTrouble } from './log/troubles.ts';
import { openStore } from './openStore.ts';
import { reportTroubles } from './reportTroubles.ts';
import { createReturnJobs } from './returns/returnJobs.ts';
import { blobRoutes } from './routes/blobs.ts';
import { citationRoutes } from './routes/citations.ts';
import { deskRoutes } from './routes/desk.ts';
import { documentRoutes } from './routes/documents.ts';
import { exportRoutes } from './routes/exports.ts';
import { importRoutes } from './routes/imports.ts';
import { returnRoutes } from './routes/returns.ts';
import { seminarRoutes } from './routes/seminar.ts';
import { createIndexReader } from './seminarIndex.ts';
import { createHttpServer, listen } from './server.ts';
import { keepSettled } from './settling/keepSettled.ts';
import { SettlingNotes } from './settling/SettlingNotes.ts';
import { serveStatic } from './staticFiles.ts';
import { attachWire, type LiveWire } from './wire/attachWire.ts';

/** Compacting holds everyone up for a moment; a room that closes is compacted much sooner (wire/LiveRooms.ts). */
const COMPACTION = { after: 20_000, everyMs: 10_000 };
/** Settling is in no hurry; the first look waits until those who were here before have come back. */
const SETTLING = { everyMs: 10 * 60_000, firstMs: 60_000 };

export async function startHost(options: HostOptions): Promise<StartResult> {
  const report = options.report ?? (() => {});
  const opened = openStore(options.dataFolder, options.faults);
  if (!opened.ok) return opened;
  const { store } = opened;
  const { log, folder, lock } = store;
  const stopReporting = reportTroubles(log, report);
  const closeStore = async () => {
    const status = await store.close();
    stopReporting();
    return status;
  };

  const files = new KeptFiles(folder.filesFolder);
  await files.clearIncoming().catch((error: unknown) => report(describeTrouble(error).message));
  let port = options.port;
  let token: string;
  try {
    token = readToken(folder);
  } catch (error) {
    await closeStore();
    return {
      ok: false,
      reason: 'cannot-store',
      message: `The token could not be stored: ${(error as Error).message}`,
    };
  }
  const guard = createGuard(token, () => port);
  const index = createIndexReader(log);
  const live: { wire?: LiveWire } = {};
  const desk: Desk = {
    log,
    rooms: {
      edit: (id, change) => {
        if (live.wire === undefined) throw new Error('the host answers only once its wire is attached');
        return live.wire.rooms.edit(id, change);
      },
    },
    index: index.read,
  };
  const imports = { desk, files, notes: new ImportNotes(folder.importsFolder) };
  const importJobs = createImportJobs(imports);
  const returns = { desk, files, basesFolder: folder.basesFolder };
  const returnJobs = createReturnJobs(returns);
  const bases = new KeptBases(folder.basesFolder);
  const jobs = createExportJobs((request) =>
    exportDocument({
      ...request,
      keepBase: (exportId, packed) => bases.keep(exportId, packed),
      seminar: index.read().seminar?.title ?? '',
      created: new Date(),
      readImage: (hash) => files.read(hash),
    }),
  );
  const server = createHttpServer({
    guard,
    report,
    files: serveStatic(options.screensFolder),
    routes: [
      ...deskRoutes(desk),
      ...seminarRoutes(desk, report),
      ...documentRoutes(desk),
      ...exportRoutes(jobs),
      ...citationRoutes(),
      ...importRoutes(importJobs, imports),
      ...returnRoutes(returnJobs, returns),
      ...blobRoutes(files),
    ],
  });

  // A text that is stored may be joined; only the host itself makes new ones.
  const knows = (id: string) => id === SEMINAR_INDEX_ID || log.has(id);
  const settling = keepSettled({
    log,
    notes: new SettlingNotes(folder.settlingFile),
    edit: desk.rooms.edit,
    peek: (id, look) => live.wire?.rooms.peek(id, look) ?? false,
    after: index.settleAfter,
    titleOf: (id) => index.read().documents.find((one) => one.id === id)?.title || `Document ${id}`,
    report,
    ...(options.settling ?? SETTLING),
  });
  live.wire = attachWire({
    server,
    log,
    guard,
    knows,
    report,
    replicas: settling,
    closing: settling.closing,
  });
  const listening = await listen(server, options.port);
  if (!listening.ok) {
    settling.stop();
    await live.wire.close();
    await closeStore();
    return listening;
  }
  port = listening.port;
  const origin = `http://127.0.0.1:${port}`;
  lock.announce(origin);
  const { settleAfter } = options;
  if (settleAfter !== undefined) {
    // Not waited for: on a full disk it is stored when there is room again.
    void live.wire.rooms.edit(SEMINAR_INDEX_ID, (doc) => setSettleAfter(doc, settleAfter));
  }
  const stopCompacting = keepCompact(log, options.compaction ?? COMPACTION, report);

  let closing: Promise<{ unstored: number }> | null = null;
  const close: Host['close'] = () => {
    closing ??= (async () => {
      stopCompacting();
      settling.stop();
      jobs.close();
      importJobs.close();
      returnJobs.close();
      server.close();
      await live.wire?.close();
      server.closeAllConnections();
      const status = await closeStore();
      return { unstored: status.ok ? 0 : status.waiting };
    })();
    return closing;
  };
  return {
    ok: true,
    host: { origin, port, token, link: `${origin}/#token=${token}`, dataFolder: folder.path, close },
  };
}
