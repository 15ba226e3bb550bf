/** What a returned file has otherwise than its base, in letters of the base, whatever became of the text meanwhile. */
import type { FormatSet, PropertyValue } from '../../../changes/entries.ts';
import type { EmbedContent } from '../../../document/EmbedContent.ts';
import type { InlineFormats } from '../../../document/inlineFormats.ts';
import type { ParagraphProperties, PropertyName } from '../../../document/paragraphProperties.ts';
import type { Revision, Stamp } from '../../tracked/TrackedContent.ts';

/** New text, what one new character stands for, or a new paragraph's end with the properties of its paragraph. */
export type NewPiece = (
  | { readonly kind: 'text'; readonly text: string; readonly formats: InlineFormats }
  | { readonly kind: 'embed'; readonly embed: EmbedContent; readonly formats: InlineFormats }
  | { readonly kind: 'end'; readonly properties: ParagraphProperties }
) & {
  /** Who proposes in the file that it go again. */
  readonly deleted?: Stamp;
};

export type DifferenceEdit =
  | {
      readonly kind: 'insert';
      /** Behind the letter in front of this one. */
      readonly at: number;
      /** Its first letter in the file; it goes on without a gap. */
      readonly file: number;
      readonly pieces: readonly NewPiece[];
    }
  | { readonly kind: 'delete'; readonly from: number; readonly to: number }
  | { readonly kind: 'format'; readonly from: number; readonly to: number; readonly set: FormatSet }
  | {
      readonly kind: 'property';
      /** The end of the paragraph. */
      readonly at: number;
      readonly name: PropertyName;
      readonly before: PropertyValue;
      readonly value: PropertyValue;
    };

/** What one person changed in one go. */
export interface Difference {
  readonly who: Stamp;
  /** The file tracked it, and says who; otherwise it is by whoever saved the file last. */
  readonly tracked: boolean;
  /** In the order of the text. */
  readonly edits: readonly DifferenceEdit[];
}

/** A proposal that went out with the file, and that somebody accepted or rejected in it. */
export interface FileVerdict {
  readonly revision: Revision;
  /** Whether what it proposed came or went. */
  readonly op: 'insert' | 'delete';
  readonly verdict: 'accepted' | 'rejected';
  readonly from: number;
  readonly to: number;
}

export interface Differences {
  /** In the order of the text. */
  readonly all: readonly Difference[];
  readonly verdicts: readonly FileVerdict[];
  /** Of what the desk printed of its own (the title above the text): how it reads now. */
  readonly printed: readonly {
    readonly paragraph: number;
    readonly before: string;
    readonly after: string;
  }[];
  /** Paragraphs of the base where words were changed that the desk makes itself. */
  readonly lost: readonly number[];
}
