/**
 * What a file is that is no picture of the four kinds a document holds, where its first bytes tell: so that a person
 * hears what is wrong with it. Some of these can be turned into one of the four by a browser that reads them.
 */

/** `heif` is what phones take (HEIC) and AVIF. */
export type ForeignKind = 'svg' | 'heif' | 'bmp' | 'tiff';

/** XML may say a lot before it says what it is. */
const LOOKED_AT = 4096;

/** null for none of them. */
export function foreignKind(bytes: Uint8Array): ForeignKind | null {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (start.startsWith('BM')) return 'bmp';
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'tiff';
  if (/^ftyp(hei[cxms]|hev[cx]|mif1|msf1|avi[fs])$/.test(start.slice(4))) return 'heif';
  return isSvg(bytes) ? 'svg' : null;
}

/** Its root, behind a declaration, comments and a document type. In UTF-16 it is only taken for no picture. */
function isSvg(bytes: Uint8Array): boolean {
  let text = String.fromCharCode(...bytes.subarray(0, LOOKED_AT))
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  for (;;) {
    const end = text.startsWith('<!--') ? '-->' : /^<[?!]/.test(text) ? '>' : null;
    if (end === null) return /^<(\w+:)?svg[\s>/]/i.test(text);
    const at = text.indexOf(end);
    if (at === -1) return false;
    text = text.slice(at + end.length).trimStart();
  }
}
