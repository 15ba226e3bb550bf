/** Files that begin as a PNG does, for tests: of any size, no two alike. */
import { createHash, randomBytes } from 'node:crypto';

export interface TestPicture {
  readonly bytes: Buffer;
  readonly hash: string;
}

export function testPicture(size = 10_000): TestPicture {
  const head = Buffer.alloc(24);
  head.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
  head.write('IHDR', 12, 'latin1');
  head.writeUInt32BE(64, 16);
  head.writeUInt32BE(48, 20);
  const bytes = Buffer.concat([head, randomBytes(size - head.length)]);
  return { bytes, hash: sha256(bytes) };
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
