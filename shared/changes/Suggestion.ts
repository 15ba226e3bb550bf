/** What one session proposed in one go, and what became of it. */
import type { CharacterId, IdRange } from '../document/ids.ts';
import type { Author } from './Author.ts';
import type { Entry, UnreadableReason } from './entries.ts';
import type { SuggestionDecisions } from './SuggestionDecisions.ts';

/** `client:clock` of the entry that began it. */
export type SuggestionId = string;

export type Status = 'pending' | 'accepted' | 'rejected' | 'contested';

export type DeleteEntry = Extract<Entry, { kind: 'delete' }>;
export type FormatEntry = Extract<Entry, { kind: 'format' }>;
export type PropertyEntry = Extract<Entry, { kind: 'property' }>;
export type ProposedEntry = DeleteEntry | FormatEntry | PropertyEntry;

/** An entry with the id it was written under. */
export interface Written<E extends Entry = Entry> {
  readonly id: CharacterId;
  readonly entry: E;
}

export interface Suggestion {
  readonly id: SuggestionId;
  readonly begun: CharacterId;
  readonly author: Author;
  /** Milliseconds since 1970, by the author's watch. */
  readonly at: number;
  /** Clocks of its session between which typed text belongs to it; the last may be open (infinite). */
  readonly typed: { from: number; to: number }[];
  /** Deletions, formats and properties that stand, by `client:clock`. */
  readonly entries: Map<string, Written<ProposedEntry>>;
  /** All that were received, superseded ones too. */
  readonly decisions: SuggestionDecisions;
}

/** A record that cannot be used, kept in sight. */
export interface Unreadable {
  readonly id: string;
  readonly reason: UnreadableReason;
  /** Who it says it is from, where it says so. */
  readonly author: Author | null;
}

/** What a character has to do with one suggestion. */
export interface Member {
  readonly suggestion: Suggestion;
  readonly op: 'insert' | 'delete' | 'format' | 'property';
  readonly entry: Written<ProposedEntry> | null;
}

/** The characters an entry is about. */
export function rangeOf({ entry }: Written<ProposedEntry>): IdRange {
  return entry.kind === 'property' ? { ...entry.mark, length: 1 } : entry.range;
}
