/**
 * What is written in the log `agreement`, one array an act:
 *
 *   [kind, version, at, person, name, delegation, session, {...}]
 *
 * `kind` is a place in `ACT_KINDS`; the last part is plain data that differs by kind. Characters are named by identity
 * (`[client, clock, length]`), acts and paragraphs as `client:clock`. Everything is read without trust: one doubtful
 * part and all of the act is left unread.
 */
import type { IdRange } from '../../document/ids.ts';
import { parseParagraphId } from '../../document/ids.ts';
import type { Author } from '../Author.ts';
import { readAuthor, writeDelegation } from '../Author.ts';
import { isTime } from '../isTime.ts';

/** Of what this desk writes. It reads this one and lists anything newer as unreadable. */
const ACTS_VERSION = 1;

export const ACT_KINDS = ['state', 'bracket', 'hold', 'support', 'choose', 'circulate', 'object'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** States that somebody gives a paragraph; that it is bracketed, reopened or disputed is found from the text. */
export const STATE_NAMES = ['open', 'adReferendum', 'agreed', 'reserved', 'deferred'] as const;
export type StateName = (typeof STATE_NAMES)[number];

/** `client:clock` of the act in the log. */
export type ActId = string;

interface Made {
  readonly author: Author;
  /** Milliseconds since 1970, by the author's watch: a claim. */
  readonly at: number;
  /** Id of the session of the agenda in which it was said; null outside of any. */
  readonly session: string | null;
}

/** Words an act is about, kept as they were. */
export interface KeptWords {
  readonly text: string;
  /** See paragraphWords.ts. */
  readonly fingerprint: string;
}

/** One delegation's reservation. */
export interface Reservation {
  readonly delegation: string;
  readonly statement: string;
}

export type StateAct = Made &
  KeptWords & {
    readonly kind: 'state';
    /** `client:clock` of the paragraph's end. */
    readonly paragraph: string;
    readonly state: StateName;
    readonly statement: string;
    readonly reservations: readonly Reservation[];
    readonly supersedes: readonly ActId[];
  };
export type BracketAct = Made & {
  readonly kind: 'bracket';
  readonly ranges: readonly IdRange[];
  readonly holders: readonly string[];
  readonly reason: string;
  /** As they read then. */
  readonly text: string;
};
export type HoldAct = Made & {
  readonly kind: 'hold';
  readonly bracket: ActId;
  /** Nobody: the bracket is lifted. */
  readonly holders: readonly string[];
  readonly reason: string;
  readonly supersedes: readonly ActId[];
};
export type SupportAct = Made & {
  readonly kind: 'support';
  readonly paragraph: string;
  readonly delegation: string;
  readonly supports: boolean;
  readonly supersedes: readonly ActId[];
};
export type ChooseAct = Made &
  KeptWords & {
    readonly kind: 'choose';
    /** Of the one that is chosen. */
    readonly paragraph: string;
    readonly others: readonly { readonly paragraph: string; readonly text: string }[];
    readonly statement: string;
  };
export type CirculateAct = Made & {
  readonly kind: 'circulate';
  readonly paragraphs: readonly (KeptWords & { readonly paragraph: string })[];
  /** Until when objections are asked for, in milliseconds since 1970. */
  readonly until: number;
  readonly statement: string;
};
export type ObjectAct = Made & {
  readonly kind: 'object';
  readonly circulation: ActId;
  /** null: against all of them. */
  readonly paragraph: string | null;
  readonly statement: string;
};
export type Act = StateAct | BracketAct | HoldAct | SupportAct | ChooseAct | CirculateAct | ObjectAct;

export type ParsedAct =
  | { readonly ok: true; readonly act: Act }
  | { readonly ok: false; readonly reason: 'newer' | 'damaged' };

const damaged: ParsedAct = { ok: false, reason: 'damaged' };
const newer: ParsedAct = { ok: false, reason: 'newer' };

export function writeAct({ kind, author, at, session, ...said }: Act): unknown[] {
  const { ranges, ...rest } = said as { ranges?: readonly IdRange[] };
  const body =
    ranges === undefined
      ? rest
      : { ...rest, ranges: ranges.map(({ client, clock, length }) => [client, clock, length]) };
  const { id, name } = author;
  return [ACT_KINDS.indexOf(kind), ACTS_VERSION, at, id, name, writeDelegation(author), session, body];
}

export function parseAct(value: unknown): ParsedAct {
  if (!Array.isArray(value)) return damaged;
  const [at0, version, at, person, name, delegation, session, body] = value as unknown[];
  if (!isCount(at0) || !isCount(version)) return damaged;
  const kind = ACT_KINDS[at0];
  if (kind === undefined || version > ACTS_VERSION) return newer;
  const author = readAuthor(person, name, delegation);
  if (version !== ACTS_VERSION || !isTime(at) || author === null) return damaged;
  if (session !== null && !isWord(session)) return damaged;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return damaged;
  const said = READ[kind](body as Fields);
  return said === null ? damaged : { ok: true, act: { kind, author, at, session, ...said } as Act };
}

type Fields = Readonly<Record<string, unknown>>;
type Said = Readonly<Record<string, unknown>> | null;

/** Characters of kept words, statements and reasons. */
const LONGEST = 200_000;
const MOST = 2_000;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST;
const isWord = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 200;
const isId = (value: unknown): value is string => isWord(value) && parseParagraphId(value) !== null;
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length <= MOST;
const areWords = (value: unknown): value is readonly string[] => isList(value) && value.every(isWord);
const areIds = (value: unknown): value is readonly string[] => isList(value) && value.every(isId);

const READ: Readonly<Record<ActKind, (fields: Fields) => Said>> = {
  state({ paragraph, state, text, fingerprint, statement, reservations, supersedes }) {
    const reserved = readReservations(reservations);
    if (!isId(paragraph) || !(STATE_NAMES as readonly unknown[]).includes(state)) return null;
    if (!isText(text) || !isText(fingerprint) || !isText(statement) || reserved === null) return null;
    if (!areIds(supersedes)) return null;
    return { paragraph, state, text, fingerprint, statement, reservations: reserved, supersedes };
  },
  bracket({ ranges, holders, reason, text }) {
    const about = readRanges(ranges);
    if (about === null || !areWords(holders) || holders.length === 0) return null;
    return isText(reason) && isText(text) ? { ranges: about, holders, reason, text } : null;
  },
  hold({ bracket, holders, reason, supersedes }) {
    if (!isId(bracket) || !areWords(holders) || !isText(reason) || !areIds(supersedes)) return null;
    return { bracket, holders, reason, supersedes };
  },
  support({ paragraph, delegation, supports, supersedes }) {
    if (!isId(paragraph) || !isWord(delegation) || typeof supports !== 'boolean') return null;
    return areIds(supersedes) ? { paragraph, delegation, supports, supersedes } : null;
  },
  choose({ paragraph, text, fingerprint, others, statement }) {
    if (!isId(paragraph) || !isText(text) || !isText(fingerprint) || !isText(statement)) return null;
    if (!isList(others)) return null;
    const kept = others.map((one) => asFields(one));
    if (!kept.every((one) => isId(one['paragraph']) && isText(one['text']))) return null;
    const read = kept.map((one) => ({ paragraph: one['paragraph'], text: one['text'] }));
    return { paragraph, text, fingerprint, others: read, statement };
  },
  circulate({ paragraphs, until, statement }) {
    if (!isList(paragraphs) || paragraphs.length === 0 || !isTime(until) || !isText(statement)) return null;
    const kept = paragraphs.map((one) => asFields(one));
    const usable = kept.every(
      (one) => isId(one['paragraph']) && isText(one['text']) && isText(one['fingerprint']),
    );
    if (!usable) return null;
    const read = kept.map(({ paragraph, text, fingerprint }) => ({ paragraph, text, fingerprint }));
    return { paragraphs: read, until, statement };
  },
  object({ circulation, paragraph, statement }) {
    if (!isId(circulation) || (paragraph !== null && !isId(paragraph)) || !isText(statement)) return null;
    return { circulation, paragraph, statement };
  },
};

const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

function readReservations(value: unknown): Reservation[] | null {
  if (!isList(value)) return null;
  const read: Reservation[] = [];
  for (const each of value) {
    const { delegation, statement } = asFields(each);
    if (!isWord(delegation) || !isText(statement)) return null;
    read.push({ delegation, statement });
  }
  return read;
}

function readRanges(value: unknown): IdRange[] | null {
  if (!isList(value) || value.length === 0) return null;
  const ranges: IdRange[] = [];
  for (const each of value) {
    if (!Array.isArray(each)) return null;
    const [client, clock, length] = each as unknown[];
    if (!isCount(client) || !isCount(clock) || !isCount(length) || length === 0) return null;
    ranges.push({ client, clock, length });
  }
  return ranges;
}
