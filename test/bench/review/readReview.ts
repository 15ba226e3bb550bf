/** What a document under review holds, for whoever doubts what is measured. */
import * as Y from 'yjs';
import { Changes } from '../../../shared/changes/Changes.ts';
import { Comments } from '../../../shared/changes/comments/Comments.ts';
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import { listChanges, piecesOfParagraph } from '../../../shared/changes/listChanges.ts';
import { Flow } from '../../../shared/document/Flow.ts';
import { readFlow } from '../../../shared/document/readFlow.ts';

export interface ReviewContent {
  /** As it is stored, without the last paragraph's end. */
  readonly text: string;
  readonly listed: readonly ListedChange[];
  readonly threads: number;
  /** Records that no screen could use. */
  readonly unreadable: number;
  readonly unreadableThreads: number;
}

export function readReview(update: Uint8Array): ReviewContent {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const flow = new Flow(doc);
  const changes = new Changes(flow);
  const comments = new Comments(doc);
  const content = {
    text: flow.text.toString().replace(/\n$/, ''),
    listed: listChanges(readFlow(flow).map((paragraph) => piecesOfParagraph(changes, paragraph))),
    threads: comments.threads.length,
    unreadable: changes.unreadable.size,
    unreadableThreads: comments.unreadable.length,
  };
  comments.close();
  changes.close();
  flow.close();
  doc.destroy();
  return content;
}
