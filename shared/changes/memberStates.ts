/** What decisions, or their absence, mean for a character: the questions that views, settling, writing and exports ask. */
import type { Status } from './Suggestion.ts';
import type { SegmentMember } from './segments.ts';

/** Nobody has decided on it, or people differ. */
export const OPEN: readonly Status[] = ['pending', 'contested'];

export const isOpen = ({ status }: { readonly status: Status }): boolean => OPEN.includes(status);

/** This proposal, as it was decided, takes the character out of the text. */
export const takesOut = ({ op, status }: SegmentMember): boolean =>
  (op === 'insert' && status === 'rejected') || (op === 'delete' && status === 'accepted');

/** Text whose own proposal nobody, or not everybody, has decided on stays, whatever else is said of it (V4). */
export const isHeld = (members: readonly SegmentMember[]): boolean =>
  members.some((one) => one.op === 'insert' && isOpen(one));
