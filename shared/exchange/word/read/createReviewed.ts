/**
 * A new document with what is proposed in it and said about it, as one Yjs update: the other way round from
 * `readTracked`. Every person who proposed or said something gets a session of their own, since a session is one
 * person for all who read it. What they typed is written in that session while their suggestion is open, which is all
 * that makes it theirs (`shared/changes/entries.ts`); the rest of the text is written in a session without a name.
 * Store the update once and hand it out: made twice, it is two texts.
 */
import * as Y from 'yjs';
import type { Author } from '../../../changes/Author.ts';
import { Flow } from '../../../document/Flow.ts';
import type { WordContent } from './WordContent.ts';
import { WritingTexts } from './WritingTexts.ts';
import { writeThreads } from './writeThreads.ts';

/**
 * @param steward in whose name is done what the content gives no name for: threads that are resolved
 * @returns a Yjs update (V1) that makes an empty `Y.Doc` hold this
 */
export function createReviewed(
  content: Pick<WordContent, 'tracked' | 'comments'>,
  steward: Author,
): Uint8Array {
  const doc = new Y.Doc();
  const flow = new Flow(doc);
  doc.transact(() => {
    const writing = new WritingTexts(flow);
    const written = writing.paragraphs(flow, content.tracked);
    writing.end();
    writeThreads(doc, content, written, writing.sessions, steward);
  });
  const update = Y.encodeStateAsUpdate(doc);
  flow.close();
  doc.destroy();
  return update;
}
