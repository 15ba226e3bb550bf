/** What poppler reads in a PDF, for tests. */
import { spawnSync } from 'node:child_process';

export const hasPoppler = spawnSync('pdftotext', ['-v'], { timeout: 10_000 }).status === 0;

export function pagesOf(bytes: Uint8Array, ...options: string[]): string[] {
  const { stdout, status } = spawnSync('pdftotext', [...options, '-', '-'], {
    input: bytes,
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error('pdftotext cannot read this file.');
  return stdout.toString('utf8').split('\f').slice(0, -1);
}

/** Marks of direction that readers add, and line ends, are not text. */
export const flat = (text: string) =>
  text
    .replace(/[\u200b-\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
export const tight = (text: string) => flat(text).replaceAll(' ', '');
