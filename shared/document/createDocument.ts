/**
 * A new document from plain data, as one Yjs update. Store that update once and hand it out: making a
 * document twice from the same content gives two texts, which a merge would put one behind the other.
 */
import * as Y from 'yjs';
import { cleanText } from './cleanText.ts';
import type { DocumentContent } from './DocumentContent.ts';
import { PARAGRAPH_END } from './DocumentContent.ts';
import { Flow } from './Flow.ts';
import { PROPERTY_NAMES } from './paragraphProperties.ts';
import { readFlow } from './readFlow.ts';

/** A Yjs update (V1) that makes an empty `Y.Doc` hold this content. */
export function createDocument(content: Pick<DocumentContent, 'paragraphs'>): Uint8Array {
  const doc = new Y.Doc();
  const flow = new Flow(doc);
  doc.transact(() => {
    const delta: { insert: string; attributes?: object }[] = [];
    for (const paragraph of content.paragraphs) {
      for (const { text, formats } of paragraph.runs) {
        const clean = cleanText(text).replaceAll(PARAGRAPH_END, '\u2028');
        if (clean !== '') delta.push({ insert: clean, attributes: { ...formats } });
      }
      delta.push({ insert: PARAGRAPH_END, attributes: {} });
    }
    flow.text.applyDelta(delta);
    for (const [index, { mark }] of readFlow(flow).entries()) {
      const wanted = content.paragraphs[index]?.properties;
      if (mark === null || wanted === undefined) continue;
      const current = flow.propertiesOf(mark);
      for (const name of PROPERTY_NAMES) {
        if (wanted[name] !== current[name]) flow.setOwnProperty(mark, name, wanted[name]);
      }
    }
  });
  const update = Y.encodeStateAsUpdate(doc);
  flow.close();
  doc.destroy();
  return update;
}
