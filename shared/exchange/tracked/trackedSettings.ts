/**
 * What a paragraph's text is set by, were everything accepted and were everything rejected: which way it runs, and
 * its language. Both come from the paragraph that ends it then, which may be a later one.
 */
import type { Way } from '../paper/direction.ts';
import { paragraphWay } from '../paper/direction.ts';
import { endingGroups } from './endingGroups.ts';
import type { Revision, TrackedParagraph } from './TrackedContent.ts';

export interface TrackedSetting {
  readonly way: Way;
  readonly wayBefore: Way;
  /** As the paragraph names it, '' for none. */
  readonly language: string;
  readonly languageBefore: string;
  /** Whose proposal makes the difference, where there is one and no proposed property does. */
  readonly by: Revision | undefined;
}

export function trackedSettings(
  paragraphs: readonly TrackedParagraph[],
  documentLanguage: string,
): TrackedSetting[] {
  const accepted = endingGroups(paragraphs, 'deleted');
  const rejected = endingGroups(paragraphs, 'inserted');
  let [language, languageBefore] = ['', ''];
  let ends: Revision | undefined;
  const settings = paragraphs.toReversed().map((paragraph, fromEnd): TrackedSetting => {
    const index = paragraphs.length - 1 - fromEnd;
    const [after, before] = [accepted[index] ?? null, rejected[index] ?? null];
    const { properties, restyled, runs, inserted, deleted } = paragraph;
    const old = restyled?.before ?? properties;
    if (after !== null) language = properties.language;
    if (before !== null) languageBefore = old.language;
    ends = after !== null && before !== null ? undefined : (deleted ?? inserted ?? ends);
    const running = { properties, runs: (after ?? before)?.runs ?? runs };
    const ran = { properties: old, runs: (before ?? after)?.runs ?? runs };
    return {
      way: paragraphWay(running, documentLanguage),
      wayBefore: paragraphWay(ran, documentLanguage),
      language,
      languageBefore,
      by: ends ?? after?.by ?? before?.by,
    };
  });
  return settings.reverse();
}
