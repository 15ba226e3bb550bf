/**
 * What a message says: text with mentions in it. Mentions are parts of their own, so that they stay what they
 * are when the person changes their name, and never come into being by how a text happens to read.
 */
import { cleanText } from '../../document/cleanText.ts';
import type { Addressee } from './Addressee.ts';
import { readAddressee, writeAddressee } from './Addressee.ts';

export type MessagePart = string | Addressee;

/** Characters of text a message may have. */
export const MOST_TEXT = 10_000;
const MOST_PARTS = 1000;

/** As they are stored: strings, and addressees as arrays. */
export function writeParts(parts: readonly MessagePart[]): unknown[] {
  return parts.map((part) => (typeof part === 'string' ? part : writeAddressee(part)));
}

/** null where it is no message, or an empty one. */
export function readParts(value: unknown): MessagePart[] | null {
  if (!Array.isArray(value) || value.length > MOST_PARTS) return null;
  const parts: MessagePart[] = [];
  for (const each of value as unknown[]) {
    const part = typeof each === 'string' ? each : readAddressee(each);
    if (part === null) return null;
    parts.push(part);
  }
  const tidy = tidyParts(parts);
  return tidy.length === 0 || textLength(tidy) > MOST_TEXT ? null : tidy;
}

export function textLength(parts: readonly MessagePart[]): number {
  return parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0);
}

/** Without control characters and outer white space, neighbouring texts as one; empty where nothing is said. */
export function tidyParts(parts: readonly MessagePart[]): MessagePart[] {
  const tidy: MessagePart[] = [];
  for (const part of parts) {
    const last = tidy.at(-1);
    if (typeof part !== 'string') tidy.push(part);
    else if (typeof last === 'string') tidy[tidy.length - 1] = last + cleanText(part);
    else tidy.push(cleanText(part));
  }
  const [first] = tidy;
  if (typeof first === 'string') tidy[0] = first.trimStart();
  const last = tidy.at(-1);
  if (typeof last === 'string') tidy[tidy.length - 1] = last.trimEnd();
  return tidy.filter((part) => part !== '');
}
