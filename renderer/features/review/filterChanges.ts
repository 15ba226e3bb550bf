/** The list of changes by status, author, delegation and kind, with how many there are of each. */
import type { Author } from '../../../shared/changes/Author.ts';
import type { ChangePiece, ListedChange } from '../../../shared/changes/listChanges.ts';
import type { Status } from '../../../shared/changes/Suggestion.ts';

export const STATUSES: readonly Status[] = ['pending', 'contested', 'accepted', 'rejected'];
export const KINDS = ['insert', 'delete', 'format', 'paragraph'] as const;
export type ChangeKind = (typeof KINDS)[number];

/** What is in no set of its own is not asked for: an empty set lets everything through. */
export interface ChangeFilter {
  readonly statuses: ReadonlySet<Status>;
  readonly delegations: ReadonlySet<string>;
  /** Ids of persons. */
  readonly authors: ReadonlySet<string>;
  readonly kinds: ReadonlySet<ChangeKind>;
}

export const UNDECIDED: ChangeFilter = {
  statuses: new Set<Status>(['pending', 'contested']),
  delegations: new Set(),
  authors: new Set(),
  kinds: new Set(),
};

const KIND_OF: Readonly<Record<ChangePiece['kind'], ChangeKind>> = {
  insert: 'insert',
  delete: 'delete',
  format: 'format',
  split: 'paragraph',
  join: 'paragraph',
  property: 'paragraph',
};

/** A change decided in part has the statuses of all its parts. */
export const statusesOf = ({ pieces }: ListedChange): ReadonlySet<Status> =>
  new Set(pieces.map((piece) => piece.status));

export const kindsOf = ({ pieces }: ListedChange): ReadonlySet<ChangeKind> =>
  new Set(pieces.map((piece) => KIND_OF[piece.kind]));

const meets = <T>(asked: ReadonlySet<T>, has: Iterable<T>) =>
  asked.size === 0 || [...has].some((one) => asked.has(one));

export function filterChanges(list: readonly ListedChange[], filter: ChangeFilter): readonly ListedChange[] {
  return list.filter(
    (change) =>
      meets(filter.statuses, statusesOf(change)) &&
      meets(filter.delegations, [change.author.delegation]) &&
      meets(filter.authors, [change.author.id]) &&
      meets(filter.kinds, kindsOf(change)),
  );
}

export interface ChangeCounts {
  readonly statuses: ReadonlyMap<Status, number>;
  readonly delegations: ReadonlyMap<string, number>;
  readonly authors: ReadonlyMap<string, { readonly author: Author; readonly count: number }>;
  readonly kinds: ReadonlyMap<ChangeKind, number>;
}

/** What each choice would show: counted with the other filters as they are. */
export function countChanges(list: readonly ListedChange[], filter: ChangeFilter): ChangeCounts {
  const without = (name: keyof ChangeFilter) => filterChanges(list, { ...filter, [name]: new Set() });
  const authors = new Map<string, { author: Author; count: number }>();
  for (const { author } of without('authors')) {
    authors.set(author.id, { author, count: (authors.get(author.id)?.count ?? 0) + 1 });
  }
  return {
    statuses: tally(without('statuses'), statusesOf),
    delegations: tally(without('delegations'), ({ author }) => [author.delegation]),
    authors,
    kinds: tally(without('kinds'), kindsOf),
  };
}

function tally<T>(
  list: readonly ListedChange[],
  of: (change: ListedChange) => Iterable<T>,
): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const change of list) for (const one of of(change)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
