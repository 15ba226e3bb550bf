/** Whether a picture moves, or may: then it is left as it is, for redrawn it would stand still. */
import type { ImageContent } from '../../document/EmbedContent.ts';

export function isAnimated(bytes: Uint8Array, type: ImageContent['type']): boolean {
  switch (type) {
    // Rarely larger than a page, and seldom worth looking closer.
    case 'image/gif':
      return true;
    case 'image/webp':
      return text(bytes, 12) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0;
    case 'image/png':
      return isAnimatedPng(bytes);
    case 'image/jpeg':
      return false;
  }
}

function text(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/** It says so in front of its first picture. */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const kind = text(bytes, at + 4);
    if (kind === 'acTL') return true;
    if (kind === 'IDAT') return false;
  }
  return false;
}
