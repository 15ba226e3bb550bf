/**
 * What a thread is about, by identity: characters, a paragraph, or a suggestion.
 *
 *   [0, [[client, clock, length], ...], mark]   characters, and the end of the paragraph the first is in
 *   [1, [[client, clock, length], ...], mark]   a paragraph: its end, and the characters it had
 *   [2, client, clock]                          a suggestion, by the entry that began it
 *
 * `mark` is `[client, clock]`, or null where the last paragraph has no end of its own.
 */
import type { CharacterId, IdRange } from '../../document/ids.ts';
import { paragraphId, parseParagraphId } from '../../document/ids.ts';
import type { SuggestionId } from '../Suggestion.ts';

export type Anchor =
  | { readonly kind: 'text'; readonly ranges: readonly IdRange[]; readonly mark: CharacterId | null }
  | { readonly kind: 'paragraph'; readonly ranges: readonly IdRange[]; readonly mark: CharacterId }
  | { readonly kind: 'suggestion'; readonly suggestion: SuggestionId };

/** Ranges kept of a passage written by many hands: its beginning and its end tell where it is. */
const MOST_RANGES = 200;

/** Drops the middle of what would be too long to keep. */
export function keptRanges(ranges: readonly IdRange[]): readonly IdRange[] {
  const half = MOST_RANGES / 2;
  return ranges.length <= MOST_RANGES ? ranges : [...ranges.slice(0, half), ...ranges.slice(-half)];
}

export function writeAnchor(anchor: Anchor): unknown[] {
  if (anchor.kind === 'suggestion') {
    const id = parseParagraphId(anchor.suggestion);
    if (id === null) throw new Error(`not a suggestion: ${anchor.suggestion}`);
    return [2, id.client, id.clock];
  }
  const { kind, ranges, mark } = anchor;
  return [
    kind === 'text' ? 0 : 1,
    ranges.map(({ client, clock, length }) => [client, clock, length]),
    mark === null ? null : [mark.client, mark.clock],
  ];
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** null where it is none. */
export function readAnchor(value: unknown): Anchor | null {
  if (!Array.isArray(value)) return null;
  const [kind, first, second] = value as unknown[];
  if (kind === 2) {
    if (!isCount(first) || !isCount(second)) return null;
    return { kind: 'suggestion', suggestion: paragraphId({ client: first, clock: second }) };
  }
  const ranges = readRanges(first);
  const mark = readMark(second);
  if (ranges === null || mark === undefined) return null;
  if (kind === 0) return ranges.length === 0 ? null : { kind: 'text', ranges, mark };
  return kind === 1 && mark !== null ? { kind: 'paragraph', ranges, mark } : null;
}

function readRanges(value: unknown): IdRange[] | null {
  if (!Array.isArray(value) || value.length > MOST_RANGES) return null;
  const ranges: IdRange[] = [];
  for (const each of value as unknown[]) {
    if (!Array.isArray(each)) return null;
    const [client, clock, length] = each as unknown[];
    if (!isCount(client) || !isCount(clock) || !isCount(length) || length === 0) return null;
    ranges.push({ client, clock, length });
  }
  return ranges;
}

function readMark(value: unknown): CharacterId | null | undefined {
  if (value === null) return null;
  if (!Array.isArray(value)) return undefined;
  const [client, clock] = value as unknown[];
  return isCount(client) && isCount(clock) ? { client, clock } : undefined;
}
