/**
 * The port a desk serves its own machine at. Browsers and the desktop window keep what they stored by address,
 * so the same folder should come back at the same port; when another program has it, the next free one will do.
 */
import { createServer } from 'node:net';

const FIRST = 4410;
const SPREAD = 500;
const TRIES = 20;

/** The port that belongs to a folder: 4410 for the default one, another steady one for each other. */
export function portOf(dataFolder: string, defaultFolder: string): number {
  if (dataFolder === defaultFolder) return FIRST;
  let hash = 0x811c9dc5; // FNV-1a
  for (const character of dataFolder) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return FIRST + 1 + (hash % SPREAD);
}

/** The first free port from `wanted` on; `wanted` itself when none of twenty is (the host then says why). */
export async function freePort(
  wanted: number,
  isFree: (port: number) => Promise<boolean> = listens,
): Promise<number> {
  for (let port = wanted; port < wanted + TRIES; port += 1) {
    if (await isFree(port)) return port;
  }
  return wanted;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
