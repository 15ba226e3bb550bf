/**
 * What is written in the log `decisions`. A decision never removes anything: it says who decided what, on
 * which suggestions, and up to which clock of their author's session the decider had received them.
 *
 *   [0, version, at, person, name, delegation, verdict, [[client, clock, seen, supersedes, scope], ...]]
 *
 * `client, clock` name the suggestion; `supersedes` lists ids of the decisions on it that the decider had seen
 * ([client, clock], ...); `scope` is null for all of it, else the characters that are meant
 * ([client, clock, length], ...), and of these only one part of the suggestion where one is named
 * ([client, clock, length, part], ...): the clock of the entry that proposes it, for what was typed that of the
 * entry the suggestion began with.
 */
import type { CharacterId, IdRange } from '../document/ids.ts';
import { paragraphId } from '../document/ids.ts';
import type { Author } from './Author.ts';
import { readAuthor, writeDelegation } from './Author.ts';
import { VERSION } from './entries.ts';
import { isTime } from './isTime.ts';

export const VERDICTS = ['open', 'accepted', 'rejected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Characters, and of these only what one part of the suggestion proposes: see above. */
export interface Scope extends IdRange {
  readonly part?: number | undefined;
}

/** Lengthens the last one where `next` continues it; otherwise adds it. */
export function pushScope(scope: Scope[], next: Scope): void {
  const last = scope.at(-1);
  const goesOn =
    last?.client === next.client && last.clock + last.length === next.clock && last.part === next.part;
  if (goesOn) scope[scope.length - 1] = { ...last, length: last.length + next.length };
  else scope.push(next);
}

/** One decision as it bears on one suggestion. */
export interface Decision {
  readonly id: string;
  readonly author: Author;
  readonly at: number;
  readonly verdict: Verdict;
  readonly suggestion: string;
  readonly seen: number;
  readonly supersedes: ReadonlySet<string>;
  readonly scope: readonly Scope[] | null;
}

/** A decision about to be written on one suggestion. */
export interface Target {
  readonly suggestion: CharacterId;
  readonly seen: number;
  readonly supersedes: readonly CharacterId[];
  readonly scope: readonly Scope[] | null;
}

export function writeDecision(
  author: Author,
  at: number,
  verdict: Verdict,
  targets: readonly Target[],
): unknown[] {
  return [
    0,
    VERSION,
    at,
    author.id,
    author.name,
    writeDelegation(author),
    VERDICTS.indexOf(verdict),
    targets.map(({ suggestion, seen, supersedes, scope }) => [
      suggestion.client,
      suggestion.clock,
      seen,
      supersedes.map(({ client, clock }) => [client, clock]),
      scope === null ? null : scope.map(writeScope),
    ]),
  ];
}

const writeScope = ({ client, clock, length, part }: Scope) =>
  part === undefined ? [client, clock, length] : [client, clock, length, part];

export type ParsedDecision =
  | { readonly ok: true; readonly author: Author; readonly decisions: Decision[] }
  | { readonly ok: false; readonly reason: 'newer' | 'damaged' };

const damaged: ParsedDecision = { ok: false, reason: 'damaged' };
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** What another desk wrote, read without trust: one doubtful part and all of it is left unread. */
export function parseDecision(id: CharacterId, value: unknown): ParsedDecision {
  if (!Array.isArray(value)) return damaged;
  const [kind, version, at, person, name, delegation, verdict, targets] = value as unknown[];
  if (isCount(kind) && (kind > 0 || (isCount(version) && version > VERSION)))
    return { ok: false, reason: 'newer' };
  const author = readAuthor(person, name, delegation);
  const said = isCount(verdict) ? VERDICTS[verdict] : undefined;
  if (kind !== 0 || version !== VERSION || !isTime(at) || author === null || said === undefined)
    return damaged;
  if (!Array.isArray(targets)) return damaged;
  const decisions: Decision[] = [];
  const named = new Set<string>();
  for (const target of targets as unknown[]) {
    if (!Array.isArray(target)) return damaged;
    const [client, clock, seen, supersedes, scope] = target as unknown[];
    const known = readIds(supersedes);
    const ranges = scope === null ? null : readScopes(scope);
    if (!isCount(client) || !isCount(clock) || !isCount(seen) || known === null || ranges === undefined)
      return damaged;
    // One record says one thing of a suggestion.
    if (named.has(`${client}:${clock}`)) return damaged;
    named.add(`${client}:${clock}`);
    decisions.push({
      id: paragraphId(id),
      author,
      at,
      verdict: said,
      suggestion: `${client}:${clock}`,
      seen,
      supersedes: known,
      scope: ranges,
    });
  }
  return { ok: true, author, decisions };
}

function readIds(value: unknown): Set<string> | null {
  if (!Array.isArray(value)) return null;
  const ids = new Set<string>();
  for (const each of value as unknown[]) {
    if (!Array.isArray(each) || !isCount(each[0]) || !isCount(each[1])) return null;
    ids.add(`${each[0]}:${each[1]}`);
  }
  return ids;
}

function readScopes(value: unknown): Scope[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const scopes: Scope[] = [];
  for (const each of value as unknown[]) {
    if (!Array.isArray(each)) return undefined;
    const [client, clock, length, part] = each as unknown[];
    if (!isCount(client) || !isCount(clock) || !isCount(length)) return undefined;
    if (part !== undefined && !isCount(part)) return undefined;
    scopes.push(part === undefined ? { client, clock, length } : { client, clock, length, part });
  }
  return scopes;
}
