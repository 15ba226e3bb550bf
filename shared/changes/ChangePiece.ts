/** One thing that a suggestion would change, in one place. */
import type { ParagraphId } from '../document/DocumentContent.ts';
import type { EmbedKind } from '../document/EmbedContent.ts';
import type { PropertyName } from '../document/paragraphProperties.ts';
import type { Decision, Scope } from './decisions.ts';
import type { FormatSet, PropertyValue } from './entries.ts';
import type { Status, Suggestion } from './Suggestion.ts';

interface Place {
  /** The paragraph it is shown in; of a row or column, the one with the table. */
  readonly paragraph: ParagraphId;
  /** Where that is one of a note or a cell: the paragraph of the body with the note or table. */
  readonly within?: ParagraphId;
  readonly status: Status;
  /** Its characters and its part of the suggestion, for deciding on it alone. */
  readonly ranges: readonly Scope[];
}

export type ChangePiece =
  | (Place & {
      readonly kind: 'insert' | 'delete';
      readonly text: string;
      /** What the one embed character in `text` stands for, by itself. */
      readonly embed?: EmbedKind | 'row' | 'column';
      /** The words that were put in with it; absent for none. */
      readonly says?: string;
    })
  /** A paragraph end proposed to come (a split) or to go (a join). */
  | (Place & { readonly kind: 'split' | 'join' })
  | (Place & { readonly kind: 'format'; readonly text: string; readonly set: FormatSet })
  | (Place & {
      readonly kind: 'property';
      readonly name: PropertyName;
      readonly value: PropertyValue;
      readonly before: PropertyValue;
    });

/** The pieces of one paragraph, by suggestion, in order. Read with members, whatever the view. */
export interface ParagraphPiece {
  readonly suggestion: Suggestion;
  readonly piece: ChangePiece;
  readonly decisions: readonly Decision[];
  /** Characters of the paragraph in front of it, hidden ones included. */
  readonly offset: number;
}
