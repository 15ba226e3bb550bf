/** Checks a data folder without changing it: both files, every checksum, every document, every kept file. */
import { existsSync, readdirSync } from 'node:fs';
import { picturesOf } from '../../shared/document/picturesOf.ts';
import { SEMINAR_INDEX_ID } from '../../shared/seminar/SeminarIndex.ts';
import { type ExaminedFiles, examineFiles } from './files/examineFiles.ts';
import type { StartFailure } from './Host.ts';
import { COPY_NAMES } from './log/pair.ts';
import { loadDocument } from './log/snapshot.ts';
import type { Damage } from './log/UpdateLog.ts';
import { openStoreForReading } from './openStore.ts';
import { createIndexReader } from './seminarIndex.ts';

export interface VerifiedDocument {
  readonly id: string;
  /** null for a text that the seminar's list does not name. */
  readonly title: string | null;
  readonly updates: number;
  /** Nothing of it is missing, as far as the files and Yjs can tell. */
  readonly whole: boolean;
  readonly problems: readonly string[];
  /** Pictures it names, by hash, that are not in the folder: a device has not brought them yet, or they are lost. */
  readonly awaited: readonly string[];
}

export interface Verification {
  readonly ok: true;
  /** No damage at all: both files alike, every checksum right, every document and every kept file whole. */
  readonly sound: boolean;
  /** Whatever damage there is, no text is missing because of it. */
  readonly complete: boolean;
  readonly files: readonly string[];
  readonly damage: readonly Damage[];
  /** Pictures and the files that documents came from: how many are whole, and the hashes of those that are not. */
  readonly kept: ExaminedFiles;
  readonly documents: readonly VerifiedDocument[];
  /** Documents the list names and no file holds. */
  readonly absent: readonly string[];
  /** Files set aside after earlier damage. */
  readonly setAside: readonly string[];
}

export async function verifyData(path: string): Promise<Verification | StartFailure> {
  const opened = openStoreForReading(path);
  if (!opened.ok) return opened;
  const { log, folder } = opened;
  const { documents: listed } = createIndexReader(log).read();
  const kept = await examineFiles(folder.filesFolder);
  const documents: VerifiedDocument[] = log.documents().map((id) => {
    const { updates, damage } = log.read(id);
    const problems = damage
      .filter(({ document, healed }) => document === id && !healed)
      .map(({ what }) => what);
    const awaited: string[] = [];
    try {
      const { doc, missing } = loadDocument(updates);
      awaited.push(...[...picturesOf(doc)].filter((hash) => !kept.whole.has(hash)));
      doc.destroy();
      if (missing) problems.push('Some changes build on others that are not there.');
    } catch (error) {
      problems.push(`A change cannot be read by Yjs (${(error as Error).message}).`);
    }
    const title =
      id === SEMINAR_INDEX_ID ? 'the list of documents' : listed.find((one) => one.id === id)?.title;
    const whole = problems.length === 0;
    return { id, title: title ?? null, updates: updates.length, whole, problems, awaited };
  });
  const damage = log.damage();
  const absent = listed.filter(({ id }) => !log.has(id)).map(({ id }) => id);
  await log.close();
  const complete =
    damage.every(({ healed }) => healed) && documents.every(({ whole }) => whole) && absent.length === 0;
  return {
    ok: true,
    sound: complete && damage.length === 0 && kept.damaged.length === 0,
    complete,
    files: [...COPY_NAMES],
    damage,
    kept,
    documents,
    absent,
    setAside: existsSync(folder.evidence) ? readdirSync(folder.evidence) : [],
  };
}
