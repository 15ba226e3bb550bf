/**
 * What a file is made of, as 64 hex digits of its SHA-256: the name under which pictures are kept and asked for.
 * Computed here and not by `crypto.subtle`, which a page at a plain http address does not have. 20 MB take a tenth
 * of a second.
 */
import { digest } from 'lib0/hash/sha256';

export function hashOf(bytes: Uint8Array): string {
  return [...digest(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether this can be the name of a file at all. */
export function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
