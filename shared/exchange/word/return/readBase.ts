/** The base of a file that came back, written once more as the file that went out, and read again as any file is. */
import { fromBase64 } from 'lib0/buffer';
import type { ParagraphContent } from '../../../document/DocumentContent.ts';
import { walkParagraphs } from '../../paper/walkParagraphs.ts';
import { isTracked } from '../../tracked/TrackedContent.ts';
import type { WordBase } from '../base/packBase.ts';
import type { WordOrigin } from '../base/WordOrigin.ts';
import type { LeftOut } from '../read/LeftOut.ts';
import type { WordFileOptions } from '../read/readWordFile.ts';
import { readWordFile } from '../read/readWordFile.ts';
import type { WordContent } from '../read/WordContent.ts';
import type { WordIdentities } from '../read/WordIdentities.ts';
import { writeWord } from '../writeWord.ts';

export interface ReadBase {
  readonly origin: WordOrigin;
  /** As the document had it. */
  readonly written: readonly ParagraphContent[];
  /** As a file has it. */
  readonly content: WordContent;
  readonly identities: WordIdentities;
  /** What every such file has that the page has not. */
  readonly leftOut: readonly LeftOut[];
}

/** @returns null where the base is not what this desk can write and read */
export async function readBase(
  { origin, content, paper }: WordBase,
  options: WordFileOptions,
): Promise<ReadBase | null> {
  const written = isTracked(content) ? content.tracked : content.paragraphs;
  const { images, ...asked } = paper;
  let bytes: Uint8Array;
  try {
    // A seminar's name makes no difference to the text but to how delegations in it are told.
    bytes = await writeWord(content, { seminar: 'x', ...asked, images: standIns(written, new Set(images)) });
  } catch {
    // It was in other hands; whatever they made of it, nothing comes of it.
    return null;
  }
  const again = readWordFile(bytes, options);
  if (!again.ok) return null;
  const { identities, leftOut } = again;
  return { origin, written, content: again.content, identities, leftOut };
}

/** A picture is a letter whatever it shows: black, of one pixel. */
const ONE_PIXEL = fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mNgYGAAAAAEAAHI6uv5AAAAAElFTkSuQmCC',
);

/** Of a picture that was not there when the file was written, the file has words alone. */
function standIns(
  paragraphs: readonly ParagraphContent[],
  hashes: ReadonlySet<string>,
): ReadonlyMap<string, Uint8Array> {
  const images = new Map<string, Uint8Array>();
  walkParagraphs(
    paragraphs,
    () => {},
    (embed) => {
      if (embed.kind === 'image' && hashes.has(embed.hash)) images.set(embed.hash, ONE_PIXEL);
    },
  );
  return images;
}
