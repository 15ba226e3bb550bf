/**
 * What the screens know of agreement in an open document: how each paragraph stands, who holds which bracket, what is
 * circulated, and the commands to say so.
 */
import type { Bracket, Circulation, UnreadableAct } from '../../shared/changes/agreement/Agreement.ts';
import type { ActId, Reservation, StateName } from '../../shared/changes/agreement/acts.ts';
import type { ParagraphStanding, WordedAct } from '../../shared/changes/agreement/paragraphStates.ts';
import type { ActResult } from '../../shared/changes/agreement/writeActs.ts';
import type { ParagraphId } from '../../shared/document/DocumentContent.ts';
import type { Readable } from '../../shared/platform/Readable.ts';

/** A paragraph with what one needs to list it. */
export interface ListedParagraph extends ParagraphStanding {
  /** Drawn in front of it; null where it has no number. */
  readonly label: string | null;
  /** Something has just changed that may concern it: what it is will be known when typing rests. */
  readonly unsure: boolean;
}

export interface AgreementState {
  readonly paragraphs: readonly ListedParagraph[];
  /** Acts whose paragraph stands nowhere any more. */
  readonly nowhere: readonly WordedAct[];
  /** Standing ones, in the order in which they were begun. */
  readonly brackets: readonly Bracket[];
  readonly circulations: readonly Circulation[];
  readonly unreadable: readonly UnreadableAct[];
}

export interface SaidState {
  readonly state: StateName;
  readonly statement?: string;
  readonly reservations?: readonly Reservation[];
}

export interface SaidBracket {
  /** Delegations. */
  readonly holders: readonly string[];
  readonly reason?: string;
}

export interface Agreement {
  readonly state: Readable<AgreementState>;
  /** The caret's paragraph; of a note or a table, the one it stands in. */
  readonly here: Readable<ParagraphId | null>;
  /** Puts it into the session of the agenda that is open now; null for none. */
  setSession(session: string | null): void;
  say(paragraph: ParagraphId, said: SaidState): ActResult;
  /** Around what is selected, or the caret's paragraph. */
  bracket(said: SaidBracket): ActResult;
  hold(bracket: ActId, said: SaidBracket): ActResult;
  support(paragraph: ParagraphId, delegation: string, supports: boolean): ActResult;
  circulate(paragraphs: readonly ParagraphId[], said: { until: number; statement: string }): ActResult;
  object(circulation: ActId, said: { paragraph: ParagraphId | null; statement: string }): ActResult;
  /** Words that a bracket would stand around; '' for none. */
  selectedWords(): string;
  /** Asks for the words beside every paragraph anew: the reader's language has changed. */
  refreshWords(): void;
  /** Puts the caret at a paragraph; false where it is not shown. */
  goTo(paragraph: ParagraphId): boolean;
  /** Where a paragraph stands on the page, in client coordinates; null where it is not drawn. */
  rectangleOf(paragraph: ParagraphId): DOMRect | null;
  /** Where a bracket opens. */
  rectangleOfBracket(bracket: ActId): DOMRect | null;
}
