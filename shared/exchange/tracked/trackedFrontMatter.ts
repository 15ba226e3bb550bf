/** What stands before the text of a tracked file: as in the clean one, were everything accepted. */
import type { FrontMatter } from '../paper/frontMatter.ts';
import { frontMatter } from '../paper/frontMatter.ts';
import { asAccepted } from './endingGroups.ts';
import type { TrackedContent } from './TrackedContent.ts';

export function trackedFrontMatter({ title, language, tracked }: TrackedContent): FrontMatter {
  const front = frontMatter({ title, language, paragraphs: asAccepted(tracked) });
  // A title that is proposed to go stands in the text all the same, and needs no second one above it.
  const { printsTitle } = frontMatter({ title, language, paragraphs: tracked });
  let { titleParagraphs } = front;
  // The contents must not come between a paragraph end that may go and the paragraph it would be joined with.
  while (isProposed(tracked[titleParagraphs - 1])) titleParagraphs++;
  return { ...front, printsTitle, titleParagraphs };
}

function isProposed(paragraph: TrackedContent['tracked'][number] | undefined): boolean {
  return paragraph?.inserted !== undefined || paragraph?.deleted !== undefined;
}
