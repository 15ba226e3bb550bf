/** Suggestions in an open document, for the screens: see Review.ts. */
import type { LexicalEditor } from 'lexical';
import type { Author } from '../../../shared/changes/Author.ts';
import type { Changes } from '../../../shared/changes/Changes.ts';
import type { ChangesView } from '../../../shared/changes/ChangesView.ts';
import { decide } from '../../../shared/changes/decide.ts';
import type { History } from '../../../shared/changes/History.ts';
import type { ListedChange } from '../../../shared/changes/listChanges.ts';
import { listChanges } from '../../../shared/changes/listChanges.ts';
import type { ReviewWriter } from '../../../shared/changes/ReviewWriter.ts';
import type { SuggestionId, Unreadable } from '../../../shared/changes/Suggestion.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { CaretPlace } from '../binding/caret.ts';
import { $placeOfCaret, $restoreCaret } from '../binding/caret.ts';
import type { FlowBinding } from '../binding/FlowBinding.ts';
import { blockAt } from '../binding/mirror.ts';
import type { Review, ReviewState } from '../Review.ts';
import { blockPieces, isUndecided } from './blockPieces.ts';
import { chosenIn, paragraphStretch, sectionStretch } from './chosenIn.ts';

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

  /** Undecided suggestions in the order of the text, each where it begins. */
  const firstPlaces = () => {
    const places: { readonly at: number; readonly id: SuggestionId }[] = [];
    const seen = new Set<SuggestionId>();
    let start = 0;
    for (const block of binding.blocks) {
      for (const one of blockPieces(changes, block)) {
        if (!isUndecided(one) || seen.has(one.suggestion.id)) continue;
        seen.add(one.suggestion.id);
        places.push({ at: start + one.offset, id: one.suggestion.id });
      }
      start += block.length;
    }
    return places;
  };

  const listNow = () => {
    const shown = listChanges(binding.blocks.map((block) => blockPieces(changes, block)));
    list.set(shown.filter((one) => one.status !== 'accepted' || changes.settledUpTo(one.id) < 0));
    if (changes.unreadable.size > 0 || unreadable.get().length > 0)
      unreadable.set([...changes.unreadable.values()]);
  };

  const caretMoved = () => {
    if (changes.empty) return;
    const caret = caretPlace();
    const ids = new Set<SuggestionId>();
    if (caret !== null) {
      const { index, offset } = blockAt(binding.blocks, caret.focus);
      const block = binding.blocks[index];
      for (const one of block === undefined ? [] : blockPieces(changes, block)) {
        const size = one.piece.ranges.reduce((sum, range) => sum + range.length, 0);
        // Property suggestions are about the whole paragraph.
        const holds = one.piece.kind === 'property' || (one.offset <= offset && offset <= one.offset + size);
        if (holds && isUndecided(one)) ids.add(one.suggestion.id);
      }
    }
    const next = [...ids];
    if (!sameIds(next, atCaret.get())) atCaret.set(next);
  };

  const setCaret = (position: number) => {
    lexical.update(() => $restoreCaret(binding.blocks, { anchor: position, focus: position }), {
      discrete: true,
    });
    const { index } = blockAt(binding.blocks, position);
    const element = lexical.getElementByKey(binding.blocks[index]?.key ?? '');
    element?.scrollIntoView({ block: 'center' });
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

  const elementOf = (id: SuggestionId): HTMLElement | null => {
    const root = lexical.getRootElement();
    const marked = root?.querySelector<HTMLElement>(`[data-changes~="${CSS.escape(id)}"]`);
    if (marked != null) return marked;
    const block = binding.blocks.find((one) =>
      blockPieces(changes, one).some(({ suggestion }) => suggestion.id === id),
    );
    return block === undefined ? null : lexical.getElementByKey(block.key);
  };

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
      lexical.setEditable(editable(next));
      state.set(next);
      listNow();
      drawn.set(drawn.get() + 1);
    },
    decide(verdict, chosen) {
      if (chosen.length === 0) return;
      history.endBurst();
      history.record(decide(changes, author, Date.now(), verdict, chosen, origin));
      history.endBurst();
      listNow();
      caretMoved();
    },
    chosenIn(where) {
      const caret = caretPlace();
      if (caret === null) return [];
      const { index } = blockAt(binding.blocks, caret.focus);
      if (where === 'section')
        return chosenIn(changes, binding.blocks, sectionStretch(binding.blocks, index));
      if (where === 'paragraph')
        return chosenIn(changes, binding.blocks, paragraphStretch(binding.blocks, index));
      if (caret.anchor === caret.focus) return atCaret.get().map((id) => ({ id, scope: null }));
      const [from, to] = [caret.anchor, caret.focus].sort((a, b) => a - b) as [number, number];
      return chosenIn(changes, binding.blocks, { from, to });
    },
    goTo(id) {
      binding.showMore();
      let start = 0;
      for (const block of binding.blocks) {
        const piece = blockPieces(changes, block).find(({ suggestion }) => suggestion.id === id);
        if (piece !== undefined) return setCaret(start + piece.offset);
        start += block.length;
      }
    },
    step(by) {
      binding.showMore();
      const places = firstPlaces();
      if (places.length === 0) return null;
      const here = caretPlace()?.focus ?? -1;
      const current = new Set(atCaret.get());
      const others = places.filter(({ id, at }) => !current.has(id) || (by === 1 ? at > here : at < here));
      const pool = others.length > 0 ? others : places;
      const next =
        by === 1
          ? (pool.find(({ at }) => at >= here) ?? pool[0])
          : (pool.findLast(({ at }) => at < here) ?? pool.at(-1));
      if (next === undefined) return null;
      setCaret(next.at);
      return next.id;
    },
    elementOf,
    rectangleOf: (id) => elementOf(id)?.getClientRects()[0] ?? null,
    listNow,
    redrawn: () => drawn.set(drawn.get() + 1),
    caretMoved,
    destroy() {
      stopTouched();
      clearTimeout(listing);
    },
  };
}
