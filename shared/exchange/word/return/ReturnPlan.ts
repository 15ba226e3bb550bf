/**
 * What taking in a returned file would do, as plain data: to be looked at, in part refused, and then carried out. It
 * names characters by identity, so that it can wait while the text moves on.
 */
import type { Author } from '../../../changes/Author.ts';
import type { QuotePart } from '../../../changes/comments/Quote.ts';
import type { FormatSet, PropertyValue } from '../../../changes/entries.ts';
import type { RowContent } from '../../../document/EmbedContent.ts';
import type { CharacterId, IdRange } from '../../../document/ids.ts';
import type { PropertyName } from '../../../document/paragraphProperties.ts';
import type { OriginText } from '../base/WordOrigin.ts';
import type { LeftOut } from '../read/LeftOut.ts';
import type { NewPiece } from './Difference.ts';

export interface ReturnPlan {
  readonly origin: {
    readonly id: string;
    readonly document: string;
    readonly text: OriginText;
    readonly at: number;
  };
  /** Who saved the file last, and when. */
  readonly editor: { readonly author: Author; readonly at: number };
  /** In the order of the text. */
  readonly items: readonly ReturnItem[];
  /** Keys of differences that the live text has already, or that were taken in before. */
  readonly known: readonly string[];
  /** What the file holds since it went out that the page cannot. */
  readonly leftOut: readonly ReturnLeftOut[];
}

export interface ReturnLeftOut extends Omit<LeftOut, 'kind'> {
  /** `made`: words that the desk makes itself, as those of a citation; `columns`: of a table that has others now. */
  readonly kind: LeftOut['kind'] | 'made' | 'columns';
}

/** One suggestion, or one comment, to come. */
export interface ReturnItem {
  /** The same for the same difference, however often the file is looked at. */
  readonly key: string;
  readonly who: Author;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The file tracked it. */
  readonly tracked: boolean;
  readonly place: ReturnPlace;
  /** What it comes to, in words; never empty. */
  readonly parts: readonly ReturnPart[];
  readonly conflict: ReturnConflict | null;
  readonly deeds: readonly ReturnDeed[];
}

export interface ReturnPlace {
  /** Name of the text it is in (`body`, or that of a cell or note). */
  readonly flow: string;
  readonly inside: 'text' | 'cell' | 'note';
  /** Of the paragraph of that text. */
  readonly paragraph: string;
  /** From 0: of the paragraph of the body that it is, or stands in. */
  readonly index: number;
  /** Its first words. */
  readonly words: string;
}

export type ReturnPart =
  /** Words that come or go, with a few around them. */
  | { readonly kind: 'words'; readonly passage: readonly QuotePart[] }
  | { readonly kind: 'format'; readonly words: string; readonly set: FormatSet }
  | {
      readonly kind: 'property';
      readonly words: string;
      readonly name: PropertyName;
      readonly before: PropertyValue;
      readonly value: PropertyValue;
    }
  | { readonly kind: 'row'; readonly op: 'insert' | 'delete'; readonly words: string }
  | { readonly kind: 'comment'; readonly about: string; readonly text: string }
  | { readonly kind: 'reply'; readonly about: string; readonly text: string }
  | { readonly kind: 'resolved'; readonly about: string; readonly resolved: boolean };

export interface ReturnConflict {
  /**
   * `both`: the live text has other words in the same place; `gone`: what it is about stands no more;
   * `property`: the paragraph has been given another value.
   */
  readonly kind: 'both' | 'gone' | 'property';
  /** How it read when the file went out, how it reads in the file, and how it reads now. */
  readonly base: string;
  readonly file: string;
  readonly live: string;
}

/** Beside which character, standing or gone. */
export type Beside =
  | { readonly side: 'behind' | 'before'; readonly id: CharacterId }
  /** At the end of the text. */
  | { readonly side: 'end' };

export type ReturnDeed =
  | {
      readonly kind: 'insert';
      readonly flow: string;
      readonly beside: Beside;
      readonly pieces: readonly NewPiece[];
      /** Its first letter in the file, by which comments on it know it. */
      readonly file: number;
    }
  | {
      readonly kind: 'rows';
      /** Keys of the table and of its columns, by which cells are found. */
      readonly table: string;
      readonly columns: readonly string[];
      /** Which row. */
      readonly beside: Beside;
      readonly rows: readonly RowContent[];
    }
  | { readonly kind: 'delete'; readonly ranges: readonly IdRange[] }
  | { readonly kind: 'format'; readonly ranges: readonly IdRange[]; readonly set: FormatSet }
  | {
      readonly kind: 'property';
      readonly mark: CharacterId;
      readonly name: PropertyName;
      readonly value: PropertyValue;
      readonly before: PropertyValue;
    }
  | {
      readonly kind: 'thread';
      readonly flow: string;
      /** In the order of the text: characters of the base, or letters of the file that come by an insertion. */
      readonly about: readonly (
        | { readonly kind: 'base'; readonly range: IdRange }
        | { readonly kind: 'new'; readonly file: number; readonly length: number }
      )[];
      readonly mark: CharacterId | null;
      readonly quote: readonly QuotePart[];
      readonly messages: readonly ReturnMessage[];
      readonly resolved: boolean;
    }
  | { readonly kind: 'reply'; readonly thread: string; readonly message: ReturnMessage }
  | { readonly kind: 'resolve'; readonly thread: string; readonly resolved: boolean }
  /** A comment on a suggestion that went out with the file. */
  | { readonly kind: 'remark'; readonly suggestion: string; readonly message: ReturnMessage };

export interface ReturnMessage {
  readonly who: Author;
  readonly at: number;
  readonly text: string;
}
