/**
 * The threads of a document, derived from the log `comments`. Nothing in this file writes. Entries are parsed
 * as they arrive; threads are put together when somebody asks, and one in which nothing happened stays the same
 * object. See SPEC.md.
 */
import type * as Y from 'yjs';
import { paragraphId } from '../../document/ids.ts';
import { ElementLog } from '../ElementLog.ts';
import type { ThreadEntries, WrittenComment } from './buildThread.ts';
import { buildThread } from './buildThread.ts';
import type { ThreadEntry, ThreadId } from './commentEntries.ts';
import { parseComment } from './commentEntries.ts';
import type { Thread, UnreadableComment } from './Thread.ts';

type Mutable<T> = { [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

interface Known {
  readonly thread: Thread;
  /** Ids of all its entries, to see whether there are others. */
  readonly made: string;
}

interface Derived {
  readonly threads: readonly Thread[];
  readonly unreadable: readonly UnreadableComment[];
  /** Sessions that wrote in each thread. */
  readonly sessions: ReadonlyMap<ThreadId, ReadonlySet<number>>;
}

export class Comments {
  readonly doc: Y.Doc;
  readonly log: ElementLog;
  readonly #parsed = new Map<string, ReturnType<typeof parseComment>>();
  #known = new Map<ThreadId, Known>();
  #derived: Derived | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.log = new ElementLog(doc.getArray('comments'), {
      arrived: () => this.#stale(),
      left: () => this.#stale(),
    });
  }

  /** Lets go of the document. */
  close(): void {
    this.log.close();
  }

  /** Calls back inside the transaction that changed something. Returns how to stop. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** In the order in which they were begun; the same array until something changed. */
  get threads(): readonly Thread[] {
    return this.#derive().threads;
  }

  get unreadable(): readonly UnreadableComment[] {
    return this.#derive().unreadable;
  }

  thread(id: ThreadId): Thread | undefined {
    this.#derive();
    return this.#known.get(id)?.thread;
  }

  /** The sessions that wrote anything in a thread. */
  sessionsOf(id: ThreadId): ReadonlySet<number> {
    return this.#derive().sessions.get(id) ?? new Set();
  }

  #stale(): void {
    this.#derived = null;
    for (const listener of [...this.#listeners]) listener();
  }

  #derive(): Derived {
    this.#derived ??= this.#readAll();
    return this.#derived;
  }

  #readAll(): Derived {
    const unreadable: UnreadableComment[] = [];
    const usable = this.#believed(unreadable);
    const threads = new Map<ThreadId, Mutable<ThreadEntries>>();
    for (const { id, entry } of usable) {
      if (entry.kind === 'begin')
        threads.set(paragraphId(id), {
          begin: { id, entry },
          replies: [],
          edits: [],
          resolves: [],
          assigns: [],
        });
    }
    // Replies first: an edit may stand in the log in front of what it edits, when that arrived from elsewhere.
    const [edits, others] = [isEdit, (one: WrittenComment) => !isEdit(one)].map((keep) =>
      usable.filter(keep),
    );
    for (const written of [...(others ?? []), ...(edits ?? [])]) {
      const reason =
        written.entry.kind === 'begin' ? null : place(threads, written as WrittenComment<ThreadEntry>);
      if (reason !== null)
        unreadable.push({ id: paragraphId(written.id), reason, author: written.entry.author });
    }
    const known = new Map<ThreadId, Known>();
    const sessions = new Map<ThreadId, ReadonlySet<number>>();
    for (const [id, entries] of threads) {
      const all = [
        entries.begin,
        ...entries.replies,
        ...entries.edits,
        ...entries.resolves,
        ...entries.assigns,
      ];
      sessions.set(id, new Set(all.map((one) => one.id.client)));
      const made = all.map((one) => paragraphId(one.id)).join(' ');
      const before = this.#known.get(id);
      known.set(id, before?.made === made ? before : { thread: buildThread(entries), made });
    }
    this.#known = known;
    return { threads: [...known.values()].map(({ thread }) => thread), unreadable, sessions };
  }

  /** Every entry that can be read and comes under the name its session first gave, in the order of the log. */
  #believed(unreadable: UnreadableComment[]): WrittenComment[] {
    const names = new Map<number, string>();
    const usable: WrittenComment[] = [];
    for (const { id, value } of this.log.read()) {
      const key = paragraphId(id);
      let parsed = this.#parsed.get(key);
      if (parsed === undefined) {
        parsed = parseComment(value);
        this.#parsed.set(key, parsed);
      }
      if (!parsed.ok) {
        unreadable.push({ id: key, reason: parsed.reason, author: null });
        continue;
      }
      const { entry } = parsed;
      const name = names.get(id.client);
      if (name === undefined) names.set(id.client, entry.author.id);
      if (name === undefined || name === entry.author.id) usable.push({ id, entry });
      else unreadable.push({ id: key, reason: 'otherName', author: entry.author });
    }
    return usable;
  }
}

const isEdit = ({ entry }: WrittenComment) => entry.kind === 'edit';

/** Puts an entry where it belongs; says why not where it cannot be used. */
function place(
  threads: ReadonlyMap<ThreadId, Mutable<ThreadEntries>>,
  { id, entry }: WrittenComment<ThreadEntry>,
): 'orphan' | 'notOwn' | null {
  const entries = threads.get(entry.thread);
  if (entries === undefined) return 'orphan';
  switch (entry.kind) {
    case 'reply':
      entries.replies.push({ id, entry });
      return null;
    case 'resolve':
      entries.resolves.push({ id, entry });
      return null;
    case 'assign':
      entries.assigns.push({ id, entry });
      return null;
    case 'edit': {
      const message = [entries.begin, ...entries.replies].find(
        (one) => paragraphId(one.id) === entry.message,
      );
      if (message === undefined) return 'orphan';
      if (message.entry.author.id !== entry.author.id) return 'notOwn';
      entries.edits.push({ id, entry });
      return null;
    }
  }
}
