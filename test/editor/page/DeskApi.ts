/** What the harness page offers the tests, beside the real keys, mouse and clipboard they use for everything else. */

import type { InlineFormats } from '../../../shared/document/inlineFormats.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';

export type Who = 'a' | 'b';
/** Paragraph and offset in characters. */
export type Place = readonly [paragraph: number, offset: number];

export interface PlainParagraph extends Partial<ParagraphProperties> {
  readonly runs: readonly (readonly [text: string, formats?: InlineFormats])[];
}

/** Only what is not the default. */
export type ShownParagraph = PlainParagraph;

/** Cells as words: `*bold*`, `_italic_`, `→` at the end of the line, `(2×1)` reaching over two columns, `<` under one. */
export type ShownEmbed =
  | {
      readonly kind: 'table';
      readonly shares: readonly number[];
      readonly heads: number;
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: string };

export interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a peer does, through the editor's own model, without keys or focus. */
export type PeerDeed =
  | { readonly do: 'type'; readonly at: Place; readonly text: string }
  | { readonly do: 'split'; readonly at: Place }
  /** Joins this paragraph with the next. */
  | { readonly do: 'join'; readonly paragraph: number }
  | { readonly do: 'remove'; readonly from: Place; readonly to: Place }
  | { readonly do: 'properties'; readonly paragraph: number; readonly set: Partial<ParagraphProperties> }
  | { readonly do: 'format'; readonly from: Place; readonly to: Place; readonly format: 'bold' | 'italic' };

export interface DeskApi {
  /** Begins anew: both desks on one document. */
  open(paragraphs: readonly PlainParagraph[]): void;
  /** From now on updates wait. */
  hold(): void;
  /** Hands over what waits, in both directions or to one side; holding goes on. */
  deliver(to?: Who): void;
  /** Hands over and no longer waits. */
  release(): void;
  peer(who: Who, deed: PeerDeed): void;
  /** Of the document, in Yjs. */
  text(who: Who): string;
  paragraphs(who: Who): ShownParagraph[];
  /** What stands in the document beside text, in its order. */
  embeds(who: Who): ShownEmbed[];
  /** Of the page, in the DOM; soft breaks as `\u2028`. */
  lines(who: Who): string[];
  labels(who: Who): (string | null)[];
  /** The browser's own selection, as places; null where it is not in this desk. */
  selection(who: Who): { anchor: Place; focus: Place } | null;
  /** Sets the browser's selection as a mouse would. */
  select(who: Who, anchor: Place, focus?: Place): void;
  /** Of the character at this place. */
  characterRectangle(who: Who, place: Place): Rectangle;
  /** Differences between the desks, their documents, their screens and a cold load; empty when all are the same. */
  differences(): string[];
  errors(): string[];
  composing(who: Who): boolean;
  setLink(who: Who, address: string | null): boolean;
  caret(who: Who): {
    canUndo: boolean;
    canRedo: boolean;
    formats: string[];
    style: string;
    link: string | null;
  };
  /** How one writes from now on. */
  mode(who: Who, mode: 'editing' | 'suggesting' | 'viewing'): void;
  view(who: Who, view: 'all' | 'simple' | 'final' | 'original'): void;
  /** Whether the list of what is proposed has been made. */
  listed(who: Who): boolean;
  /** Decides on everything that is undecided. */
  decide(who: Who, verdict: 'accepted' | 'rejected'): void;
  /** The page as it tells what is proposed: `ab[-cd][+XY]` for text, `[+¶]`, `[-¶]`, `[#¶]` for paragraph ends. */
  marked(who: Who): string[];
  /** Times the page scrolled or the focus changed since the last call. */
  stirs(): number;
}
