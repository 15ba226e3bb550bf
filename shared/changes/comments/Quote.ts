/** The words a thread is about, as they read when it began, with what was proposed in them then. */
import { cleanText } from '../../document/cleanText.ts';

export interface QuotePart {
  readonly text: string;
  /** Whether it was proposed to come or to go. */
  readonly change: 'none' | 'insert' | 'delete';
}
export type Quote = readonly QuotePart[];

const CHANGES = ['none', 'insert', 'delete'] as const;
/** Characters kept of a long passage: enough to know which it was. */
export const MOST_QUOTED = 400;

/** Neighbours alike as one, cut where it grows too long. */
export function makeQuote(parts: Iterable<QuotePart>): Quote {
  const quote: { text: string; change: QuotePart['change'] }[] = [];
  let left = MOST_QUOTED;
  for (const { text, change } of parts) {
    const kept = text.length > left ? `${cut(text, left)}…` : text;
    const last = quote.at(-1);
    if (last !== undefined && last.change === change) last.text += kept;
    else if (kept !== '') quote.push({ text: kept, change });
    left -= text.length;
    if (left < 0) break;
  }
  return quote;
}

/** Not within a pair of surrogates. */
function cut(text: string, length: number): string {
  const part = text.slice(0, length);
  return (part.isWellFormed() ? part : part.slice(0, -1)).trimEnd();
}

export function quoteText(quote: Quote): string {
  return quote.map(({ text }) => text).join('');
}

/** Stored as `[[change, text], ...]`, `change` 0 none, 1 inserted, 2 deleted. */
export function writeQuote(quote: Quote): unknown[] {
  return quote.map(({ text, change }) => [CHANGES.indexOf(change), text]);
}

/** null where it is none. */
export function readQuote(value: unknown): Quote | null {
  if (!Array.isArray(value) || value.length > MOST_QUOTED * 2) return null;
  const quote: QuotePart[] = [];
  for (const each of value as unknown[]) {
    if (!Array.isArray(each)) return null;
    const [kind, text] = each as unknown[];
    const change = typeof kind === 'number' ? CHANGES[kind] : undefined;
    if (change === undefined || typeof text !== 'string') return null;
    quote.push({ text: cleanText(text), change });
  }
  return makeQuote(quote);
}
