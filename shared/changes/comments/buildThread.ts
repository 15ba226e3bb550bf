/**
 * A thread from its entries. Resolving, assigning and editing are registers whose makers say what they had
 * seen: one that was seen by another in force is superseded, and those made apart stand side by side.
 */
import type { CharacterId } from '../../document/ids.ts';
import { paragraphId } from '../../document/ids.ts';
import type {
  AssignEntry,
  BeginEntry,
  CommentEntry,
  EditEntry,
  ReplyEntry,
  ResolveEntry,
  Seen,
} from './commentEntries.ts';
import type { Assignment, Message, OpenAgain, Said, Thread } from './Thread.ts';

/** An entry with the id it was written under. */
export interface WrittenComment<E extends CommentEntry = CommentEntry> {
  readonly id: CharacterId;
  readonly entry: E;
}

/** What was written in a thread after its beginning, in the order of the log; edits of its author's own messages alone. */
export interface ThreadEntries {
  readonly begin: WrittenComment<BeginEntry>;
  readonly replies: readonly WrittenComment<ReplyEntry>[];
  readonly edits: readonly WrittenComment<EditEntry>[];
  readonly resolves: readonly WrittenComment<ResolveEntry>[];
  readonly assigns: readonly WrittenComment<AssignEntry>[];
}

export function buildThread(entries: ThreadEntries): Thread {
  const { begin, replies, edits, assigns } = entries;
  const byMessage = Map.groupBy(edits, ({ entry }) => entry.message);
  const messages = [begin, ...replies].map((written) => messageOf(written, byMessage));
  return {
    id: paragraphId(begin.id),
    anchor: begin.entry.anchor,
    quote: begin.entry.quote,
    messages,
    ...stateOf(entries),
    assignments: assignmentsOf(assigns),
  };
}

const hasSeen = (seen: Seen, { client, clock }: CharacterId) => clock < (seen.get(client) ?? 0);

/** Those that nobody who is in the same register had seen, by age. */
function inForce<E extends EditEntry | ResolveEntry | AssignEntry>(
  written: readonly WrittenComment<E>[],
): WrittenComment<E>[] {
  return written
    .filter((one) => !written.some((other) => other !== one && hasSeen(other.entry.seen, one.id)))
    .sort(byAge);
}

function byAge(a: WrittenComment, b: WrittenComment): number {
  return a.entry.at - b.entry.at || a.id.client - b.id.client || a.id.clock - b.id.clock;
}

function messageOf(
  { id, entry }: WrittenComment<BeginEntry | ReplyEntry>,
  edits: ReadonlyMap<string, readonly WrittenComment<EditEntry>[]>,
): Message {
  const { author, at, parts } = entry;
  const versions = inForce(edits.get(paragraphId(id)) ?? []);
  const shown = versions.pop();
  return {
    id: paragraphId(id),
    author,
    at,
    parts: shown?.entry.parts ?? parts,
    editedAt: shown?.entry.at ?? null,
    otherVersions: versions.map((one) => one.entry.parts),
  };
}

const said = ({ entry }: WrittenComment): Said => ({ author: entry.author, at: entry.at });

function stateOf({ begin, replies, edits, resolves }: ThreadEntries): Pick<Thread, 'resolved' | 'openAgain'> {
  const open = (openAgain: OpenAgain | null) => ({ resolved: null, openAgain });
  const standing = inForce(resolves);
  const resolved = standing.filter(({ entry }) => entry.resolved);
  const lastResolved = resolved.at(-1);
  const reopened = standing.findLast(({ entry }) => !entry.resolved);
  if (reopened !== undefined) {
    return open(
      lastResolved === undefined
        ? { reason: 'reopened', by: said(reopened) }
        : { reason: 'apart', by: said(reopened), resolved: said(lastResolved) },
    );
  }
  if (lastResolved === undefined) return open(null);
  const spoken: readonly WrittenComment[] = [begin, ...replies, ...edits];
  const sawAll = resolved.findLast(({ entry }) => spoken.every(({ id }) => hasSeen(entry.seen, id)));
  if (sawAll !== undefined) return { resolved: said(sawAll), openAgain: null };
  const unseen = spoken.find(({ id }) => !hasSeen(lastResolved.entry.seen, id)) as WrittenComment;
  return open({ reason: 'unseen', by: said(unseen), resolved: said(lastResolved) });
}

function assignmentsOf(assigns: readonly WrittenComment<AssignEntry>[]): Assignment[] {
  return inForce(assigns).flatMap(({ entry: { to, author, at } }) =>
    to === null ? [] : [{ to, author, at }],
  );
}
