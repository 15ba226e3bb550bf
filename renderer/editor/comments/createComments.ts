/** Comments in an open document, for the screens: see Comments.ts. */
import type { LexicalEditor } from 'lexical';
import { SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';
import type { Author } from '../../../shared/changes/Author.ts';
import type { Changes } from '../../../shared/changes/Changes.ts';
import type { CommentSubject } from '../../../shared/changes/comments/anchorOf.ts';
import { Comments as CommentRecords } from '../../../shared/changes/comments/Comments.ts';
import type { ThreadId } from '../../../shared/changes/comments/commentEntries.ts';
import { knownPeople } from '../../../shared/changes/comments/knownPeople.ts';
import type { ThreadPlace } from '../../../shared/changes/comments/placeThreads.ts';
import { placeThreads } from '../../../shared/changes/comments/placeThreads.ts';
import type { Thread, UnreadableComment } from '../../../shared/changes/comments/Thread.ts';
import {
  assign,
  beginThread,
  editMessage,
  reply,
  setResolved,
} from '../../../shared/changes/comments/writeComments.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import { $placeOfCaret, $restoreCaret } from '../binding/caret.ts';
import type { FlowBinding } from '../binding/FlowBinding.ts';
import type { MirrorBlock } from '../binding/mirror.ts';
import { blockAt } from '../binding/mirror.ts';
import type { Comments, ListedThread } from '../Comments.ts';
import { NEW_THREAD } from '../Comments.ts';
import type { Surface } from '../createSurface.ts';
import type { LiveReview } from '../review/createReview.ts';
import { BlockThreads } from './BlockThreads.ts';
import { listThreads } from './listThreads.ts';
import { stretchRange } from './stretchRange.ts';
import { paragraphAt, subjectAt, subjectOfSuggestion } from './subjects.ts';
import { ThreadPainter } from './ThreadPainter.ts';

export interface CommentParts {
  readonly lexical: LexicalEditor;
  readonly changes: Changes;
  readonly binding: FlowBinding;
  readonly review: Pick<LiveReview, 'list' | 'listNow'>;
  readonly author: Author;
  /** The text that has the caret: the page, a note or a cell. */
  active(): Surface;
}

export interface LiveComments extends Comments {
  /** The list, made anew where anything in it may have changed. */
  listNow(): void;
  /** Something may stand elsewhere. */
  redrawn(): void;
  /** The caret may be elsewhere. */
  caretMoved(): void;
  destroy(): void;
}

/** Px off the window beyond which a paragraph's own place is near enough: asking within it would lay it out. */
const FAR = 1500;

export function createComments(parts: CommentParts): LiveComments {
  const { lexical, changes, binding, review, author, active } = parts;
  const records = new CommentRecords(changes.flow.doc);
  const list = writable<readonly ListedThread[]>([]);
  const unreadable = writable<readonly UnreadableComment[]>([]);
  const people = writable<ReadonlyMap<string, Author>>(new Map());
  const atCaret = writable<readonly ThreadId[]>([]);
  const threads = new BlockThreads(changes);
  const painter = new ThreadPainter({
    lexical,
    threads,
    blocks: () => binding.blocks,
    isMarked: (id) => isOpen(id),
  });
  let places = new Map<ThreadId, ThreadPlace | null>();
  /** What a thread is being begun about. */
  let begun: CommentSubject | null = null;
  /** The thread that was gone to, for as long as the caret is at it and it is open if it was. */
  let meant: { readonly id: ThreadId; readonly open: boolean } | null = null;
  /** The one pointed at from elsewhere. */
  let pointed: ThreadId | null = null;
  let knownThreads: readonly Thread[] = [];

  const isOpen = (id: ThreadId) => records.thread(id)?.resolved === null;
  const caretPlace = () =>
    active()
      .lexical.getEditorState()
      .read(() => $placeOfCaret(active().binding.blocks));

  const standing = (): readonly Thread[] => {
    const all = records.threads;
    if (begun === null) return all;
    return [
      ...all,
      { id: NEW_THREAD, ...begun, messages: [], resolved: null, openAgain: null, assignments: [] },
    ];
  };

  const follow = () => {
    const anew = threads.follow(standing());
    // Resolving one changes what is marked.
    if (anew || records.threads !== knownThreads) painter.schedule(true);
    knownThreads = records.threads;
  };

  const listNow = () => {
    if (!binding.complete) return;
    follow();
    places = placeThreads(changes, records.threads, binding.blocks, (block: MirrorBlock) =>
      threads.of(block),
    );
    list.set(listThreads(list.get(), records.threads, places, binding.blocks));
    if (records.unreadable.length > 0 || unreadable.get().length > 0) unreadable.set(records.unreadable);
    meetPeople();
    caretMoved();
  };

  const meetPeople = () => {
    const now = knownPeople(changes, records);
    const before = people.get();
    const same = [...now].every(([id, { name, delegation }]) => {
      const known = before.get(id);
      return known?.name === name && known.delegation === delegation;
    });
    if (!same || now.size !== before.size) people.set(now);
  };

  const caretMoved = () => {
    if (threads.empty && atCaret.get().length === 0) return;
    // Somebody resolved it meanwhile.
    if (meant?.open === true && !isOpen(meant.id)) meant = null;
    const place = caretPlace();
    const next = place === null ? [] : threadsAt(place.focus);
    const detached = meant !== null && (places.get(meant.id)?.detached ?? true);
    if (meant !== null && !detached && !next.includes(meant.id)) meant = null;
    const first = meant?.id;
    const ids = first === undefined ? next : [first, ...next.filter((id) => id !== first)];
    painter.active = pointed ?? ids[0] ?? null;
    if (ids.join() !== atCaret.get().join()) atCaret.set(ids);
  };

  /** Threads at a position, the one that is about the least first. */
  const threadsAt = (position: number): ThreadId[] => {
    const { blocks } = active().binding;
    const { index, offset } = blockAt(blocks, position);
    const block = blocks[index];
    if (block === undefined) return [];
    const here = threads
      .of(block)
      .filter(({ thread, from, to }) => thread !== NEW_THREAD && from <= offset && offset <= to)
      .filter(({ thread }) => isOpen(thread) || thread === meant?.id)
      .sort((a, b) => a.to - a.from - (b.to - b.from));
    return [...new Set(here.map(({ thread }) => thread))];
  };

  const blockOf = (id: ThreadId): MirrorBlock | undefined => {
    const place = places.get(id);
    const known = place === undefined || place === null ? undefined : binding.blocks[place.index];
    const holds = (block: MirrorBlock) => threads.of(block).some(({ thread }) => thread === id);
    return known !== undefined && holds(known) ? known : binding.blocks.find(holds);
  };

  let listing: ReturnType<typeof setTimeout> | undefined;
  const stopRecords = records.onChanged(() => {
    // Once the transaction is through and drawn.
    listing ??= setTimeout(() => {
      listing = undefined;
      listNow();
    });
  });
  const deed = () => ({ author, at: Date.now() });
  const listed = <T>(result: T): T => {
    listNow();
    return result;
  };

  return {
    author,
    list,
    unreadable,
    people,
    atCaret,
    subjectHere() {
      const place = caretPlace();
      return place === null ? null : subjectAt(active().binding.blocks, place);
    },
    paragraphHere() {
      const place = caretPlace();
      return place === null ? null : paragraphAt(active().binding.blocks, place.focus);
    },
    subjectOf(id) {
      // What is typed at this moment is part of it.
      review.listNow();
      return subjectOfSuggestion(changes, binding.blocks, review.list.get(), id);
    },
    composeAt(subject) {
      begun = subject;
      follow();
    },
    begin: (subject, parts) => listed(beginThread(records, deed(), subject, parts)),
    reply: (thread, parts) => listed(reply(records, deed(), thread, parts)),
    edit: (thread, message, parts) => listed(editMessage(records, deed(), thread, message, parts)),
    setResolved: (thread, resolved) => listed(setResolved(records, deed(), thread, resolved)),
    assign: (thread, to) => listed(assign(records, deed(), thread, to)),
    goTo(id) {
      binding.showMore();
      listNow();
      const at = places.get(id)?.at;
      if (at === undefined) return;
      meant = { id, open: isOpen(id) };
      lexical.update(() => $restoreCaret(binding.blocks, { anchor: at, focus: at }), {
        discrete: true,
        tag: SKIP_SCROLL_INTO_VIEW_TAG,
      });
      caretMoved();
      const { index } = blockAt(binding.blocks, at);
      const block = binding.blocks[index];
      if (block === undefined) return;
      const stretch = threads.of(block).find(({ thread }) => thread === id);
      const range = stretch === undefined ? null : stretchRange(lexical, block, stretch);
      const element = range?.startContainer.parentElement ?? lexical.getElementByKey(block.key);
      element?.scrollIntoView({ block: 'center' });
      lexical.getRootElement()?.focus({ preventScroll: true });
    },
    rectangleOf(id) {
      const block = blockOf(id);
      const element = lexical.getElementByKey(block?.key ?? '');
      if (block === undefined || element === null) return null;
      const box = element.getBoundingClientRect();
      if (box.bottom < -FAR || box.top > window.innerHeight + FAR) return box;
      const stretch = threads.of(block).find(({ thread }) => thread === id);
      const range = stretch === undefined || stretch.whole ? null : stretchRange(lexical, block, stretch);
      return range === null ? box : (rectangleIn(range) ?? box);
    },
    pointAt(id) {
      pointed = id;
      painter.active = pointed ?? atCaret.get()[0] ?? null;
    },
    listNow,
    redrawn: () => painter.schedule(),
    caretMoved,
    destroy() {
      clearTimeout(listing);
      stopRecords();
      painter.destroy();
      records.close();
    },
  };
}

function rectangleIn({
  startContainer,
  startOffset,
  endContainer,
  endOffset,
}: StaticRange): DOMRect | undefined {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range.getClientRects()[0];
}
