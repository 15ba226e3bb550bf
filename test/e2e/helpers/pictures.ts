/** Pictures for tests, and putting them in as people do. */
import { createHash, randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

export interface TestPng {
  readonly bytes: Buffer;
  readonly hash: string;
}

/** A PNG of grey points at random: no two are alike, and its size is that of its points. */
export function randomPng(width: number, height: number): TestPng {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const lines = Array.from({ length: height }, () => Buffer.concat([Buffer.alloc(1), randomBytes(width)]));
  const bytes = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

/** Where the caret is, by the menu; what it shows is said later. */
export async function insertPicture(page: Page, { bytes }: TestPng): Promise<void> {
  await page.getByRole('button', { name: 'Insert', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Image…' }).click();
  await (await chooser).setFiles({ name: 'picture.png', mimeType: 'image/png', buffer: bytes });
  await page.getByRole('button', { name: 'Describe later' }).click();
}
