/** The bytes of the pictures in a document, each asked for once. Those that are not here are left out. */
import type { DocumentContent } from '../../document/DocumentContent.ts';
import { isTracked, type TrackedContent } from '../tracked/TrackedContent.ts';
import { walkParagraphs } from './walkParagraphs.ts';

export async function gatherImages(
  content: DocumentContent | TrackedContent,
  readImage: (hash: string) => Promise<Uint8Array | null> = async () => null,
): Promise<Map<string, Uint8Array>> {
  const hashes = new Set<string>();
  walkParagraphs(
    isTracked(content) ? content.tracked : content.paragraphs,
    () => {},
    (embed) => {
      if (embed.kind === 'image') hashes.add(embed.hash);
    },
  );
  const images = new Map<string, Uint8Array>();
  for (const hash of hashes) {
    const bytes = await readImage(hash);
    if (bytes !== null) images.set(hash, bytes);
  }
  return images;
}
