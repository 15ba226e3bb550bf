/** Who can be mentioned or given a thread: people who are here or wrote here, and their delegations. */
import type { Author } from '../../../shared/changes/Author.ts';
import type { Addressee } from '../../../shared/changes/comments/Addressee.ts';
import { addresseeKey } from '../../../shared/changes/comments/Addressee.ts';

export interface Candidate {
  readonly key: string;
  readonly to: Addressee;
  /** What is written behind the `@`. */
  readonly name: string;
  /** A person's delegation. */
  readonly detail: string | null;
}

/** As many as one looks through. */
const MOST = 8;

/**
 * People by name, then delegations. Someone who is here goes by the name they use now; `self` is left out.
 * @param delegationName a delegation in the reader's language
 */
export function makeCandidates(
  known: Iterable<Author>,
  here: Iterable<Author>,
  self: string,
  delegationName: (delegation: string) => string,
  locale: string,
): Candidate[] {
  const people = new Map<string, Author>();
  for (const author of [...known, ...here]) people.set(author.id, author);
  const delegations = new Set([...people.values()].map(({ delegation }) => delegation));
  people.delete(self);
  const collator = new Intl.Collator(locale);
  const make = (to: Addressee, name: string, detail: string | null): Candidate => ({
    key: addresseeKey(to),
    to,
    name,
    detail,
  });
  return [
    ...[...people.values()]
      .map(({ id, name, delegation }) =>
        make({ kind: 'person', id, name, delegation }, name, delegationName(delegation)),
      )
      .sort((a, b) => collator.compare(a.name, b.name)),
    ...[...delegations]
      .map((delegation) => make({ kind: 'delegation', delegation }, delegationName(delegation), null))
      .sort((a, b) => collator.compare(a.name, b.name)),
  ];
}

/** Case and marks do not count. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Those with a word that begins as asked for, in their name or their delegation's; first whose own name it is in
 * full, so that a delegation of many is not behind all of its members.
 */
export function findCandidates(candidates: readonly Candidate[], query: string): Candidate[] {
  const asked = plain(query).trim();
  const isAsked = ({ name }: Candidate) => Number(plain(name) === asked);
  return candidates
    .filter(({ name, detail }) =>
      [name, detail ?? ''].some((text) => plain(text).startsWith(asked) || plain(text).includes(` ${asked}`)),
    )
    .sort((a, b) => isAsked(b) - isAsked(a))
    .slice(0, MOST);
}
