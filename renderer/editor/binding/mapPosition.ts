/**
 * Where a place has gone: positions carried through changes that came in from elsewhere. The binding uses
 * it for the caret, and for edits made (or being composed) on a text that has meanwhile changed below.
 */

/** One step of a Y.Text event's delta. */
export interface DeltaStep {
  readonly retain?: number;
  readonly delete?: number;
  /** A string, or an embed (one character). */
  readonly insert?: unknown;
  /** Formats that changed; of no interest in an insertion. */
  readonly attributes?: unknown;
}
export type Delta = readonly DeltaStep[];

export const insertedLength = (step: DeltaStep) => (typeof step.insert === 'string' ? step.insert.length : 1);

/**
 * The part of a change that lies in the first `length` characters, where a paragraph ends; null when it takes
 * that end away or puts something right behind it, so that what is the first part is itself in question.
 */
export function deltaWithin(delta: Delta, length: number): Delta | null {
  const within: DeltaStep[] = [];
  let position = 0;
  for (const step of delta) {
    if (step.insert !== undefined && position === length) return null;
    if (position >= length) break;
    if (step.retain !== undefined) {
      within.push({ ...step, retain: Math.min(step.retain, length - position) });
      position += step.retain;
    } else if (step.delete !== undefined) {
      position += step.delete;
      if (position >= length) return null;
      within.push(step);
    } else {
      within.push(step);
    }
  }
  return within;
}

/** A place after the change. Text inserted exactly there comes behind it. */
export function mapPosition(delta: Delta, position: number): number {
  let from = 0;
  let to = 0;
  for (const step of delta) {
    if (step.retain !== undefined) {
      if (position <= from + step.retain) return to + position - from;
      from += step.retain;
      to += step.retain;
    } else if (step.delete !== undefined) {
      if (position <= from + step.delete) return to;
      from += step.delete;
    } else if (position === from) {
      return to;
    } else {
      to += insertedLength(step);
    }
  }
  return to + position - from;
}

/** What is left of the characters [from, from + length): stretches in the text after the change. */
export function mapRange(
  delta: Delta,
  from: number,
  length: number,
): { at: number; skip: number; length: number }[] {
  const parts: { at: number; skip: number; length: number }[] = [];
  let old = 0;
  let now = 0;
  const keep = (size: number) => {
    const start = Math.max(old, from);
    const end = Math.min(old + size, from + length);
    if (start < end) parts.push({ at: now + start - old, skip: start - from, length: end - start });
  };
  for (const step of delta) {
    if (step.retain !== undefined) {
      keep(step.retain);
      old += step.retain;
      now += step.retain;
    } else if (step.delete !== undefined) old += step.delete;
    else now += insertedLength(step);
  }
  keep(Number.MAX_SAFE_INTEGER - old);
  return parts;
}
