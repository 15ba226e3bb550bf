/**
 * The list as it is kept on the device, with what has been ticked off (R12). Every function gives a new list
 * and leaves the one it got alone; null is no list.
 */
import type { ParagraphId } from '../../document/DocumentContent.ts';
import { RETURN_KINDS } from './kindOf.ts';
import type { ReturnItem } from './ReturnItem.ts';

/** The note it is kept as, beside the replica. */
export const RETURNED = 'returned';

export interface ReturnReport {
  readonly items: readonly ReturnItem[];
  /** Ids of those ticked off. */
  readonly done: readonly string[];
}

/**
 * Adds what another return found. What is listed already stays as it is, ticked or not.
 * @param order the paragraphs of the text as they stand now
 */
export function addToReport(
  report: ReturnReport | null,
  items: readonly ReturnItem[],
  order: readonly ParagraphId[],
): ReturnReport | null {
  const known = new Set(report?.items.map(({ id }) => id));
  const all = [...(report?.items ?? []), ...items.filter(({ id }) => !known.has(id))];
  if (all.length === 0) return null;
  const index = new Map(order.map((id, at) => [id, at]));
  const place = ({ places }: ReturnItem) =>
    index.get(places.find((one) => index.has(one)) ?? '') ?? order.length;
  return { items: all.sort((a, b) => place(a) - place(b)), done: report?.done ?? [] };
}

export function tick(report: ReturnReport, id: string, isDone: boolean): ReturnReport {
  const others = report.done.filter((one) => one !== id);
  return { ...report, done: isDone ? [...others, id] : others };
}

export function isLookedThrough({ items, done }: ReturnReport): boolean {
  return items.every(({ id }) => done.includes(id));
}

/** What was kept, by whichever version of the desk; null where it is no list this one can show. */
export function readReport(kept: unknown): ReturnReport | null {
  const { items, done } = (kept ?? {}) as Partial<Record<keyof ReturnReport, unknown>>;
  if (!Array.isArray(items) || !Array.isArray(done)) return null;
  const usable = (items as unknown[]).filter(isItem);
  return usable.length === 0 ? null : { items: usable, done: done.filter((one) => typeof one === 'string') };
}

function isItem(value: unknown): value is ReturnItem {
  if (typeof value !== 'object' || value === null) return false;
  const { id, kind, places, mine, theirs, merged } = value as Partial<Record<keyof ReturnItem, unknown>>;
  const isSide = (side: unknown) => {
    const { did, text } = (side ?? {}) as { did?: unknown; text?: unknown };
    return Array.isArray(did) && Array.isArray(text);
  };
  return (
    typeof id === 'string' &&
    (RETURN_KINDS as readonly unknown[]).includes(kind) &&
    Array.isArray(places) &&
    isSide(mine) &&
    isSide(theirs) &&
    Array.isArray((theirs as { by?: unknown }).by) &&
    Array.isArray(merged)
  );
}
