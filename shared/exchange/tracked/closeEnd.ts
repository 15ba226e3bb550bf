/**
 * In a file, the end of the last paragraph can neither come nor go: there is nothing behind it to join. In a flow
 * it can, as when somebody proposes a new last paragraph. Then the file says the same with the paragraph end in
 * front, as an office would have written it: that one is proposed to come (or to go), and the last paragraph has
 * the properties that the last one has before and after. What stands when all is accepted, and when all is
 * rejected, is exactly what the flow says.
 */
import type { ParagraphProperties } from '../../document/paragraphProperties.ts';
import { DEFAULT_PROPERTIES, sameProperties } from '../../document/paragraphProperties.ts';
import type { Revision, TrackedParagraph, TrackedRun } from './TrackedContent.ts';

type Op = 'inserted' | 'deleted';

/** @param isOpen the last paragraph has no end of its own in the flow */
export function closeEnd(paragraphs: readonly TrackedParagraph[], isOpen: boolean): TrackedParagraph[] {
  const last = paragraphs.at(-1);
  if (last === undefined) return [];
  const { inserted, deleted, restyled: own, ...plain } = last;
  if (!isOpen && inserted === undefined && deleted === undefined) return [...paragraphs];
  const closed = paragraphs.slice(0, -1);
  const accepted = hiddenEnd(paragraphs, closed, 'deleted', isOpen);
  const rejected = hiddenEnd(paragraphs, closed, 'inserted', isOpen);
  const properties = accepted?.properties ?? last.properties;
  const before = rejected?.properties ?? own?.before ?? last.properties;
  const by = own?.by ?? accepted?.by ?? rejected?.by;
  const restyled = by === undefined || sameProperties(properties, before) ? {} : { restyled: { before, by } };
  return [...closed, { ...plain, properties, ...restyled }];
}

interface HiddenEnd {
  /** Of the last paragraph that is left. */
  readonly properties: ParagraphProperties;
  readonly by: Revision | undefined;
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
  if (left === undefined || isTextLeft || by === undefined) return { properties: DEFAULT_PROPERTIES, by };
  closed[index] = { ...left, [op]: by };
  const properties = op === 'deleted' ? left.properties : (left.restyled?.before ?? left.properties);
  return { properties, by };
}
