/**
 * A file that somebody picked, pasted or dropped, as a picture a document can hold. What it calls itself counts for
 * nothing: its bytes are looked at. A photograph is turned upright (Word does not read which way up the camera was
 * held), one that is larger than any page is made smaller, and where and with what it was taken is left out.
 */
import type { ForeignKind } from '../../../shared/exchange/pictures/foreignKind.ts';
import { foreignKind } from '../../../shared/exchange/pictures/foreignKind.ts';
import { hashOf } from '../../../shared/exchange/pictures/hashOf.ts';
import { isAnimated } from '../../../shared/exchange/pictures/isAnimated.ts';
import { jpegOrientation, withoutCameraNotes } from '../../../shared/exchange/pictures/jpegSegments.ts';
import { MOST_PICTURE_BYTES } from '../../../shared/exchange/pictures/mostPicture.ts';
import type { PictureHead } from '../../../shared/exchange/pictures/pictureHead.ts';
import { beginsAsPicture, isUndrawable, pictureHead } from '../../../shared/exchange/pictures/pictureHead.ts';
import type { PictureBlob, PictureFile } from '../../../shared/platform/BlobStore.ts';
import { redraw } from './redraw.ts';

export const IMAGE_REFUSALS = [
  /** A drawing that can carry programs. */
  'svg',
  /** A picture of a kind that neither this browser nor every reader shows: HEIC, TIFF. */
  'otherKind',
  'notAPicture',
  /** More than 20 MB as it would be sent. */
  'tooLarge',
  /** More than a hundred million points, or none. */
  'tooManyPoints',
  /** It begins as a picture does, and cannot be drawn. */
  'damaged',
  /** The file was moved, or may not be read. */
  'unreadable',
] as const;
export type ImageRefusal = (typeof IMAGE_REFUSALS)[number];

export type ReadImage =
  | {
      readonly ok: true;
      /** For the text: `insertImage`, or an `ImageContent` with what else is said of it. */
      readonly image: PictureFile;
      /** For `BlobStore.put`. */
      readonly blob: PictureBlob;
    }
  | { readonly ok: false; readonly reason: ImageRefusal };

/** Points of the longer side: more than a page shows in print. */
export const LONGEST_SIDE = 2560;
/** Nothing a person means to show is larger before it is made smaller. */
const MOST_READ_BYTES = 100 * 1024 * 1024;

/** Never rejects. */
export async function readImageFile(file: Blob): Promise<ReadImage> {
  if (file.size > MOST_READ_BYTES) return refuse('tooLarge');
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return refuse('unreadable');
  }
  const head = pictureHead(bytes);
  if (head === null) return readForeign(bytes);
  const still = !isAnimated(bytes, head.type);
  const bitmap = await decode(bytes, head.type);
  if (bitmap === null) return refuse('damaged');
  try {
    const isTurned = jpegOrientation(bytes) !== 1 || bitmap.width !== head.width;
    const isLarge = Math.max(bitmap.width, bitmap.height) > LONGEST_SIDE;
    if (still && (isTurned || isLarge)) {
      const drawn = await redraw(bitmap, head.type, LONGEST_SIDE);
      // A large drawing in few colours only grows.
      if (isTurned || drawn.length < bytes.length) return accept(drawn);
    }
  } catch {
    return refuse('damaged');
  } finally {
    bitmap.close();
  }
  return accept(head.type === 'image/jpeg' ? withoutCameraNotes(bytes) : bytes);
}

/** The kinds that a browser can turn into one of ours. */
const REDRAWN: Readonly<Partial<Record<ForeignKind, PictureHead['type']>>> = {
  bmp: 'image/png',
  heif: 'image/jpeg',
  tiff: 'image/png',
};

async function readForeign(bytes: Uint8Array<ArrayBuffer>): Promise<ReadImage> {
  const kind = foreignKind(bytes);
  if (isUndrawable(bytes)) return refuse('tooManyPoints');
  if (kind === null) return refuse(beginsAsPicture(bytes) ? 'damaged' : 'notAPicture');
  const type = REDRAWN[kind];
  if (type === undefined) return refuse('svg');
  const bitmap = await decode(bytes, '');
  if (bitmap === null) return refuse('otherKind');
  try {
    return accept(await redraw(bitmap, type, LONGEST_SIDE));
  } catch {
    return refuse('damaged');
  } finally {
    bitmap.close();
  }
}

/** null for what this browser does not draw. Upright, as the file says. */
async function decode(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
}

function accept(bytes: Uint8Array): ReadImage {
  const head = pictureHead(bytes);
  if (head === null) return refuse('damaged');
  if (bytes.length > MOST_PICTURE_BYTES) return refuse('tooLarge');
  const hash = hashOf(bytes);
  // Of its own: a view would keep what was left out.
  const own = new Uint8Array(bytes);
  return { ok: true, image: { hash, ...head }, blob: { hash, type: head.type, bytes: own } };
}

function refuse(reason: ImageRefusal): ReadImage {
  return { ok: false, reason };
}
