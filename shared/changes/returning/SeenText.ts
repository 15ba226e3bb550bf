/**
 * A text as a person sees it who sees everything, with identities: plain data, so that it can be compared
 * elsewhere than where it was read. Copies carry the identity of their original; what is hidden (decided
 * away) is not in it.
 */
import type { ParagraphId } from '../../document/DocumentContent.ts';
import type { CharacterId } from '../../document/ids.ts';
import type { InlineFormats } from '../../document/inlineFormats.ts';
import type { ParagraphProperties } from '../../document/paragraphProperties.ts';
import type { Author } from '../Author.ts';
import type { Verdict } from '../decisions.ts';
import type { SuggestionId } from '../Suggestion.ts';

/** Characters with consecutive identities (those of their originals) that look alike. */
export interface SeenRun extends CharacterId {
  readonly text: string;
  readonly formats: InlineFormats;
  /** What is proposed of it (see changeKey.ts). */
  readonly change: string;
}

export interface SeenParagraph {
  /** Of the `\n` that stands in this text; in a note or a cell, that of the paragraph it stands in. */
  readonly id: ParagraphId;
  /** Of the `\n` it is a copy of; `id` where it is none. */
  readonly root: ParagraphId;
  /** The copy that the last move made; null where it was never moved. */
  readonly moved: ParagraphId | null;
  readonly properties: ParagraphProperties;
  /** What is proposed of its end and its properties. */
  readonly change: string;
  readonly runs: readonly SeenRun[];
}

export interface SeenDecision {
  readonly author: Author;
  readonly verdict: Verdict;
  /** The same for decisions that say the same of the same characters. */
  readonly says: string;
}

export interface SeenText {
  readonly paragraphs: readonly SeenParagraph[];
  /** By suggestion, then by the decision's own id. */
  readonly decisions: ReadonlyMap<SuggestionId, ReadonlyMap<string, SeenDecision>>;
  readonly authors: ReadonlyMap<SuggestionId, Author>;
  /** Whose sessions are known by name: those that proposed or decided something. */
  readonly people: ReadonlyMap<number, Author>;
}
