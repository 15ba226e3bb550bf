/**
 * What stands in a JPEG in front of its picture: segments, each with a length. Among them is which way up the camera
 * was held, which Word does not read, and often where and with which device the picture was taken, which is nobody's
 * business who reads the document.
 */

interface Segment {
  readonly marker: number;
  /** Of its first byte (0xFF) and behind its last one. */
  readonly start: number;
  readonly end: number;
}

const START_OF_SCAN = 0xda;

/** Those in front of the picture's data; as far as the file can be followed. */
function segmentsOf(bytes: Uint8Array): Segment[] {
  const segments: Segment[] = [];
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return segments;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === START_OF_SCAN) break;
    // A filling byte, and markers that stand alone.
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    const length = isAlone ? 0 : ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (end > bytes.length || (!isAlone && length < 2)) break;
    segments.push({ marker, start: at, end });
    at = end;
  }
  return segments;
}

function says(bytes: Uint8Array, { start }: Segment, name: string): boolean {
  return [...name].every((letter, at) => bytes[start + 4 + at] === letter.charCodeAt(0));
}

/** 1 (upright) to 8, as EXIF has it; 1 where nothing is said. Beyond 4 width and height change places. */
export function jpegOrientation(bytes: Uint8Array): number {
  const exif = segmentsOf(bytes).find((one) => one.marker === 0xe1 && says(bytes, one, 'Exif\0\0'));
  if (exif === undefined) return 1;
  const tiff = exif.start + 10;
  const view = new DataView(bytes.buffer, bytes.byteOffset + tiff, exif.end - tiff);
  if (view.byteLength < 8) return 1;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return 1;
  const little = order === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > view.byteLength) return 1;
  const count = view.getUint16(directory, little);
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > view.byteLength) return 1;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/**
 * The same picture without what is said about its taking: EXIF, XMP, IPTC, comments, previews. Colours stay as they
 * are (ICC profile, Adobe's marker). The way up goes, too: turn the picture first.
 */
export function withoutCameraNotes(bytes: Uint8Array): Uint8Array {
  const dropped = segmentsOf(bytes).filter(
    (one) =>
      one.marker === 0xfe ||
      (one.marker >= 0xe1 &&
        one.marker <= 0xef &&
        one.marker !== 0xee &&
        !(one.marker === 0xe2 && says(bytes, one, 'ICC_PROFILE\0'))),
  );
  if (dropped.length === 0) return bytes;
  const length = dropped.reduce((rest, { start, end }) => rest - (end - start), bytes.length);
  const kept = new Uint8Array(length);
  let from = 0;
  let to = 0;
  for (const { start, end } of [...dropped, { start: bytes.length, end: bytes.length }]) {
    kept.set(bytes.subarray(from, start), to);
    to += start - from;
    from = end;
  }
  return kept;
}
