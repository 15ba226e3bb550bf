/**
 * A document with what is proposed in it, as plain data: everything pending stands in the text, each piece
 * saying who proposes what. What was decided is carried out already; what is contested is pending. This is what
 * a file with tracked changes is made of. It is no `DocumentContent`, so that nobody prints deleted words.
 */
import type { Author } from '../../changes/Author.ts';
import type { DocumentContent, ParagraphContent, Run } from '../../document/DocumentContent.ts';
import type { InlineFormats } from '../../document/inlineFormats.ts';
import type { ParagraphProperties } from '../../document/paragraphProperties.ts';
import type { CitedLibrary } from '../../document/sources/SourceLibrary.ts';

/** Who did something, and when (milliseconds since 1970, by their watch). */
export interface Stamp {
  readonly author: Author;
  readonly at: number;
}

/** What a person proposed in one go; the same for all its pieces. */
export interface Revision extends Stamp {
  /** The suggestion's id. */
  readonly id: string;
}

/** What something was before it was proposed to be otherwise. */
export interface Restyled<T> {
  readonly before: T;
  readonly by: Revision;
}

/** Proposed to come, proposed to go, or both: a deletion proposed on a proposed insertion. */
export interface Proposed {
  readonly inserted?: Revision;
  readonly deleted?: Revision;
}

/** `formats` are those that are proposed. */
export interface TrackedRun extends Run, Proposed {
  readonly restyled?: Restyled<InlineFormats>;
}

/** `properties` are those that are proposed; `inserted` and `deleted` are about its end. */
export interface TrackedParagraph extends ParagraphContent, Proposed {
  readonly runs: readonly TrackedRun[];
  readonly restyled?: Restyled<ParagraphProperties>;
}

/** In front of a character: `offset` counts those of the paragraph's runs. */
export interface TextPlace {
  readonly paragraph: number;
  readonly offset: number;
}

export interface TrackedComment extends Stamp {
  /** Lines are separated by `\n`. */
  readonly text: string;
  readonly from: TextPlace;
  /** Not in front of `from`; the same place where it is about no text that stands. */
  readonly to: TextPlace;
  readonly resolved: boolean;
  readonly replies: readonly TrackedReply[];
}

export interface TrackedReply extends Stamp {
  readonly text: string;
}

export interface TrackedContent {
  readonly title: string;
  /** BCP 47 tag of paragraphs that name none. */
  readonly language: string;
  /** See DocumentContent. */
  readonly library?: CitedLibrary;
  /** Never empty. The end of the last paragraph is never proposed to come or go: it has none to join. */
  readonly tracked: readonly TrackedParagraph[];
  /** In the order of the text. */
  readonly comments: readonly TrackedComment[];
  /** How many records of proposals, decisions and comments could not be read, and are not in it; absent for none. */
  readonly unread?: number;
}

/** What both have in common; the paragraphs with everything proposed in them. */
export function plainContent(
  content: DocumentContent | TrackedContent,
): Pick<DocumentContent, 'language' | 'library' | 'paragraphs'> {
  return isTracked(content) ? { ...content, paragraphs: content.tracked } : content;
}

export function isTracked(content: DocumentContent | TrackedContent): content is TrackedContent {
  return 'tracked' in content;
}
