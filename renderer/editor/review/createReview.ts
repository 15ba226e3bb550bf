/** Suggestions in an open document, for the screens: see Review.ts. */
import type { LexicalEditor } from 'lexical';
import { SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';
import type { Author } from '../../../shared/changes/Author.ts';
import type { Changes } from '../../../shared/changes/Changes.ts';
import type { ChangesView } from '../../../shared/changes/ChangesView.ts';
import { decide } from '../../../shared/changes/decide.ts';
import type { History } from '../../../shared/changes/History.ts';
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import { listChanges } from '../../../shared/changes/listChanges.ts';
import type { ReviewWriter } from '../../../shared/changes/ReviewWriter.ts';
import { revertReview } from '../../../shared/changes/revertReview.ts';
import type { SuggestionId, Unreadable } from '../../../shared/changes/Suggestion.ts';
import { paragraphId } from '../../../shared/document/ids.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { CaretPlace } from '../binding/caret.ts';
import { $placeOfCaret, $restoreCaret } from '../binding/caret.ts';
import type { FlowBinding } from '../binding/FlowBinding.ts';
import { blockAt } from '../binding/mirror.ts';
import { refreshChanges } from '../nodes/refreshChanges.ts';
import type { Review, ReviewState } from '../Review.ts';
import { blockPieces } from './blockPieces.ts';
import { chosenIn, paragraphStretch, sectionStretch } from './chosenIn.ts';
import { keepSame } from './keepSame.ts';
import type { ChangePlace } from './placesAtCaret.ts';
import { undecidedAt, undecidedPlaces } from './placesAtCaret.ts';
import { createPointOut, selectorOf } from './pointOut.ts';

export interface ReviewParts {
  readonly lexical: LexicalEditor;
  readonly changes: Changes;
  readonly view: ChangesView;
  readonly writer: ReviewWriter;
  readonly history: History;
  readonly binding: FlowBinding;
  readonly author: Author;
}

export interface LiveReview extends Review {
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

const sameIds = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

export function createReview(parts: ReviewParts): LiveReview {
  const { lexical, changes, view, writer, history, binding, author } = parts;
  const state = writable<ReviewState>({ mode: 'editing', view: view.name });
  const list = writable<readonly ListedChange[]>([]);
  const unreadable = writable<readonly Unreadable[]>([]);
  const atCaret = writable<readonly SuggestionId[]>([]);
  const drawn = writable(0);
  const origin = Symbol('review');

  const caretPlace = (): CaretPlace | null =>
    lexical.getEditorState().read(() => $placeOfCaret(binding.blocks));

  /**
   * The suggestion that was gone to, for as long as the caret is at it, and where it was put for it: what is hidden
   * in front of a suggestion may leave several at one place, and then place alone does not tell which was meant.
   */
  let meant: { readonly id: SuggestionId; readonly key: string; readonly offset: number } | null = null;
  let placing = false;
  const pointOut = createPointOut();
  /** Key of the first block that holds each suggestion, of when the list was last made. */
  const firstBlocks = new Map<SuggestionId, string>();

  const listNow = () => {
    // Also where nothing can be listed: what cannot be read is told then most of all.
    if (changes.unreadable.size > 0 || unreadable.get().length > 0)
      unreadable.set([...changes.unreadable.values()]);
    if (changes.empty && list.get().length === 0) return;
    firstBlocks.clear();
    const pieces = binding.blocks.map((block) => {
      const found = blockPieces(changes, block);
      for (const { suggestion } of found)
        if (!firstBlocks.has(suggestion.id)) firstBlocks.set(suggestion.id, block.key);
      return found;
    });
    const shown = listChanges(pieces);
    list.set(
      keepSame(
        list.get(),
        shown.filter((one) => one.status !== 'accepted' || changes.settledUpTo(one.id) < 0),
      ),
    );
  };

  const caretMoved = () => {
    if (changes.empty || placing) return;
    const caret = caretPlace();
    const { index, offset } = blockAt(binding.blocks, caret?.focus ?? 0);
    const block = caret === null ? undefined : binding.blocks[index];
    const isThere =
      meant !== null && caret?.anchor === caret?.focus && block?.key === meant.key && offset === meant.offset;
    const goneTo = meant === null ? null : { id: meant.id, isThere };
    const next = block === undefined ? [] : undecidedAt(changes, block, offset, goneTo);
    if (meant !== null && next[0] !== meant.id) meant = null;
    pointOut.here(next[0] ?? null);
    if (!sameIds(next, atCaret.get())) atCaret.set(next);
  };

  /** Puts the caret where a suggestion begins, and that into view. */
  const setCaret = ({ id, at }: ChangePlace) => {
    placing = true;
    lexical.update(() => $restoreCaret(binding.blocks, { anchor: at, focus: at }), {
      discrete: true,
      tag: SKIP_SCROLL_INTO_VIEW_TAG,
    });
    placing = false;
    const put = blockAt(binding.blocks, caretPlace()?.focus ?? at);
    meant = { id, key: binding.blocks[put.index]?.key ?? '', offset: put.offset };
    caretMoved();
    const { index } = blockAt(binding.blocks, at);
    const block = lexical.getElementByKey(binding.blocks[index]?.key ?? '');
    (block?.querySelector(selectorOf(id)) ?? block)?.scrollIntoView({ block: 'center' });
    lexical.getRootElement()?.focus({ preventScroll: true });
  };

  const editable = ({ mode, view: name }: ReviewState) => mode !== 'viewing' && name !== 'original';

  let listing = 0;
  const stopTouched = changes.onTouched(() => {
    if (listing !== 0) return;
    // Once the transaction is through and drawn.
    listing = setTimeout(() => {
      listing = 0;
      listNow();
      caretMoved();
    }) as unknown as number;
  });

  const blockOf = (id: SuggestionId): HTMLElement | null => {
    const known = lexical.getElementByKey(firstBlocks.get(id) ?? '');
    if (known !== null) return known;
    const block = binding.blocks.find((one) =>
      blockPieces(changes, one).some(({ suggestion }) => suggestion.id === id),
    );
    return block === undefined ? null : lexical.getElementByKey(block.key);
  };
  const stopView = lexical.registerRootListener((root) => {
    if (root !== null) root.dataset['view'] = view.name;
  });

  return {
    state,
    list,
    unreadable,
    atCaret,
    drawn,
    setMode(mode) {
      const next = { ...state.get(), mode };
      history.endBurst();
      writer.mode = mode === 'suggesting' ? 'suggesting' : 'editing';
      lexical.setEditable(editable(next));
      state.set(next);
    },
    setView(name) {
      if (name === state.get().view) return;
      const next = { ...state.get(), view: name };
      binding.showMore();
      view.name = name;
      binding.showAnew();
      const root = lexical.getRootElement();
      if (root !== null) root.dataset['view'] = name;
      lexical.setEditable(editable(next));
      state.set(next);
      listNow();
      drawn.set(drawn.get() + 1);
    },
    decide(verdict, chosen) {
      history.endBurst();
      const change = decide(changes, author, Date.now(), verdict, chosen, origin);
      history.record(change);
      history.endBurst();
      listNow();
      caretMoved();
      return {
        ids: change.decisions.map(paragraphId),
        undo() {
          if (history.isLast(change)) history.undo();
          else history.record(revertReview(changes, change, history.origin));
          history.endBurst();
        },
      };
    },
    chosenIn(where) {
      const caret = caretPlace();
      if (caret === null) return [];
      const { index } = blockAt(binding.blocks, caret.focus);
      if (where === 'section')
        return chosenIn(changes, binding.blocks, sectionStretch(binding.blocks, index));
      if (where === 'paragraph')
        return chosenIn(changes, binding.blocks, paragraphStretch(binding.blocks, index));
      if (caret.anchor === caret.focus) {
        const [meantHere] = atCaret.get();
        const everywhere = { from: 0, to: Number.POSITIVE_INFINITY };
        return chosenIn(changes, binding.blocks, everywhere).filter(({ id }) => id === meantHere);
      }
      const [from, to] = [caret.anchor, caret.focus].sort((a, b) => a - b) as [number, number];
      return chosenIn(changes, binding.blocks, { from, to });
    },
    goTo(id) {
      binding.showMore();
      let start = 0;
      for (const block of binding.blocks) {
        const piece = blockPieces(changes, block).find(({ suggestion }) => suggestion.id === id);
        if (piece !== undefined) return setCaret({ id, at: start + piece.offset });
        start += block.length;
      }
    },
    step(by) {
      binding.showMore();
      const places = undecidedPlaces(changes, binding.blocks);
      const here = caretPlace()?.focus ?? -1;
      const current = places.findIndex(({ id }) => id === atCaret.get()[0]);
      const from =
        current !== -1
          ? current + by
          : by === 1
            ? places.findIndex(({ at }) => at >= here)
            : places.findLastIndex(({ at }) => at < here);
      // Round the end: behind the last comes the first, in front of the first the last.
      const next = places[from] ?? places.at(by === 1 ? 0 : -1);
      if (next === undefined) return null;
      setCaret(next);
      return next.id;
    },
    rectangleOf(id) {
      const block = blockOf(id);
      if (block === null) return null;
      const box = block.getBoundingClientRect();
      if (box.bottom < -FAR || box.top > window.innerHeight + FAR) return box;
      return block.querySelector(selectorOf(id))?.getClientRects()[0] ?? box;
    },
    pointAt: (id) => pointOut.pointed(id),
    refreshLooks: () => refreshChanges(lexical),
    listNow,
    redrawn: () => drawn.set(drawn.get() + 1),
    caretMoved,
    destroy() {
      stopTouched();
      stopView();
      pointOut.destroy();
      clearTimeout(listing);
    },
  };
}
