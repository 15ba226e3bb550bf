/** What is read of a picture's first bytes, whatever it calls itself and wherever it breaks off. */
import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { RED_POINT } from '../testing/embedSamples.ts';
import { foreignKind } from './foreignKind.ts';
import { hashOf, isHash } from './hashOf.ts';
import { isAnimated } from './isAnimated.ts';
import { jpegOrientation, withoutCameraNotes } from './jpegSegments.ts';
import { beginsAsPicture, isUndrawable, pictureHead } from './pictureHead.ts';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const join = (...parts: readonly (string | Uint8Array)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin(part) : part))));

test('a hash is SHA-256, as others compute it', () => {
  // FIPS 180-4, the examples of NIST.
  expect(hashOf(latin('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hashOf(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  for (const size of [1, 55, 56, 63, 64, 65, 119, 120, 100_000]) {
    const bytes = randomBytes(size + 7).subarray(7);
    expect(hashOf(bytes), String(size)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
  expect([isHash('A'.repeat(64)), isHash('a'.repeat(63)), isHash(null), isHash('a'.repeat(64))]).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

/** A segment of a JPEG, with its length. */
const segment = (marker: number, data: string | Uint8Array) => {
  const bytes = join(data);
  const length = bytes.length + 2;
  return join(Uint8Array.of(0xff, marker, length >> 8, length & 0xff), bytes);
};

function exif(orientation: number, order: 'II' | 'MM' = 'MM', before = 0): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(8 + 2 + (before + 1) * 12 + 4));
  const little = order === 'II';
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, little);
  tiff.setUint32(4, 8, little);
  tiff.setUint16(8, before + 1, little);
  for (let entry = 0; entry < before; entry++) tiff.setUint16(10 + entry * 12, 0x010f, little);
  const at = 10 + before * 12;
  tiff.setUint16(at, 0x0112, little);
  tiff.setUint16(at + 2, 3, little);
  tiff.setUint32(at + 4, 1, little);
  tiff.setUint16(at + 8, orientation, little);
  return segment(0xe1, join('Exif\0\0', new Uint8Array(tiff.buffer)));
}

const START = '\xff\xd8';
const FRAME = segment(0xc0, Uint8Array.of(8, 0, 48, 0, 64, 1, 1, 0x11, 0));
/** What stands behind it is data of the picture, whatever it looks like. */
const PICTURE = join(segment(0xda, 'x'), 'data\xff\xe1\0\x08Exif\0\0\xff\xd9');
const JFIF = segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0');

test('which way up a photograph is', () => {
  for (let orientation = 1; orientation <= 8; orientation++) {
    expect(jpegOrientation(join(START, JFIF, exif(orientation), FRAME, PICTURE))).toBe(orientation);
    expect(jpegOrientation(join(START, exif(orientation, 'II', 3), FRAME, PICTURE))).toBe(orientation);
  }
  for (const wrong of [0, 9, 6000]) expect(jpegOrientation(join(START, exif(wrong), FRAME))).toBe(1);
  expect(jpegOrientation(join(START, JFIF, FRAME, PICTURE))).toBe(1);
  expect(jpegOrientation(join(START, segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0'), exif(3)))).toBe(3);
  expect(jpegOrientation(RED_POINT)).toBe(1);
});

test('where and with what a photograph was taken is left out; its colours and the picture stay', () => {
  const colours = segment(0xe2, 'ICC_PROFILE\0\x01\x01profile');
  const adobe = segment(0xee, 'Adobe\0d\0\0\0\0\x01');
  const notes = [
    exif(1),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>'),
    segment(0xe2, 'MPF\0'),
    segment(0xed, 'Photoshop 3.0\0'),
    segment(0xfe, 'a comment'),
  ];
  const [one, two, ...rest] = notes;
  const whole = join(START, JFIF, one ?? '', colours, '\xff', two ?? '', adobe, ...rest, FRAME, PICTURE);
  expect(withoutCameraNotes(whole)).toEqual(join(START, JFIF, colours, '\xff', adobe, FRAME, PICTURE));
  const plain = join(START, JFIF, FRAME, PICTURE);
  expect(withoutCameraNotes(plain)).toBe(plain);
  expect(pictureHead(withoutCameraNotes(whole))).toEqual({ type: 'image/jpeg', width: 64, height: 48 });
});

test('what a picture moves by, and what merely might', () => {
  const chunk = (kind: string, size: number) =>
    join(Uint8Array.of(0, 0, 0, size), kind, new Uint8Array(size + 4));
  const png = (...chunks: Uint8Array[]) => join(RED_POINT.subarray(0, 8), ...chunks);
  expect(isAnimated(RED_POINT, 'image/png')).toBe(false);
  expect(isAnimated(png(chunk('IHDR', 13), chunk('acTL', 8), chunk('IDAT', 4)), 'image/png')).toBe(true);
  expect(isAnimated(png(chunk('IHDR', 13), chunk('IDAT', 4), chunk('acTL', 8)), 'image/png')).toBe(false);
  const webp = (flags: number) => join('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0', Uint8Array.of(flags));
  expect(isAnimated(webp(2), 'image/webp')).toBe(true);
  expect(isAnimated(webp(0x10), 'image/webp')).toBe(false);
  expect(isAnimated(latin('GIF89a'), 'image/gif')).toBe(true);
});

test('what is no picture is named where its first bytes tell', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  for (const text of [
    svg,
    `\xef\xbb\xbf  ${svg}`,
    `<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "x" "y">\n<!-- > -->${svg}`,
    '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>',
    '<SVG>',
  ])
    expect(foreignKind(latin(text)), text).toBe('svg');
  for (const text of ['<svgs>', '<!doctype html><svg/>x'.replace('<svg/>', '<p>'), '<!-- <svg> ', '', 'svg'])
    expect(foreignKind(latin(text)), text).toBe(null);
  expect(foreignKind(latin('\0\0\0\x18ftypheic'))).toBe('heif');
  expect(foreignKind(latin('\0\0\0\x18ftypavif'))).toBe('heif');
  expect(foreignKind(latin('\0\0\0\x18ftypmp42'))).toBe(null);
  expect(foreignKind(latin('BM\0\0'))).toBe('bmp');
  expect(foreignKind(latin('II*\0'))).toBe('tiff');
  expect(foreignKind(RED_POINT)).toBe(null);
});

test('a picture that cannot be drawn is told from what is none', () => {
  const png = (width: number, height: number) => {
    const bytes = RED_POINT.slice();
    new DataView(bytes.buffer).setUint32(16, width);
    new DataView(bytes.buffer).setUint32(20, height);
    return bytes;
  };
  expect([pictureHead(png(10_000, 10_000)), isUndrawable(png(10_000, 10_000))]).toMatchObject([
    { width: 10_000 },
    false,
  ]);
  for (const [width, height] of [
    [10_001, 10_000],
    [0, 1],
    [100_001, 1],
  ] as const)
    expect([pictureHead(png(width, height)), isUndrawable(png(width, height))]).toEqual([null, true]);
  expect(isUndrawable(latin('<html>'))).toBe(false);
  for (const start of ['\x89PNG\r\n\x1a\n', 'GIF89a', '\xff\xd8\xff\xe0', 'RIFF\n\0\0\0WEBPVP8 '])
    expect(beginsAsPicture(latin(start)), start).toBe(true);
  for (const start of ['\xff\xd8', 'RIFF\n\0\0\0WAVE', '', ' GIF89a'])
    expect(beginsAsPicture(latin(start)), start).toBe(false);
});

test('nothing that breaks off, or lies about its lengths, throws', () => {
  const whole = join(START, JFIF, exif(6, 'II', 2), segment(0xe2, 'ICC_PROFILE\0'), FRAME, PICTURE);
  const reads = [pictureHead, jpegOrientation, withoutCameraNotes, foreignKind, isUndrawable];
  const tried = (bytes: Uint8Array) => {
    for (const read of reads) read(bytes);
    for (const type of ['image/png', 'image/webp', 'image/jpeg'] as const) isAnimated(bytes, type);
  };
  for (const sample of [whole, RED_POINT, join('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0')]) {
    for (let length = 0; length <= sample.length; length++) tried(sample.slice(0, length));
    for (let at = 0; at < sample.length; at++) {
      for (const value of [0, 0x7f, 0xff]) {
        const bytes = sample.slice();
        bytes[at] = value;
        tried(bytes);
        expect(withoutCameraNotes(bytes).length).toBeLessThanOrEqual(bytes.length);
      }
    }
  }
});
