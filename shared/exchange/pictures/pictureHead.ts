/**
 * What a picture's first bytes say of it. What it calls itself counts for nothing: a file may name anything a PNG.
 * Kinds that browsers do not show (metafiles, TIFF) are none here.
 */
import type { ImageContent } from '../../document/EmbedContent.ts';

export type PictureHead = Pick<ImageContent, 'type' | 'width' | 'height'>;

/** More would stop a laptop: some 400 MB once unpacked. */
const MOST_PIXELS = 100_000_000;

/** null for what is no picture the page can show. */
export function pictureHead(bytes: Uint8Array): PictureHead | null {
  const head = saidHead(bytes);
  return head !== null && isDrawable(head) ? head : null;
}

/** Whether it is a picture of one of the four kinds, but none that can be drawn: of no size, or far too large. */
export function isUndrawable(bytes: Uint8Array): boolean {
  const head = saidHead(bytes);
  return head !== null && !isDrawable(head);
}

/** Whether it begins as one of the four kinds does, however it goes on. */
export function beginsAsPicture(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  return /^(\x89PNG|GIF8|\xff\xd8\xff|RIFF[\s\S]{4}WEBP)/.test(start);
}

function saidHead(bytes: Uint8Array): PictureHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return pngHead(view) ?? gifHead(view) ?? webpHead(view) ?? jpegHead(view);
}

function isDrawable({ width, height }: PictureHead): boolean {
  return width > 0 && height > 0 && width <= 100_000 && height <= 100_000 && width * height <= MOST_PIXELS;
}

function text(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) return '';
  return Array.from({ length }, (_, index) => String.fromCharCode(view.getUint8(at + index))).join('');
}

function pngHead(view: DataView): PictureHead | null {
  if (text(view, 0, 8) !== '\x89PNG\r\n\x1a\n' || text(view, 12, 4) !== 'IHDR' || view.byteLength < 24)
    return null;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gifHead(view: DataView): PictureHead | null {
  if (!/^GIF8[79]a$/.test(text(view, 0, 6)) || view.byteLength < 10) return null;
  return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function webpHead(view: DataView): PictureHead | null {
  if (text(view, 0, 4) !== 'RIFF' || text(view, 8, 4) !== 'WEBP' || view.byteLength < 30) return null;
  const three = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (text(view, 12, 4)) {
    case 'VP8X':
      return { type: 'image/webp', width: three(24) + 1, height: three(27) + 1 };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { type: 'image/webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return {
        type: 'image/webp',
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    default:
      return null;
  }
}

/** Segments follow one another up to the one that begins the picture. */
function jpegHead(view: DataView): PictureHead | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + (marker >= 0xd0 && marker <= 0xd8 ? 0 : view.getUint16(at + 2));
  }
  return null;
}
