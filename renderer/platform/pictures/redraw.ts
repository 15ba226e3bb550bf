/** A picture drawn anew, upright and no larger than it may be, as a file. */
import type { ImageContent } from '../../../shared/document/EmbedContent.ts';

/** Of photographs: no difference is seen in print, at a third of the size. */
const QUALITY = 0.88;

/**
 * @param type a browser that cannot write it writes PNG
 * @param longest of the longer side, in points
 * Rejects where there is no memory for it.
 */
export async function redraw(
  bitmap: ImageBitmap,
  type: ImageContent['type'],
  longest: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no canvas.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type, quality: QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}
