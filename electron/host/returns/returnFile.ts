/**
 * A Word file on its way back into its document: looked at first, and then taken in, all of it or in part, by one
 * edit through the live room. The file and its pictures are stored before that. Between the look and the taking in the
 * text goes on; what is carried out is compared with the text as it is by then.
 */
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import type { Author } from '../../../shared/changes/Author.ts';
import { withReview } from '../../../shared/changes/comments/withReview.ts';
import type { TakenIn } from '../../../shared/exchange/word/return/applyReturn.ts';
import { applyReturn } from '../../../shared/exchange/word/return/applyReturn.ts';
import type { ReturnPlan } from '../../../shared/exchange/word/return/ReturnPlan.ts';
import { undoReturn } from '../../../shared/exchange/word/return/undoReturn.ts';
import type { Desk } from '../createSeminar.ts';
import type { KeptFiles } from '../files/KeptFiles.ts';
import type { ReadingFailure, ReadingSetting } from '../imports/readInProcess.ts';
import { readInProcess } from '../imports/readInProcess.ts';
import { loadDocument } from '../log/snapshot.ts';
import type { ReadReturn } from './readReturn.ts';

export interface Returns {
  readonly desk: Desk;
  readonly files: KeptFiles;
  readonly basesFolder: string;
}

export interface ReturnRequest {
  readonly document: string;
  /** Of the file. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly by: Author;
  readonly unknownName: string;
}

export type ReturnFailure = Extract<ReadReturn, { ok: false }>['reason'] | ReadingFailure | 'unknownDocument';

export type Planned =
  | { readonly ok: true; readonly plan: ReturnPlan; readonly pictures: readonly Uint8Array[] }
  | {
      readonly ok: false;
      readonly reason: ReturnFailure;
      /** Title of the document it went out from, where this desk has it. */
      readonly title?: string;
    };

export type Taken =
  | ({ readonly ok: true; readonly id: string } & TakenIn)
  | Extract<Planned, { readonly ok: false }>;

/** What taking the file in would do. Nothing is written or kept. */
export async function planFile(
  { desk, basesFolder }: Returns,
  { document, bytes, unknownName }: ReturnRequest,
  setting: ReadingSetting,
): Promise<Planned> {
  // Whoever returns a file sees what they wrote just now: so does the comparison.
  await desk.log.flush();
  if (!desk.log.has(document)) return { ok: false, reason: 'unknownDocument' };
  const { doc } = loadDocument(desk.log.read(document).updates);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  const now = Date.now();
  const order = { format: 'return', bytes, document, state, basesFolder, unknownName, now } as const;
  const read = await readInProcess<ReadReturn>(order, setting);
  if (read.ok) return read;
  if (read.reason !== 'otherDocument') return { ok: false, reason: read.reason };
  const other = desk.index().documents.find(({ id }) => id === read.document)?.title;
  return { ok: false, reason: read.reason, ...(other === undefined ? {} : { title: other }) };
}

/**
 * @param keys of the items of the plan that was looked at; what is no more to be done is left out
 * Rejects with what the disk says; nothing is in the text then.
 */
export async function takeFile(
  returns: Returns,
  request: ReturnRequest,
  keys: ReadonlySet<string>,
  setting: ReadingSetting,
): Promise<Taken> {
  const planned = await planFile(returns, request, setting);
  return planned.ok ? carryOut(returns, request, planned, keys, setting) : planned;
}

/** As `takeFile`, where the plan is of the text as it is. */
export async function carryOut(
  { desk, files }: Returns,
  request: ReturnRequest,
  planned: Extract<Planned, { readonly ok: true }>,
  keys: ReadonlySet<string>,
  setting: Pick<ReadingSetting, 'signal'>,
): Promise<Taken> {
  const hash = await files.keep(request.bytes);
  for (const bytes of planned.pictures) await files.keep(bytes);
  if (setting.signal.aborted) return { ok: false, reason: 'cancelled' };
  // From here on it goes through.
  const id: string = randomUUID();
  const { by, name, document } = request;
  const taking = { id, importer: by, at: Date.now(), file: { name, hash }, keys };
  let taken: TakenIn = { suggestions: 0, comments: 0 };
  await desk.rooms.edit(document, (doc) => {
    taken = withReview(doc, (changes, comments) =>
      applyReturn(changes, comments, planned.plan, taking, 'host'),
    );
  });
  return { ok: true, id, ...taken };
}

/** @returns false where nothing of that id was taken in, or it was taken back already */
export async function takeBack(
  { desk }: Pick<Returns, 'desk'>,
  document: string,
  id: string,
  by: Author,
): Promise<boolean> {
  let done = false;
  await desk.rooms.edit(document, (doc) => {
    done = withReview(doc, (changes, comments) => undoReturn(changes, comments, id, by, Date.now(), 'host'));
  });
  return done;
}
