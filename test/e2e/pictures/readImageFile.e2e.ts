/** Files as cameras, phones and clipboards give them, read by a real browser: at an address without `crypto.subtle`, too. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { Browser, Page as Tab } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HostProcess } from '../../sync/hostProcess.ts';
import { startHostProcess } from '../../sync/hostProcess.ts';
import { launchChromium } from '../helpers/openPerson.ts';
import type { Pictures } from './page.ts';

declare global {
  interface Window {
    readonly pictures: Pictures;
  }
}

let screens: string;
let host: HostProcess;
let browser: Browser;
let tab: Tab;

beforeAll(async () => {
  screens = mkdtempSync(join(tmpdir(), 'rapporteur-pictures-'));
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'warn',
    build: { outDir: screens, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  host = await startHostProcess(['--screens', screens]);
  browser = await launchChromium();
  tab = await browser.newPage();
  // As at http://<address of the venue>.
  await tab.addInitScript(() => {
    Object.defineProperty(crypto, 'subtle', { value: undefined });
  });
  await tab.goto(host.origin);
  await tab.waitForFunction(() => window.pictures !== undefined);
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  if (screens !== undefined) rmSync(screens, { recursive: true, force: true });
});

const draw = async (type: string, width: number, height: number, noise = false) =>
  Buffer.from(
    await tab.evaluate((asked) => window.pictures.draw(...asked), [type, width, height, noise] as const),
    'base64',
  );

async function read(bytes: Uint8Array, name?: string) {
  const given = await tab.evaluate(([base64, as]) => window.pictures.read(base64, as), [
    Buffer.from(bytes).toString('base64'),
    name,
  ] as const);
  return { ...given, bytes: Buffer.from(given.bytes, 'base64') };
}

const [RED, GREEN, BLUE, YELLOW] = ['1,0,0', '0,1,0', '0,0,1', '1,1,0'];
const UPRIGHT = [RED, GREEN, BLUE, YELLOW];

/** A JPEG with a camera's notes: which way up, and where. */
function withExif(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const data = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 18.1416 S')]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}

/** A PNG of black and white points at random: nothing can say the same in fewer bytes. */
function blackAndWhite(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const lines = Array.from({ length: height }, () =>
    Buffer.concat([Buffer.alloc(1), randomBytes(width / 8)]),
  );
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('a picture of each kind is taken as it is, under what it is made of, whatever it is called', async () => {
  for (const type of ['image/png', 'image/webp', 'image/jpeg']) {
    const bytes = await draw(type, 120, 80);
    const given = await read(bytes, 'list.txt');
    expect(given.image, type).toEqual({
      hash: createHash('sha256').update(given.bytes).digest('hex'),
      type,
      width: 120,
      height: 80,
    });
    if (type !== 'image/jpeg') expect(given.bytes, type).toEqual(bytes);
    expect(given.corners, type).toEqual(UPRIGHT);
  }
});

test('a photograph stands upright whichever way up the camera was held, and does not tell where it was taken', async () => {
  const jpeg = await draw('image/jpeg', 120, 80);
  // Where the four corners of the stored picture belong, for each way up.
  const corners: Record<number, (string | undefined)[]> = {
    1: [RED, GREEN, BLUE, YELLOW],
    2: [GREEN, RED, YELLOW, BLUE],
    3: [YELLOW, BLUE, GREEN, RED],
    4: [BLUE, YELLOW, RED, GREEN],
    5: [RED, BLUE, GREEN, YELLOW],
    6: [BLUE, RED, YELLOW, GREEN],
    7: [YELLOW, GREEN, BLUE, RED],
    8: [GREEN, YELLOW, RED, BLUE],
  };
  for (let orientation = 1; orientation <= 8; orientation++) {
    const given = await read(withExif(jpeg, orientation));
    expect(given.corners, String(orientation)).toEqual(corners[orientation]);
    expect(given.image, String(orientation)).toMatchObject(
      orientation > 4 ? { width: 80, height: 120 } : { width: 120, height: 80 },
    );
    expect(given.bytes.includes('GPS'), String(orientation)).toBe(false);
    expect(given.bytes.includes('Exif'), String(orientation)).toBe(false);
  }
});

test('a picture larger than any page is made smaller; one in few colours that would only grow is not', async () => {
  const photo = await read(await draw('image/jpeg', 4000, 3000));
  expect(photo.image).toMatchObject({ type: 'image/jpeg', width: 2560, height: 1920 });
  expect(photo.corners).toEqual(UPRIGHT);
  const tall = await read(await draw('image/png', 300, 5120, true));
  expect(tall.image).toMatchObject({ type: 'image/png', width: 150, height: 2560 });
  expect(tall.corners).toEqual(UPRIGHT);
  const turned = await read(withExif(await draw('image/jpeg', 4000, 3000), 6));
  expect(turned.image).toMatchObject({ width: 1920, height: 2560 });
  const drawing = blackAndWhite(4000, 400);
  expect((await read(drawing)).bytes).toEqual(drawing);
});

test('a picture that moves is left as it is', async () => {
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  const wide = Buffer.from(gif);
  expect((await read(wide)).bytes).toEqual(gif);
});

test('another kind that this browser reads is turned into one of ours', async () => {
  const bmp = Buffer.alloc(54 + 4 * 4);
  bmp.write('BM', 0, 'latin1');
  bmp.writeUInt32LE(bmp.length, 2);
  bmp.writeUInt32LE(54, 10);
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(2, 18);
  bmp.writeInt32LE(2, 22);
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(32, 28);
  bmp.fill(0xff, 54);
  expect((await read(bmp)).image).toMatchObject({ type: 'image/png', width: 2, height: 2 });
});

test('what is no picture is refused, and why', async () => {
  const png = await draw('image/png', 120, 80);
  const huge = Buffer.from(png);
  huge.writeUInt32BE(20_000, 16);
  huge.writeUInt32BE(20_000, 20);
  const jpeg = await draw('image/jpeg', 120, 80);
  const noScan = jpeg.subarray(0, jpeg.indexOf(Buffer.from([0xff, 0xda])));
  const files: readonly [string, Uint8Array][] = [
    ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['notAPicture', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['notAPicture', Buffer.from('PK\u0003\u0004')],
    ['notAPicture', Buffer.alloc(0)],
    ['otherKind', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['otherKind', Buffer.from('II*\0\x08\0\0\0', 'latin1')],
    ['tooManyPoints', huge],
    ['damaged', png.subarray(0, 40)],
    ['damaged', jpeg.subarray(0, 20)],
    ['damaged', noScan],
  ];
  for (const [reason, bytes] of files) expect((await read(bytes)).refused, reason).toBe(reason);
  expect((await tab.evaluate(() => window.pictures.readUnreadable())).refused).toBe('unreadable');
  // Random points cannot be made smaller: 2,560 by 2,560 of them are 26 MB.
  const noise = await draw('image/png', 2560, 2560, true);
  expect(noise.length).toBeGreaterThan(20 * 1024 * 1024);
  expect((await read(noise)).refused).toBe('tooLarge');
});

test('of what is pasted, words are meant where there are words', async () => {
  const pasted = (given: Record<string, string>, ...types: string[]) =>
    tab.evaluate(([from, of]) => window.pictures.pasted(from, of), [given, types] as const);
  expect(await pasted({}, 'image/png', 'text/plain', 'image/svg+xml')).toEqual([
    'image/png',
    'image/svg+xml',
  ]);
  expect(await pasted({ 'text/html': '<img src="https://example.org/a.png">' }, 'image/png')).toEqual([
    'image/png',
  ]);
  expect(await pasted({ 'text/html': '<table><td>Fiji</table>' }, 'image/png')).toEqual([]);
  expect(await pasted({ 'text/plain': 'Fiji' }, 'image/png')).toEqual([]);
});
