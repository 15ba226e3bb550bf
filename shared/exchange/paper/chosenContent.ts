/** What of a document goes into a file, by what was chosen: one section or all of it, with comments or without. */
import type { DocumentContent, ParagraphContent } from '../../document/DocumentContent.ts';
import { isTracked, type TrackedContent } from '../tracked/TrackedContent.ts';
import type { ExportChoices } from './exportChoices.ts';
import { sectionOf } from './sectionOf.ts';

export interface ChosenContent<C> {
  readonly content: C;
  /** All paragraphs, where `content` has but some of them. */
  readonly whole?: readonly ParagraphContent[];
}

/** null where the section is not there any more. */
export function chosenContent<C extends DocumentContent | TrackedContent>(
  given: C,
  { section, withoutComments }: ExportChoices,
): ChosenContent<C> | null {
  const said = isTracked(given) && withoutComments === true ? { ...given, comments: [] } : given;
  if (section === undefined) return { content: said };
  const content = sectionOf(said, section);
  if (content === null) return null;
  return { content, whole: isTracked(given) ? given.tracked : given.paragraphs };
}
