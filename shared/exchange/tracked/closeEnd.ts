/**
 * In a file, the end of the last paragraph can neither come nor go: there is nothing behind it to join. In a flow
 * it can, as when somebody proposes a new last paragraph. Then the file says the same with the paragraph end in
 * front, as an office would have written it: that one is proposed to come (or to go), and the last paragraph has
 * the properties that the last one has before and after. What stands when all is accepted, and when all is
 * rejected, is exactly what the flow says.
 */
import type { ParagraphProperties } from '../../document/paragraphProperties.ts';
import { DEFAULT_PROPERTIES, sameProperties } from '../../document/paragraphProperties.ts';
import type { Note } from './reviewNotes.ts';
import type { Revision, TrackedParagraph, TrackedRun } from './TrackedContent.ts';

type Op = 'inserted' | 'deleted';

export interface Closed {
  readonly paragraphs: readonly TrackedParagraph[];
  /** Of proposals on the last end that make no difference to where paragraphs end. */
  readonly notes: readonly Note[];
}

/** @param isOpen the last paragraph has no end of its own in the flow */
export function closeEnd(paragraphs: readonly TrackedParagraph[], isOpen: boolean): Closed {
  const last = paragraphs.at(-1);
  const notes: Note[] = [];
  if (last === undefined) return { paragraphs, notes };
  const { inserted, deleted, restyled: own, ...plain } = last;
  if (!isOpen && inserted === undefined && deleted === undefined) return { paragraphs, notes };
  const closed = paragraphs.slice(0, -1);
  const accepted = hiddenEnd(paragraphs, closed, 'deleted', isOpen);
  const rejected = hiddenEnd(paragraphs, closed, 'inserted', isOpen);
  const properties = accepted?.properties ?? last.properties;
  const before = rejected?.properties ?? own?.before ?? last.properties;
  const by = own?.by ?? accepted?.by ?? rejected?.by;
  const restyled = by === undefined || sameProperties(properties, before) ? {} : { restyled: { before, by } };
  if (deleted !== undefined && accepted?.isUntold) notes.push({ kind: 'also', op: 'join', by: deleted });
  if (inserted !== undefined && rejected?.isUntold) notes.push({ kind: 'also', op: 'split', by: inserted });
  return { paragraphs: [...closed, { ...plain, properties, ...restyled }], notes };
}

interface HiddenEnd {
  /** Of the last paragraph that is left. */
  readonly properties: ParagraphProperties;
  readonly by: Revision | undefined;
  /** No other end is proposed to go, or to come, in its place. */
  readonly isUntold: boolean;
}

/**
 * What is left where the last end is not there: after accepting (`deleted`) or after rejecting (`inserted`).
 * Lets the last end that is left go instead, in `closed`, where no text stands behind it. null where the last end
 * is there all the same.
 */
function hiddenEnd(
  paragraphs: readonly TrackedParagraph[],
  closed: TrackedParagraph[],
  op: Op,
  isOpen: boolean,
): HiddenEnd | null {
  const last = paragraphs.at(-1);
  if (last === undefined || (!isOpen && last[op] === undefined)) return null;
  const index = closed.findLastIndex((paragraph) => paragraph[op] === undefined);
  const behind: readonly TrackedRun[] = paragraphs.slice(index + 1).flatMap(({ runs }) => runs);
  const by = last[op] ?? behind.findLast((run) => run[op] !== undefined)?.[op];
  const left = closed[index];
  const isTextLeft = behind.some((run) => run[op] === undefined);
  if (left === undefined || isTextLeft || by === undefined)
    return { properties: DEFAULT_PROPERTIES, by, isUntold: true };
  closed[index] = { ...left, [op]: by };
  const properties = op === 'deleted' ? left.properties : (left.restyled?.before ?? left.properties);
  return { properties, by, isUntold: false };
}
