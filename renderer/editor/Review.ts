/**
 * What the screens know of suggestions in an open document: how one writes, what one looks at, what is
 * proposed, and the commands to decide on it.
 */

import type { ViewName } from '../../shared/changes/ChangesView.ts';
import type { Chosen } from '../../shared/changes/decide.ts';
import type { Verdict } from '../../shared/changes/decisions.ts';
import type { ListedChange } from '../../shared/changes/listChanges.ts';
import type { SuggestionId, Unreadable } from '../../shared/changes/Suggestion.ts';
import type { Readable } from '../../shared/platform/Readable.ts';

/** Viewing: nothing can be typed. */
export type Mode = 'editing' | 'suggesting' | 'viewing';

export interface ReviewState {
  readonly mode: Mode;
  readonly view: ViewName;
}

/** What was just decided. */
export interface Decided {
  /** Ids of the decisions. */
  readonly ids: readonly string[];
  /** Takes them back, whatever has been done since. */
  undo(): void;
}

export interface Review {
  readonly state: Readable<ReviewState>;
  /** In the order of the text, decided ones among them; brought up to date when typing rests. */
  readonly list: Readable<readonly ListedChange[]>;
  readonly unreadable: Readable<readonly Unreadable[]>;
  /** Undecided suggestions where the caret is; the first is the one that is meant. */
  readonly atCaret: Readable<readonly SuggestionId[]>;
  /** A number that grows whenever something may stand elsewhere on the page. */
  readonly drawn: Readable<number>;

  setMode(mode: Mode): void;
  /** In 'original' nothing can be typed: what is typed there would stand in a text that is no longer. */
  setView(view: ViewName): void;
  /** One record, and one step of undo. */
  decide(verdict: Verdict, chosen: readonly Chosen[]): Decided;
  /**
   * What is undecided in the selection (with a mere caret: the suggestion there as a whole), in the caret's
   * paragraph, or under its heading.
   */
  chosenIn(where: 'selection' | 'paragraph' | 'section'): readonly Chosen[];
  /** Puts the caret at a suggestion and shows it. */
  goTo(id: SuggestionId): void;
  /** To the next or previous undecided suggestion, round the end; null when there is none. */
  step(by: 1 | -1): SuggestionId | null;
  /** Where a suggestion begins on the page, in client coordinates; null where it is not drawn. */
  rectangleOf(id: SuggestionId): DOMRect | null;
  /** Brings a suggestion forward on the page while something else on the screen is about it; null ends that. */
  pointAt(id: SuggestionId | null): void;
  /** Asks for the look of every proposal anew: the reader's language has changed. */
  refreshLooks(): void;
}
