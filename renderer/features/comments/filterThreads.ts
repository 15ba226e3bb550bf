/** The threads of a document by what is to be done with them and by delegation, with how many there are of each. */
import type { Author } from '../../../shared/changes/Author.ts';
import { isFor } from '../../../shared/changes/comments/Addressee.ts';
import type { Thread } from '../../../shared/changes/comments/Thread.ts';
import type { ListedThread } from '../../editor/Comments.ts';

export const THREAD_SETS = ['open', 'mine', 'detached', 'resolved'] as const;
export type ThreadSet = (typeof THREAD_SETS)[number];

export interface ThreadFilter {
  readonly set: ThreadSet;
  /** Empty for all. */
  readonly delegations: ReadonlySet<string>;
}

export const OPEN_THREADS: ThreadFilter = { set: 'open', delegations: new Set() };

/** Someone wrote in it, is mentioned in it or has it: they, or their delegation. */
export function concerns({ messages, assignments }: Thread, person: Author): boolean {
  return (
    messages.some(
      ({ author, parts }) =>
        author.id === person.id || parts.some((part) => typeof part !== 'string' && isFor(part, person)),
    ) || assignments.some(({ to }) => isFor(to, person))
  );
}

/** Delegations that wrote in it, are mentioned in it or have it. */
export function delegationsOf({ messages, assignments }: Thread): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { author, parts } of messages) {
    found.add(author.delegation);
    for (const part of parts) if (typeof part !== 'string') found.add(part.delegation);
  }
  for (const { to } of assignments) found.add(to.delegation);
  return found;
}

const isIn = ({ thread, detached }: ListedThread, set: ThreadSet, person: Author): boolean => {
  const open = thread.resolved === null;
  switch (set) {
    case 'open':
      return open;
    case 'mine':
      return open && concerns(thread, person);
    case 'detached':
      return open && detached;
    case 'resolved':
      return !open;
  }
};

const isOf = ({ thread }: ListedThread, delegations: ReadonlySet<string>) =>
  delegations.size === 0 || [...delegationsOf(thread)].some((one) => delegations.has(one));

export function filterThreads(
  list: readonly ListedThread[],
  filter: ThreadFilter,
  person: Author,
): readonly ListedThread[] {
  return list.filter((one) => isIn(one, filter.set, person) && isOf(one, filter.delegations));
}

export interface ThreadCounts {
  readonly sets: Readonly<Record<ThreadSet, number>>;
  readonly delegations: ReadonlyMap<string, number>;
}

/** What each choice would show: counted with the other choice as it is. */
export function countThreads(
  list: readonly ListedThread[],
  filter: ThreadFilter,
  person: Author,
): ThreadCounts {
  const sets = { open: 0, mine: 0, detached: 0, resolved: 0 };
  const delegations = new Map<string, number>();
  for (const one of list) {
    if (isOf(one, filter.delegations)) for (const set of THREAD_SETS) if (isIn(one, set, person)) sets[set]++;
    if (!isIn(one, filter.set, person)) continue;
    for (const delegation of delegationsOf(one.thread))
      delegations.set(delegation, (delegations.get(delegation) ?? 0) + 1);
  }
  return { sets, delegations };
}
