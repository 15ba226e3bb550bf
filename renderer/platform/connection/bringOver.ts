/**
 * The link of a desk can change while its seminar stays the same (somebody removed the file with its token).
 * Replicas are kept by link, so changes that had not reached the host would lie hidden under the old one.
 * They are brought over into the replicas of the new link, from where they are delivered like any others;
 * but only if the index kept under the old link names the same seminar. Texts of two seminars never mix.
 */
import * as Y from 'yjs';
import { SEMINAR_INDEX_ID } from '../../../shared/seminar/SeminarIndex.ts';
import { openIndexedDbStore, replicaExists, replicasWaiting } from './indexedDbStore.ts';

/** What the names of all replicas begin with; then the link's digest, a dot, the document's id. */
const ALL = 'rapporteur.';

/** `prefix`: `rapporteur.<digest>.` of the link in use. Gives how many changes were brought over. */
export async function bringOver(prefix: string): Promise<number> {
  let brought = 0;
  let here: string | null | undefined;
  for (const { name } of await replicasWaiting(ALL)) {
    const [, desk, documentId] = /^rapporteur\.([0-9a-f]+)\.(.+)$/.exec(name) ?? [];
    if (desk === undefined || documentId === undefined || name.startsWith(prefix)) continue;
    here ??= await seminarOf(prefix);
    if (here === null || here !== (await seminarOf(`${ALL}${desk}.`))) continue;
    brought += await copy(name, prefix + documentId);
  }
  return brought;
}

/** The id of the seminar whose index is kept under this prefix; null where none is. */
export async function seminarOf(prefix: string): Promise<string | null> {
  const name = prefix + SEMINAR_INDEX_ID;
  if (!(await replicaExists(name))) return null;
  const store = await openIndexedDbStore(name);
  const doc = new Y.Doc();
  try {
    for (const { update } of await store.since(0)) Y.applyUpdate(doc, update);
    const id = doc.getMap('seminar').get('id');
    return typeof id === 'string' ? id : null;
  } finally {
    store.close();
    doc.destroy();
  }
}

async function copy(from: string, to: string): Promise<number> {
  const [old, next] = [await openIndexedDbStore(from), await openIndexedDbStore(to)];
  try {
    const rows = await old.since(0);
    await next.read();
    // All rows, for what the waiting ones build on; what the new replica has already is no news to it.
    await next.write({
      append: rows.map(({ update, waiting, own }) => ({ update, waiting, own })),
      settle: [],
      position: null,
    });
    const waiting = rows.filter((row) => row.waiting !== null).map((row) => row.key);
    // Only now that they are on disk over there.
    await old.write({ append: [], settle: waiting, position: null });
    return waiting.length;
  } finally {
    old.close();
    next.close();
  }
}
