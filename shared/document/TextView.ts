/**
 * How a flow is shown. The text is stored once; what of it is seen, and how, is derived. A view never changes
 * anything. `shared/changes` makes views out of suggestions and decisions; without one a flow is shown as it
 * is stored.
 */
import type { CharacterId, IdRange } from './ids.ts';
import type { InlineFormats } from './inlineFormats.ts';
import type { ParagraphProperties } from './paragraphProperties.ts';

/** Consecutive characters that are shown alike. */
export interface ShownPiece {
  readonly length: number;
  readonly hidden: boolean;
  readonly formats: InlineFormats;
  /**
   * What a screen has to tell of it, as one comparable word (see `shared/changes/changeKey.ts`); '' for nothing. A
   * part of it that begins with `-` says that it is proposed to go.
   */
  readonly change: string;
  /** Something is proposed of it and not settled between people yet, hidden or not. */
  readonly proposed: boolean;
}

/** What stands in front of a character, or behind one, and is none of the text (signRuns.ts). */
export interface TextSign {
  /** Characters of the paragraph's shown text in front of it. */
  readonly at: number;
  /** Whether it belongs to the character behind it, or to the one in front. */
  readonly side: 'before' | 'after';
  /** As it is printed. */
  readonly text: string;
  /** A part of the run's `change`, free of spaces: what a screen knows it by. */
  readonly word: string;
}

export interface TextView {
  /** null where all of it is shown as it is stored, the usual answer. */
  pieces(range: IdRange, stored: InlineFormats): readonly ShownPiece[] | null;
  propertiesOf(mark: CharacterId | null): ParagraphProperties;
  /**
   * What is drawn between the characters of a paragraph that are shown, in the order of the text.
   * @param shown the paragraph's characters, in order
   */
  signs?(shown: readonly IdRange[]): readonly TextSign[];
}
