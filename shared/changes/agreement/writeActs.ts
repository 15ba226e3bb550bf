/** What a person does about agreement, written down: each deed is one act in one transaction, and changes no text. */
import type { IdRange } from '../../document/ids.ts';
import { paragraphId } from '../../document/ids.ts';
import type { Author } from '../Author.ts';
import type { Changes } from '../Changes.ts';
import type { Act, ActId, KeptWords, Reservation, StateName } from './acts.ts';
import { writeAct } from './acts.ts';
import type { ParagraphStanding } from './paragraphStates.ts';

/** Who does it, when (milliseconds since 1970), and in which session of the agenda. */
export interface ActDeed {
  readonly author: Author;
  readonly at: number;
  readonly session: string | null;
}

/** `id` of the act. */
export type ActResult =
  | { readonly ok: true; readonly id: ActId }
  | {
      readonly ok: false;
      /**
       * `proposed`: something in the paragraph is not decided; `bracketed`: it holds brackets; `end`: the open last
       * paragraph has no identity; `unknown`: what it is about is not there.
       */
      readonly reason: 'proposed' | 'bracketed' | 'end' | 'unknown' | 'nobody' | 'nothing';
    };

function append({ agreement, flow }: Changes, act: Act): ActResult {
  const [id] = flow.doc.transact(() => agreement.log.push([writeAct(act)]));
  return { ok: true, id: paragraphId(id ?? null) };
}

/**
 * Gives a paragraph a state. What is agreed has to be without brackets and undecided proposals: else nobody could say
 * which words it was.
 * @param standing the paragraph as its maker sees it
 */
export function setState(
  changes: Changes,
  deed: ActDeed,
  standing: ParagraphStanding,
  said: {
    readonly state: StateName;
    readonly statement?: string;
    readonly reservations?: readonly Reservation[];
  },
): ActResult {
  const { state, statement = '', reservations = [] } = said;
  if (standing.id === paragraphId(null)) return { ok: false, reason: 'end' };
  const isWorded = state === 'agreed' || state === 'adReferendum' || state === 'reserved';
  if (isWorded && standing.proposed) return { ok: false, reason: 'proposed' };
  if (isWorded && standing.brackets.length > 0) return { ok: false, reason: 'bracketed' };
  if (state === 'reserved' && reservations.length === 0) return { ok: false, reason: 'nobody' };
  // What was circulated and objected to had been seen: an objection that comes later makes it disputed.
  const seen = standing.circulations.flatMap(({ circulation, objections }) => [
    circulation.id,
    ...objections.map(({ id }) => id),
  ]);
  return append(changes, {
    kind: 'state',
    ...deed,
    paragraph: standing.id,
    state,
    ...standing.words,
    statement,
    reservations,
    supersedes: [...standing.acts.map(({ id }) => id), ...seen],
  });
}

/** @param ranges characters that are shown, in order */
export function putBracket(
  changes: Changes,
  deed: ActDeed,
  about: { readonly ranges: readonly IdRange[]; readonly text: string },
  said: { readonly holders: readonly string[]; readonly reason?: string },
): ActResult {
  if (about.ranges.length === 0) return { ok: false, reason: 'nothing' };
  if (said.holders.length === 0) return { ok: false, reason: 'nobody' };
  return append(changes, {
    kind: 'bracket',
    ...deed,
    ...about,
    holders: said.holders,
    reason: said.reason ?? '',
  });
}

/** Says who holds a bracket; nobody lifts it. */
export function holdBracket(
  changes: Changes,
  deed: ActDeed,
  bracket: ActId,
  said: { readonly holders: readonly string[]; readonly reason?: string },
): ActResult {
  const known = changes.agreement.brackets.find(({ id }) => id === bracket);
  if (known === undefined) return { ok: false, reason: 'unknown' };
  const { holders, reason = '' } = said;
  return append(changes, { kind: 'hold', ...deed, bracket, holders, reason, supersedes: known.inForce });
}

/** Says that a delegation supports a paragraph, or does so no more. */
export function setSupport(
  changes: Changes,
  deed: ActDeed,
  standing: ParagraphStanding,
  delegation: string,
  supports: boolean,
): ActResult {
  if (standing.id === paragraphId(null)) return { ok: false, reason: 'end' };
  const supersedes = changes.agreement.acts.flatMap((act) =>
    act.kind === 'support' && act.delegation === delegation && act.paragraph === standing.id ? [act.id] : [],
  );
  const paragraph = standing.id;
  return append(changes, { kind: 'support', ...deed, paragraph, delegation, supports, supersedes });
}

/** Circulates paragraphs under silence. */
export function circulate(
  changes: Changes,
  deed: ActDeed,
  standings: readonly ParagraphStanding[],
  said: { readonly until: number; readonly statement?: string },
): ActResult {
  if (standings.length === 0) return { ok: false, reason: 'nothing' };
  if (standings.some(({ id }) => id === paragraphId(null))) return { ok: false, reason: 'end' };
  if (standings.some(({ proposed }) => proposed)) return { ok: false, reason: 'proposed' };
  const paragraphs = standings.map(({ id, words }): KeptWords & { readonly paragraph: string } => ({
    paragraph: id,
    ...words,
  }));
  return append(changes, {
    kind: 'circulate',
    ...deed,
    paragraphs,
    until: said.until,
    statement: said.statement ?? '',
  });
}

/** Breaks silence, whatever the time. */
export function objectTo(
  changes: Changes,
  deed: ActDeed,
  circulation: ActId,
  said: { readonly paragraph: string | null; readonly statement: string },
): ActResult {
  if (changes.agreement.act(circulation)?.kind !== 'circulate') return { ok: false, reason: 'unknown' };
  return append(changes, { kind: 'object', ...deed, circulation, ...said });
}
