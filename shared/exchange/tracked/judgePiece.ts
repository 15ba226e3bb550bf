/**
 * What a stretch of text comes to: gone, or standing with what is proposed of it. Decided proposals are carried
 * out; pending and contested ones are kept as proposals. Text that is decided away while it is itself undecided
 * stands, as it does on the desk (V4 of `shared/changes`).
 */
import type { Author } from '../../changes/Author.ts';
import type { Changes } from '../../changes/Changes.ts';
import { byAge } from '../../changes/ChangesView.ts';
import { isOpen, takesOut } from '../../changes/memberStates.ts';
import type { Suggestion } from '../../changes/Suggestion.ts';
import type { Segment, SegmentMember } from '../../changes/segments.ts';
import { decisionsInForce } from '../../changes/statusOf.ts';
import type { IdRange } from '../../document/ids.ts';
import type { InlineFormats } from '../../document/inlineFormats.ts';
import { NO_FORMATS, sameFormats } from '../../document/inlineFormats.ts';
import type { ParagraphProperties } from '../../document/paragraphProperties.ts';
import { sameProperties } from '../../document/paragraphProperties.ts';
import { heldAgainst } from './heldAgainst.ts';
import type { Note } from './reviewNotes.ts';
import { revisionOf } from './revisionOf.ts';
import type { Proposed, Restyled } from './TrackedContent.ts';

export interface Judged extends Proposed {
  readonly formats: InlineFormats;
  readonly restyled?: Restyled<InlineFormats>;
  /** What a file cannot say by its revisions alone. */
  readonly notes: readonly Note[];
}

export interface JudgedEnd extends Proposed {
  readonly properties: ParagraphProperties;
  readonly restyled?: Restyled<ParagraphProperties>;
  readonly notes: readonly Note[];
}

const NONE: readonly Note[] = [];

/**
 * null where it is decided away.
 * @param range the characters of the segment
 */
export function judgeText(
  changes: Changes,
  segment: Segment,
  stored: InlineFormats,
  range: IdRange,
): Judged | null {
  if (segment.members.length === 0) return { formats: stored, notes: NONE };
  const standing = comingAndGoing(changes, segment, range);
  if (standing === null) return null;
  const { proposed, notes } = standing;
  const overlays = overlaysOf(changes, segment, 'format');
  if (overlays.length === 0) return { ...proposed, formats: stored, notes };
  const before = withFormats(
    stored,
    overlays.filter((one) => !isOpen(one)),
  );
  const formats = withFormats(stored, overlays);
  const { restyled, told } = restyledFrom(before, overlays, sameFormats(before, formats), 'format');
  return { ...proposed, formats, ...restyled, notes: [...notes, ...told] };
}

/** The same for the `\n` that ends a paragraph with these properties. */
export function judgeEnd(
  changes: Changes,
  segment: Segment,
  stored: ParagraphProperties,
  range: IdRange,
): JudgedEnd | null {
  if (segment.members.length === 0) return { properties: stored, notes: NONE };
  const standing = comingAndGoing(changes, segment, range);
  if (standing === null) return null;
  const { proposed, notes } = standing;
  const overlays = overlaysOf(changes, segment, 'property');
  if (overlays.length === 0) return { ...proposed, properties: stored, notes };
  const before = withProperties(
    stored,
    overlays.filter((one) => !isOpen(one)),
  );
  const properties = withProperties(stored, overlays);
  const { restyled, told } = restyledFrom(before, overlays, sameProperties(before, properties), 'property');
  return { ...proposed, properties, ...restyled, notes: [...notes, ...told] };
}

/** null where it is decided away, and nothing holds it. */
function comingAndGoing(
  changes: Changes,
  segment: Segment,
  range: IdRange,
): { proposed: Proposed; notes: Note[] } | null {
  const held = segment.members.some(takesOut) ? heldAgainst(changes, segment, range) : undefined;
  if (held === null) return null;
  const open = segment.members.filter(isOpen).sort(byAge);
  const inserted = open.find(({ op }) => op === 'insert')?.suggestion;
  const deletions = open.filter(({ op }) => op === 'delete').map(({ suggestion }) => suggestion);
  const [deleted] = deletions;
  return {
    proposed: {
      ...(inserted === undefined ? {} : { inserted: revisionOf(inserted) }),
      ...(deleted === undefined ? {} : { deleted: revisionOf(deleted) }),
      ...held,
    },
    notes: [...contestedNotes(segment, open), ...alsoNotes('delete', deleted?.author, deletions)],
  };
}

/** One note for each contested proposal, with everyone who decided on it here. */
function contestedNotes({ chain }: Segment, open: readonly SegmentMember[]): Note[] {
  return open
    .filter(({ status }) => status === 'contested')
    .map(({ suggestion, clock }) => ({
      kind: 'contested',
      suggestion: suggestion.id,
      decisions: decisionsInForce(suggestion, clock, chain)
        .toSorted((a, b) => a.at - b.at)
        .map(({ author, at, verdict }) => ({ author, at, verdict })),
    }));
}

/** A file has room for one proposal of a kind at a place: the others' are noted, each under its own name. */
function alsoNotes(
  kind: 'delete' | 'format' | 'property',
  shown: Author | undefined,
  all: readonly Suggestion[],
): Note[] {
  return all
    .filter(({ author }) => author.id !== shown?.id)
    .map((suggestion) => ({ kind: 'also', op: kind, by: revisionOf(suggestion) }));
}

/** Formats or properties proposed here and in force where everything is accepted, the oldest first. */
function overlaysOf(
  changes: Changes,
  { members }: Segment,
  wanted: 'format' | 'property',
): readonly SegmentMember[] {
  return members
    .filter(({ op, status, suggestion, clock }) => {
      if (op !== wanted || status === 'rejected') return false;
      return status !== 'accepted' || clock >= changes.settledUpTo(suggestion.id);
    })
    .sort(byAge);
}

/** @param same the proposals undo one another: then all that is left of them are notes */
function restyledFrom<T>(
  before: T,
  overlays: readonly SegmentMember[],
  same: boolean,
  kind: 'format' | 'property',
): { restyled: { restyled?: Restyled<T> }; told: Note[] } {
  const open = overlays.filter(isOpen).map(({ suggestion }) => suggestion);
  const top = same ? undefined : open.at(-1);
  const told = alsoNotes(kind, top?.author, open);
  return { restyled: top === undefined ? {} : { restyled: { before, by: revisionOf(top) } }, told };
}

function withFormats(stored: InlineFormats, overlays: readonly SegmentMember[]): InlineFormats {
  const shown: Record<string, unknown> = { ...stored };
  for (const { entry } of overlays) {
    if (entry?.entry.kind !== 'format') continue;
    for (const [name, value] of Object.entries(entry.entry.set)) {
      if (value === undefined) delete shown[name];
      else shown[name] = value;
    }
  }
  return Object.keys(shown).length === 0 ? NO_FORMATS : (shown as InlineFormats);
}

function withProperties(
  stored: ParagraphProperties,
  overlays: readonly SegmentMember[],
): ParagraphProperties {
  const shown: Record<string, unknown> = { ...stored };
  for (const { entry } of overlays)
    if (entry?.entry.kind === 'property') shown[entry.entry.name] = entry.entry.value;
  return shown as unknown as ParagraphProperties;
}
