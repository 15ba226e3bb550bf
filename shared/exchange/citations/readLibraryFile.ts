/**
 * A file that a reference manager wrote, as sources: BibTeX, BibLaTeX or CSL-JSON, told apart by what is in it. What
 * cannot be read is said with its line, and costs nothing but itself.
 */
import { readBibtex } from './bibtex/readBibtex.ts';
import type { ReadLibrary } from './LibraryReader.ts';
import { readCslJson } from './readCslJson.ts';

/** More than any library that a document cites from: bytes. */
export const MOST_LIBRARY_BYTES = 16 * 1024 * 1024;

export function readLibraryFile(bytes: Uint8Array): ReadLibrary {
  const text = decode(bytes)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n');
  return /^\s*[[{]/.test(text) ? readCslJson(text) : readBibtex(text);
}

declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean },
) => { decode(bytes: Uint8Array): string };

/** Old files are in the letters of western Europe. */
function decode(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
