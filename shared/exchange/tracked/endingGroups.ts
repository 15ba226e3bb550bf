/**
 * What each paragraph end would end, were everything accepted or everything rejected: ends that are not there then
 * leave their text to the next one that is.
 */
import type { ParagraphContent } from '../../document/DocumentContent.ts';
import type { Revision, TrackedParagraph, TrackedRun } from './TrackedContent.ts';

export interface EndingGroup {
  /** In front of this end since the last one that is there; without what is not there either. */
  readonly runs: readonly TrackedRun[];
  /** The first proposal among them and the ends between them. */
  readonly by: Revision | undefined;
}

/**
 * @param gone what is not there: `deleted` were everything accepted, `inserted` were everything rejected
 * @returns null for a paragraph whose end is not there
 */
export function endingGroups(
  paragraphs: readonly TrackedParagraph[],
  gone: 'deleted' | 'inserted',
): (EndingGroup | null)[] {
  let runs: TrackedRun[] = [];
  let by: Revision | undefined;
  return paragraphs.map((paragraph) => {
    for (const run of paragraph.runs) {
      by ??= run.inserted ?? run.deleted;
      if (run[gone] === undefined) runs.push(run);
    }
    if (paragraph[gone] !== undefined) {
      by ??= paragraph[gone];
      return null;
    }
    const group = { runs, by };
    [runs, by] = [[], undefined];
    return group;
  });
}

/** The paragraphs as they read were everything accepted; those whose end is not there then are empty. */
export function asAccepted(paragraphs: readonly TrackedParagraph[]): ParagraphContent[] {
  const groups = endingGroups(paragraphs, 'deleted');
  return paragraphs.map((paragraph, index) => ({ ...paragraph, runs: groups[index]?.runs ?? [] }));
}
