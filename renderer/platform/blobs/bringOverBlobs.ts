/**
 * When the link of a desk changes while its seminar stays the same, pictures that had not reached the host are brought
 * over with the text they belong to (see connection/bringOver.ts): kept by link, they would lie hidden under the old one.
 */
import { seminarOf } from '../connection/bringOver.ts';
import { openIndexedDbBlobs } from './indexedDbBlobs.ts';

/** What the names of these databases begin with; then the link's digest. */
const ALL = 'rapporteur-pictures.';

export const blobsName = (desk: string): string => ALL + desk;

/** `desk`: digest of the link in use. Gives the hashes of what was brought over. */
export async function bringOverBlobs(desk: string): Promise<string[]> {
  const brought: string[] = [];
  for (const { name } of (await indexedDB.databases?.()) ?? []) {
    if (name?.startsWith(ALL) !== true || name === blobsName(desk)) continue;
    const old = await openIndexedDbBlobs(name);
    try {
      const waiting = (await old.list()).filter((one) => one.waiting);
      if (waiting.length === 0) continue;
      const here = await seminarOf(`rapporteur.${desk}.`);
      if (here === null || here !== (await seminarOf(`rapporteur.${name.slice(ALL.length)}.`))) continue;
      const next = await openIndexedDbBlobs(blobsName(desk));
      try {
        for (const { hash } of waiting) {
          const blob = await old.read(hash);
          if (blob === null) continue;
          await next.keep(blob, true);
          // Only now that it is on disk over there.
          await old.mark(hash, false);
          brought.push(hash);
        }
      } finally {
        next.close();
      }
    } finally {
      old.close();
    }
  }
  return brought;
}
