/**
 * What is being written in the comments of a document, kept outside the cards: a card scrolled away, another tab
 * of the pane, a reload or an outage lose nothing. Held for this window; where its storage is refused, in memory.
 */

import { readAddressee, writeAddressee } from '../../../shared/changes/comments/Addressee.ts';
import { readAnchor, writeAnchor } from '../../../shared/changes/comments/Anchor.ts';
import type { CommentSubject } from '../../../shared/changes/comments/anchorOf.ts';
import type { ThreadId } from '../../../shared/changes/comments/commentEntries.ts';
import { readQuote, writeQuote } from '../../../shared/changes/comments/Quote.ts';
import { NEW_THREAD } from '../../editor/Comments.ts';
import type { Draft, DraftMention } from './Draft.ts';

/** `new`, the thread replied in, or `edit` and the message edited. */
export type DraftKey = string;
export const editKey = (message: ThreadId): DraftKey => `edit ${message}`;

/** What a new thread is being written about. */
export interface NewDraft extends Draft {
  readonly subject: CommentSubject;
}

export interface DraftStore {
  /** The same object until it is written in; null where nothing is being written. */
  get(key: DraftKey): Draft | null;
  getNew(): NewDraft | null;
  set(key: DraftKey, draft: Draft | null): void;
  subscribe(listener: () => void): () => void;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function createDraftStore(documentId: string, storage: Storage | null): DraftStore {
  const name = `rapporteur.comments.${documentId}`;
  const drafts = readDrafts(attempt(() => storage?.getItem(name) ?? null));
  const listeners = new Set<() => void>();
  return {
    get: (key) => drafts.get(key) ?? null,
    getNew() {
      const draft = drafts.get(NEW_THREAD);
      return draft !== undefined && 'subject' in draft ? (draft as NewDraft) : null;
    },
    set(key, draft) {
      if (draft === null) drafts.delete(key);
      else drafts.set(key, draft);
      attempt(() => {
        if (drafts.size === 0) storage?.removeItem(name);
        else storage?.setItem(name, JSON.stringify([...drafts].map(([at, one]) => [at, writeDraft(one)])));
        return null;
      });
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Storage may be refused, or full. */
function attempt(deed: () => string | null): string | null {
  try {
    return deed();
  } catch {
    return null;
  }
}

function writeDraft(draft: Draft | NewDraft): unknown[] {
  const subject =
    'subject' in draft ? [writeAnchor(draft.subject.anchor), writeQuote(draft.subject.quote)] : null;
  return [draft.text, draft.mentions.map(({ at, length, to }) => [at, length, writeAddressee(to)]), subject];
}

function readDrafts(stored: string | null): Map<DraftKey, Draft> {
  const drafts = new Map<DraftKey, Draft>();
  let list: unknown = null;
  try {
    list = JSON.parse(stored ?? 'null');
  } catch {
    // Not ours.
  }
  for (const each of Array.isArray(list) ? (list as unknown[]) : []) {
    const [key, draft] = Array.isArray(each) ? (each as unknown[]) : [];
    const read = readDraft(draft);
    if (typeof key === 'string' && read !== null) drafts.set(key, read);
  }
  return drafts;
}

function readDraft(value: unknown): Draft | NewDraft | null {
  if (!Array.isArray(value)) return null;
  const [text, list, about] = value as unknown[];
  if (typeof text !== 'string' || !Array.isArray(list)) return null;
  const mentions = (list as unknown[]).flatMap((each): DraftMention[] => {
    const [at, length, whom] = Array.isArray(each) ? (each as unknown[]) : [];
    const to = readAddressee(whom);
    return typeof at === 'number' && typeof length === 'number' && to !== null ? [{ at, length, to }] : [];
  });
  if (about === null) return { text, mentions };
  const [anchor, quote] = Array.isArray(about) ? [readAnchor(about[0]), readQuote(about[1])] : [null, null];
  return anchor === null || quote === null ? null : { text, mentions, subject: { anchor, quote } };
}
