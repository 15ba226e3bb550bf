/** A Word file that comes back, compared with the document as it is: what the process that reads files gives back. */
import * as Y from 'yjs';
import { withReview } from '../../../shared/changes/comments/withReview.ts';
import { FROM_WORD } from '../../../shared/exchange/word/read/fromWord.ts';
import { takenKeys } from '../../../shared/exchange/word/return/imports.ts';
import type { ReturnRefusal } from '../../../shared/exchange/word/return/openReturned.ts';
import { openReturned } from '../../../shared/exchange/word/return/openReturned.ts';
import { planReturn } from '../../../shared/exchange/word/return/planReturn.ts';
import type { ReturnPlan } from '../../../shared/exchange/word/return/ReturnPlan.ts';
import { KeptBases } from '../files/KeptBases.ts';
import { readAnyContent } from '../readAnyContent.ts';

export interface ReturnOrder {
  readonly format: 'return';
  readonly bytes: Uint8Array;
  /** The document it is returned to, and all of it as a Yjs update (V1). */
  readonly document: string;
  readonly state: Uint8Array;
  /** Where the bases of exports are kept. */
  readonly basesFolder: string;
  /** What to call somebody whom the file gives no name. */
  readonly unknownName: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export type ReadReturn =
  | { readonly ok: true; readonly plan: ReturnPlan; readonly pictures: readonly Uint8Array[] }
  | { readonly ok: false; readonly reason: ReturnRefusal }
  /** It went out from another document; `document` is that one's id. */
  | { readonly ok: false; readonly reason: 'otherDocument'; readonly document: string };

/** @param onProgress from 0 to 1 */
export async function readReturn(
  order: Omit<ReturnOrder, 'format'>,
  onProgress: (progress: number) => void,
): Promise<ReadReturn> {
  const bases = new KeptBases(order.basesFolder);
  const opened = await openReturned(order.bytes, {
    file: { unknown: { delegation: FROM_WORD, name: order.unknownName }, now: order.now, language: 'en' },
    readContent: readAnyContent,
    kept: (exportId) => bases.read(exportId),
  });
  if (!opened.ok) return opened;
  const { origin, pictures } = opened.value;
  if (origin.document !== order.document)
    return { ok: false, reason: 'otherDocument', document: origin.document };
  onProgress(0.5);
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, order.state);
    const plan = withReview(doc, (changes, comments) =>
      planReturn(changes, comments, opened.value, takenKeys(doc)),
    );
    return { ok: true, plan, pictures: [...pictures.values()].map(({ bytes }) => bytes) };
  } finally {
    doc.destroy();
  }
}
