/** CSL-JSON as sources by key. A list of items, or an object with items in it, as Zotero and others write it. */
import { readSource } from '../../document/sources/Source.ts';
import type { ReadLibrary } from './LibraryReader.ts';
import { LibraryReader } from './LibraryReader.ts';

export function readCslJson(text: string): ReadLibrary {
  const read = new LibraryReader();
  const lines = itemLines(text);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    read.refuse(lineOfError(text, error), 'syntax');
    return read.result();
  }
  const given = (parsed as { readonly items?: unknown } | null)?.items ?? parsed;
  const items: readonly unknown[] = Array.isArray(given) ? given : [given];
  for (const [at, item] of items.entries()) {
    const fields = (item ?? {}) as Readonly<Record<string, unknown>>;
    const key = keyOf(fields['citation-key'] ?? fields['id']);
    read.take(key, readSource(item), Array.isArray(parsed) ? (lines[at] ?? 1) : 1);
  }
  return read.result();
}

/** Zotero's ids are addresses; what is behind the last slash tells them apart as well. */
function keyOf(id: unknown): string {
  const text = typeof id === 'number' ? String(id) : typeof id === 'string' ? id.trim() : '';
  return /^https?:/i.test(text) ? (text.split('/').at(-1) ?? text) : text.replace(/\s+/g, '_');
}

/** Lines on which the items of the outermost list begin. */
function itemLines(text: string): number[] {
  const lines: number[] = [];
  let depth = 0;
  let line = 1;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\n') line++;
    if (isText) {
      if (letter === '\\') at++;
      else if (letter === '"') isText = false;
    } else if (letter === '"') isText = true;
    else if (letter === '{' || letter === '[') {
      if (depth === 1) lines.push(line);
      depth++;
    } else if (letter === '}' || letter === ']') depth--;
  }
  return lines;
}

/** Engines say it in words of their own: a line, or a place. Where they do not, it is at the end. */
function lineOfError(text: string, error: unknown): number {
  const message = error instanceof Error ? error.message : '';
  const line = /\bline (\d+)/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const place = /\bposition (\d+)/.exec(message)?.[1];
  return text.slice(0, place === undefined ? text.length : Number(place)).split('\n').length;
}
