/**
 * A folder that electron-builder takes for an Electron runtime: the files it moves about, and a program that holds
 * a fuse wire with every fuse as Electron ships it, so that what packing does can be read back without the download.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What marks the wire in every Electron binary; the same string since the first that had fuses. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Version 1 of the wire, nine fuses, in Electron's order and defaults. */
const AS_SHIPPED = Buffer.from([1, 9, ...Buffer.from('101001011')]);

export function writeStubRuntime(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'), { recursive: true });
  const program = Buffer.concat([Buffer.from('stub\0'), Buffer.from(SENTINEL), AS_SHIPPED, Buffer.alloc(64)]);
  writeFileSync(join(folder, 'electron'), program, { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), 'stub');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'stub');
  for (const locale of ['en-US', 'ar', 'fr']) writeFileSync(join(folder, 'locales', `${locale}.pak`), 'stub');
}
