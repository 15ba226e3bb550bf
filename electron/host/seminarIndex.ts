/** The seminar's index as the host knows it: what the log holds, waiting updates included. */
import * as Y from 'yjs';
import { readSeminar, SEMINAR_INDEX_ID, type SeminarIndex } from '../../shared/seminar/SeminarIndex.ts';
import { readSettleAfter } from '../../shared/seminar/settleAfter.ts';
import { loadDocument } from './log/snapshot.ts';
import type { UpdateLog } from './log/UpdateLog.ts';

export interface IndexReader {
  read(): SeminarIndex;
  /** After how many days decisions are settled; null for never. */
  settleAfter(): number | null;
}

/** Reads again only what came since the last call. */
export function createIndexReader(log: UpdateLog): IndexReader {
  let doc = new Y.Doc();
  let position = 0;
  let index = readSeminar(doc);
  function read(): SeminarIndex {
    if (log.position(SEMINAR_INDEX_ID) === position) return index;
    const since = log.readSince(SEMINAR_INDEX_ID, position);
    if (since === null) {
      const whole = log.read(SEMINAR_INDEX_ID);
      doc.destroy();
      doc = loadDocument(whole.updates).doc;
      position = whole.position;
    } else {
      for (const { update, position: at } of since) {
        Y.applyUpdate(doc, update, 'log');
        position = at;
      }
    }
    index = readSeminar(doc);
    return index;
  }
  return {
    read,
    settleAfter() {
      read();
      return readSettleAfter(doc);
    },
  };
}
