/**
 * The smallest honest account of how a text became another. Which of several equal letters was typed
 * cannot be seen from the texts alone: the caret tells.
 */
import diff from 'fast-diff';

export interface Splice {
  /** In the old text. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** Beyond this product of lengths an exact diff would hold up typing; the stretch is replaced as a whole. */
const MOST_WORK = 4_000_000;

export interface DiffHints {
  /** In the new text, where it is one place. */
  readonly caret?: number | undefined;
  /** What was selected in the old text: replacing it replaces all of it, letters the two have in common too. */
  readonly selected?: { readonly from: number; readonly to: number } | undefined;
}

/** Ascending, never touching. */
export function diffText(before: string, after: string, { caret, selected }: DiffHints = {}): Splice[] {
  if (before === after) return [];
  if (selected !== undefined && selected.from < selected.to) {
    const { from, to } = selected;
    const behind = before.length - to;
    if (
      after.length >= from + behind &&
      before.startsWith(after.slice(0, from)) &&
      before.slice(to) === after.slice(after.length - behind)
    ) {
      return [{ at: from, removed: to - from, inserted: after.slice(from, after.length - behind) }];
    }
  }
  const typed = after.length - before.length;
  if (caret !== undefined && typed > 0 && caret >= typed) {
    const at = caret - typed;
    if (before.startsWith(after.slice(0, at)) && before.slice(at) === after.slice(caret)) {
      return [{ at, removed: 0, inserted: after.slice(at, caret) }];
    }
  }
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  // Never between the halves of a character.
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--;
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  if (old === '' || now === '' || old.length * now.length > MOST_WORK) {
    return [{ at: start, removed: old.length, inserted: now }];
  }
  const splices: Splice[] = [];
  let at = start;
  let removed = 0;
  let inserted = '';
  const flush = () => {
    if (removed > 0 || inserted !== '') splices.push({ at, removed, inserted });
    at += removed;
    removed = 0;
    inserted = '';
  };
  for (const [kind, text] of diff(old, now)) {
    if (kind === diff.DELETE) removed += text.length;
    else if (kind === diff.INSERT) inserted += text;
    else {
      flush();
      at += text.length;
    }
  }
  flush();
  return splices;
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;
