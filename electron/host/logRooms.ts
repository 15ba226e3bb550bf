/** Editing documents that nobody has open: straight in the log. For commands that work without a host. */
import * as Y from 'yjs';
import { loadDocument } from './log/snapshot.ts';
import type { UpdateLog } from './log/UpdateLog.ts';
import type { Rooms } from './services.ts';

export function createLogRooms(log: UpdateLog): Rooms {
  return {
    async edit(documentId, change) {
      const { doc } = loadDocument(log.read(documentId).updates);
      const before = Y.encodeStateVector(doc);
      const updates: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update));
      doc.transact(() => change(doc), 'host');
      doc.destroy();
      if (updates.length === 0 && log.has(documentId)) return;
      const update = updates.length > 0 ? Y.mergeUpdates(updates) : Y.encodeStateAsUpdate(doc, before);
      await log.append(documentId, update).durable;
    },
  };
}
