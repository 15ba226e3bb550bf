/**
 * The views of one state. What is decided is applied in all of them; they differ in what they do with what is
 * not. A view changes nothing, and no view hides what is contested.
 *
 *   all       everything shown, what is proposed marked
 *   simple    as if accepted; a bar beside the paragraph is all that tells
 *   final     as if accepted
 *   original  as if nothing had been proposed
 */
import type { CharacterId, IdRange } from '../document/ids.ts';
import type { InlineFormats } from '../document/inlineFormats.ts';
import { NO_FORMATS } from '../document/inlineFormats.ts';
import type { ParagraphProperties } from '../document/paragraphProperties.ts';
import type { ShownPiece, TextSign, TextView } from '../document/TextView.ts';
import type { Bracket } from './agreement/Agreement.ts';
import { bracketMarks } from './agreement/bracketMarks.ts';
import type { Changes } from './Changes.ts';
import type { ChangeSign } from './changeKey.ts';
import { writeChangeKey } from './changeKey.ts';
import { holdsInside } from './inside.ts';
import { takesOut } from './memberStates.ts';
import type { Status, Suggestion } from './Suggestion.ts';
import type { Segment, SegmentMember } from './segments.ts';

export const VIEW_NAMES = ['all', 'simple', 'final', 'original'] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

export class ChangesView implements TextView {
  readonly #changes: Changes;
  name: ViewName;
  /** Takes what is contested for pending: what a file says that names one proposal at a place, and no decisions. */
  readonly #plainly: boolean;
  /** How those who hold a bracket are named in front of its text; null where they are not. */
  nameHolders: ((holders: readonly string[]) => string) | null = null;

  constructor(changes: Changes, name: ViewName = 'all', { contestedAsPending = false } = {}) {
    this.#changes = changes;
    this.name = name;
    this.#plainly = contestedAsPending;
  }

  #segments(range: IdRange): readonly Segment[] | null {
    const segments = this.#changes.segments(range);
    if (segments === null || !this.#plainly) return segments;
    const plain = (one: SegmentMember): SegmentMember =>
      one.status === 'contested' ? { ...one, status: 'pending' } : one;
    return segments.map((segment) => ({ ...segment, members: segment.members.map(plain) }));
  }

  pieces(range: IdRange, stored: InlineFormats): readonly ShownPiece[] | null {
    const segments = this.#segments(range);
    if (segments === null) return null;
    let { clock } = range;
    return segments.map((segment) => {
      const part = { client: range.client, clock, length: segment.length };
      clock += segment.length;
      return this.#piece(segment, stored, part);
    });
  }

  propertiesOf(mark: CharacterId | null): ParagraphProperties {
    const stored = this.#changes.flow.propertiesOf(mark);
    if (mark === null) return stored;
    const [segment] = this.#changes.segments({ ...mark, length: 1 }) ?? [];
    const proposed = (segment?.members ?? []).filter((member) => this.#overlays(member, 'property'));
    if (proposed.length === 0) return stored;
    const shown: Record<string, unknown> = { ...stored };
    for (const { entry } of proposed.sort(byAge)) {
      if (entry?.entry.kind === 'property') shown[entry.entry.name] = entry.entry.value;
    }
    return shown as unknown as ParagraphProperties;
  }

  /** Brackets stand in every view: nobody has agreed yet, whatever one looks at. */
  signs(shown: readonly IdRange[]): readonly TextSign[] {
    const { brackets } = this.#changes;
    return bracketMarks(brackets, shown).map(({ at, sign, bracket }) =>
      sign === 'open'
        ? { at, side: 'before', text: this.#opening(bracket), word: `[${bracket.id}` }
        : { at, side: 'after', text: ']', word: `]${bracket.id}` },
    );
  }

  /** With the delegations that hold it where that is asked for. */
  #opening({ holders }: Bracket): string {
    return this.nameHolders === null || holders.length === 0 ? '[' : `[${this.nameHolders(holders)}: `;
  }

  #piece({ length, members }: Segment, stored: InlineFormats, range: IdRange): ShownPiece {
    let hidden = false;
    const signs: ChangeSign[] = [];
    let proposed = false;
    for (const { suggestion, op, status } of members) {
      hidden ||= this.#hides(op, status);
      if (status !== 'pending' && status !== 'contested') continue;
      proposed = true;
      const contested = status === 'contested';
      if (contested || this.name === 'all') signs.push({ op, id: suggestion.id, contested });
    }
    const held = this.#holds(members) || (hidden && holdsInside(this.#changes, range, this.#held));
    hidden &&= !held;
    // Of what is decided to be gone nothing is left to decide, whatever else somebody proposed of it.
    if (!held && members.some(takesOut)) proposed = false;
    const change = hidden ? '' : writeChangeKey(signs);
    return { length, hidden, formats: this.#formats(members, stored), change, proposed };
  }

  /** Text proposed and disputed, or where all is shown not decided on yet, is seen though others had it deleted. */
  #holds(members: readonly SegmentMember[]): boolean {
    return members.some(({ op, status }) => op === 'insert' && this.#held.includes(status));
  }

  get #held(): readonly Status[] {
    return this.name === 'all' ? ['contested', 'pending'] : ['contested'];
  }

  #hides(op: SegmentMember['op'], status: SegmentMember['status']): boolean {
    if (op === 'insert') return status === 'rejected' || (status === 'pending' && this.name === 'original');
    if (op !== 'delete') return false;
    const asAccepted = this.name === 'final' || this.name === 'simple';
    return status === 'accepted' || (status === 'pending' && asAccepted);
  }

  /** Whether a proposed format or property is shown in force. */
  #overlays({ op, status, suggestion, clock }: SegmentMember, wanted: 'format' | 'property'): boolean {
    if (op !== wanted || status === 'rejected') return false;
    if (status === 'accepted') return clock >= this.#changes.settledUpTo(suggestion.id);
    return this.name !== 'original';
  }

  #formats(members: readonly SegmentMember[], stored: InlineFormats): InlineFormats {
    const proposed = members.filter((member) => this.#overlays(member, 'format'));
    if (proposed.length === 0) return stored;
    const shown: Record<string, unknown> = { ...stored };
    for (const { entry } of proposed.sort(byAge)) {
      if (entry?.entry.kind !== 'format') continue;
      for (const [name, value] of Object.entries(entry.entry.set)) {
        if (value === undefined) delete shown[name];
        else shown[name] = value;
      }
    }
    return Object.keys(shown).length === 0 ? NO_FORMATS : (shown as InlineFormats);
  }
}

/** The order in which proposals lie over one another: the same on every desk. */
export function byAge(a: SegmentMember, b: SegmentMember): number {
  return byAgeOfSuggestion(a.suggestion, b.suggestion) || a.clock - b.clock;
}

export function byAgeOfSuggestion(a: Suggestion, b: Suggestion): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
