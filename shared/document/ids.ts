/**
 * Identities. Every character of a flow has one for life: the Yjs id it got when it was typed. A
 * paragraph's is that of the `\n` that ends it.
 */
import type { ParagraphId } from './DocumentContent.ts';

export interface CharacterId {
  readonly client: number;
  readonly clock: number;
}

/** Consecutive characters of one client. */
export interface IdRange extends CharacterId {
  readonly length: number;
}

/** The identity of a last paragraph that has no `\n` of its own. */
export const OPEN_PARAGRAPH: ParagraphId = 'end';

export function paragraphId(mark: CharacterId | null): ParagraphId {
  return mark === null ? OPEN_PARAGRAPH : `${mark.client}:${mark.clock}`;
}

/** null for the open paragraph and for anything that is not an id. */
export function parseParagraphId(id: string): CharacterId | null {
  const match = /^(\d+):(\d+)$/.exec(id);
  return match === null ? null : { client: Number(match[1]), clock: Number(match[2]) };
}

/** Lengthens the last range where `next` continues it; otherwise adds it. */
export function pushRange(ranges: IdRange[], next: IdRange): void {
  const last = ranges.at(-1);
  if (last !== undefined && last.client === next.client && last.clock + last.length === next.clock) {
    ranges[ranges.length - 1] = { ...last, length: last.length + next.length };
  } else {
    ranges.push(next);
  }
}
