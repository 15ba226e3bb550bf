/**
 * A new document from plain data, as one Yjs update. Store that update once and hand it out: making a
 * document twice from the same content gives two texts, which a merge would put one behind the other.
 */
import * as Y from 'yjs';
import type { DocumentContent } from './DocumentContent.ts';
import { Flow } from './Flow.ts';
import { writeLibrary } from './sources/SourceLibrary.ts';
import { writeParagraphs } from './writeContent.ts';

/** A Yjs update (V1) that makes an empty `Y.Doc` hold this content. */
export function createDocument(content: Pick<DocumentContent, 'paragraphs' | 'library'>): Uint8Array {
  const doc = new Y.Doc();
  const flow = new Flow(doc);
  doc.transact(() => {
    writeParagraphs(flow, content.paragraphs);
    if (content.library !== undefined) writeLibrary(doc, content.library);
  });
  const update = Y.encodeStateAsUpdate(doc);
  flow.close();
  doc.destroy();
  return update;
}
