/**
 * Keeps a Lexical editor and a flow the same. What the person does is found by comparing the paragraphs
 * Lexical reports dirty with the mirror, and written as edits; what comes in from others (or from undo)
 * is found in Yjs' event, and only the paragraphs it touches are drawn anew. While an input method is
 * composing nothing moves in either direction: edits and arrivals wait, and are brought together by
 * rebasing the edits when the composition ends.
 */
import type { EditorState, LexicalEditor, NodeKey } from 'lexical';
import {
  $getNodeByKey,
  $getRoot,
  $setSelection,
  COLLABORATION_TAG,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
} from 'lexical';
import type { Changes } from '../../../shared/changes/Changes.ts';
import type { History } from '../../../shared/changes/History.ts';
import type { ReviewWriter, WrittenEdits } from '../../../shared/changes/ReviewWriter.ts';
import type { Edit } from '../../../shared/document/editFlow.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import type { CharacterId, IdRange } from '../../../shared/document/ids.ts';
import { paragraphId } from '../../../shared/document/ids.ts';
import type { TextView } from '../../../shared/document/TextView.ts';
import { takeReplaced } from '../noteReplaced.ts';
import { blocksHolding } from './blocksHolding.ts';
import { blocksRearranged } from './blocksRearranged.ts';
import type { CaretPlace } from './caret.ts';
import { $liftCaret, $placeOfCaret, $restoreCaret } from './caret.ts';
import { caretAfter, carryCaret, mapCaret, placeOf } from './carryCaret.ts';
import { compactNodes } from './compactNodes.ts';
import { $findUnlike } from './findUnlike.ts';
import type { Delta } from './mapPosition.ts';
import { deltaWithin } from './mapPosition.ts';
import type { MirrorBlock } from './mirror.ts';
import { endOfMark, readFrom, startOfBlock } from './mirror.ts';
import { $planEdits } from './planEdits.ts';
import { rebaseEdits } from './rebaseEdits.ts';
import { $redrawBlocks } from './redrawBlocks.ts';
import { ShownFlow } from './ShownFlow.ts';
import { $showParagraphs } from './showParagraphs.ts';
import { $takeInEdits } from './takeInEdits.ts';
import type { TouchedBlocks } from './touchedBlocks.ts';
import { mergeTouched, touchedBlocks } from './touchedBlocks.ts';
import { watchFlow } from './watchFlow.ts';
import type { Outcome } from './writtenBeside.ts';
import { NOTHING_WRITTEN, writtenBeside } from './writtenBeside.ts';

/** On every update the binding itself makes in Lexical. */
const BINDING_TAG = 'flow-binding';

export interface FlowBindingOptions {
  readonly editor: LexicalEditor;
  readonly changes: Changes;
  /** Which of the document's texts; its body where left out. */
  readonly flow?: Flow;
  readonly view: TextView;
  readonly writer: ReviewWriter;
  readonly history: History;
  /** After every change of the mirror; `structural` when paragraphs came, went or changed their properties. */
  readonly onChange?: (structural: boolean) => void;
  /** Paragraphs to show at once; the others wait for `showMore`. All when left out. */
  readonly first?: number;
}

export class FlowBinding {
  readonly #editor: LexicalEditor;
  readonly #flow: Flow;
  readonly #shown: ShownFlow;
  readonly #writer: ReviewWriter;
  readonly #history: History;
  readonly #onChange: (structural: boolean) => void;
  #blocks: MirrorBlock[] = [];
  /** Changes of the flow that Lexical has not been shown yet. */
  #missed: Delta[] = [];
  /** Nodes the person changed that have not been written yet (while composing). */
  readonly #dirty = new Set<NodeKey>();
  #structureDirty = false;
  /** Another view was chosen while an input method was composing. */
  #anew = false;
  /** The state before the first thing the person did that has not been written. */
  #before: EditorState | null = null;
  /** Whether the blocks stand for the whole flow, and not for the beginning of it alone. */
  #complete = false;
  #stop: (() => void)[] = [];

  /** Origin of the transactions that write the person's edits. */
  readonly origin = Symbol('editor');

  constructor(options: FlowBindingOptions) {
    const { editor, changes, view, writer, history, onChange, first, flow = changes.flow } = options;
    this.#editor = editor;
    this.#flow = flow;
    this.#shown = new ShownFlow(flow, view);
    this.#writer = writer;
    this.#history = history;
    this.#onChange = onChange ?? (() => {});
    this.#load(first);
    this.#stop.push(
      watchFlow(changes, flow, {
        own: this.origin,
        endOf: (mark) => (this.#missed.length > 0 ? null : endOfMark(this.#blocks, mark)),
        arrived: (delta, keys, proposed, origin) =>
          this.#receive(delta, keys, proposed, origin === history.origin),
        arrivedTogether: (deltas) => this.#catchUp(deltas),
      }),
      editor.registerUpdateListener(({ dirtyElements, editorState, prevEditorState, tags }) => {
        if (tags.has(BINDING_TAG)) return;
        if (this.#before === null && dirtyElements.size > 0) this.#before = prevEditorState;
        for (const key of dirtyElements.keys()) if (key !== 'root') this.#dirty.add(key);
        // Mounting begins from an empty state: nobody did that.
        const mounted = prevEditorState.isEmpty();
        if (
          !mounted &&
          blocksRearranged(prevEditorState._nodeMap, editorState._nodeMap, dirtyElements.keys())
        ) {
          this.#structureDirty = true;
        }
        const step = tags.has(HISTORY_PUSH_TAG);
        if (step) history.endBurst();
        this.#settle(editorState);
        if (step) history.endBurst();
      }),
    );
  }

  /** The mirror, for reading only. */
  get blocks(): readonly MirrorBlock[] {
    return this.#blocks;
  }

  /** Whether all of the flow is shown. */
  get complete(): boolean {
    return this.#complete;
  }

  /**
   * Shows up to `count` further paragraphs (all when left out), unless an input method is composing.
   * @returns whether there are more to come
   */
  showMore(count?: number): boolean {
    if (this.#complete) return false;
    if (this.#editor._pendingEditorState !== null) this.#editor.update(() => {}, { discrete: true });
    if (this.#editor.isComposing() || this.#dirty.size > 0 || this.#missed.length > 0) return !this.#complete;
    this.#editor.update(
      () => {
        const to = this.#blocks.length;
        let from = to;
        let paragraphs = this.#shown.read(readFrom(this.#blocks, from), undefined, count);
        const [only] = paragraphs;
        // Nothing of the rest is shown: it belongs to the last paragraph that is.
        if (from > 0 && paragraphs.length === 1 && only?.mark === null && only.hidden === only.length) {
          from--;
          paragraphs = this.#shown.read(readFrom(this.#blocks, from));
        }
        $showParagraphs(this.#blocks, this.#shown, from, to, paragraphs);
      },
      {
        discrete: true,
        skipTransforms: true,
        tag: [BINDING_TAG, COLLABORATION_TAG, SKIP_SCROLL_INTO_VIEW_TAG],
      },
    );
    this.#complete = this.#shownLength() >= this.#flow.text.length;
    if (this.#complete) compactNodes(this.#editor);
    this.#onChange(true);
    return !this.#complete;
  }

  /** After another view was chosen: everything is read anew. The caret stays with its text. */
  showAnew(): void {
    if (this.#editor._pendingEditorState !== null) this.#editor.update(() => {}, { discrete: true });
    this.#anew = this.#editor.isComposing() || this.#dirty.size > 0;
    if (this.#anew) return;
    this.#reload(this.#editor.getEditorState().read(() => $placeOfCaret(this.#blocks)));
  }

  destroy(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  // ---- from the flow ----

  #load(first?: number): void {
    this.#editor.update(
      () => {
        $setSelection(null);
        $getRoot().clear();
        this.#blocks = [];
        $showParagraphs(this.#blocks, this.#shown, 0, 0, this.#shown.read(undefined, undefined, first));
      },
      { discrete: true, skipTransforms: true, tag: [BINDING_TAG, COLLABORATION_TAG] },
    );
    this.#complete = this.#shownLength() >= this.#flow.text.length;
    if (this.#complete) compactNodes(this.#editor);
    this.#onChange(true);
  }

  /** Characters that the blocks stand for. */
  #shownLength(): number {
    return startOfBlock(this.#blocks, this.#blocks.length);
  }

  #receive(delta: Delta, keys: readonly string[], proposed: readonly IdRange[], own: boolean): void {
    // Whatever the person has done and Lexical not yet told must be written first.
    this.#missed.push(delta);
    if (this.#editor._pendingEditorState !== null) this.#editor.update(() => {}, { discrete: true });
    if (this.#missed.length !== 1 || this.#missed[0] !== delta) return; // settled meanwhile, or composing
    if (this.#editor.isComposing() || this.#dirty.size > 0) return;
    this.#missed = [];
    const shown = this.#complete ? delta : deltaWithin(delta, this.#shownLength());
    if (shown === null) {
      const caret = this.#editor.getEditorState().read(() => $placeOfCaret(this.#blocks));
      this.#reload(this.#caretThrough(caret, delta, own));
      return;
    }
    const touched = touchedBlocks(this.#blocks, shown);
    if (keys.length > 0) {
      const marks = this.#flow.marksTouchedBy(keys);
      for (const [index, { mark }] of this.#blocks.entries()) {
        if (mark !== null && marks.has(paragraphId(mark)))
          touched.push({ from: index, to: index + 1, growth: 0 });
      }
    }
    touched.push(...blocksHolding(this.#blocks, proposed));
    // Where nothing of this text came or went, as when a row of a table in it moved, the caret may well be elsewhere.
    const takesCaret = own && placeOf(delta) !== null;
    this.#redraw(mergeTouched(touched), (caret) => this.#caretThrough(caret, delta, own), takesCaret);
  }

  /** One's own undo takes the caret along to the text it brought or took; others' changes never do. */
  #caretThrough(caret: CaretPlace | null, delta: Delta, own: boolean): CaretPlace | null {
    return (own ? placeOf(delta) : null) ?? mapCaret(caret, [delta]);
  }

  /** Shows the flow as it stands, where what became of it cannot be followed block by block. */
  #catchUp(deltas: readonly Delta[]): void {
    this.#missed.push(...deltas);
    if (this.#editor._pendingEditorState !== null) this.#editor.update(() => {}, { discrete: true });
    if (this.#missed.at(-1) !== deltas.at(-1)) return; // settled meanwhile
    if (this.#editor.isComposing() || this.#dirty.size > 0) return;
    this.#missed = [];
    const caret = this.#editor.getEditorState().read(() => $placeOfCaret(this.#blocks));
    this.#reload(mapCaret(caret, deltas));
  }

  /**
   * Reads stretches of blocks anew and shows them.
   * @param extra nodes that the person's edit left and that no block may stand for any more
   */
  #redraw(
    touched: readonly TouchedBlocks[],
    moveCaret: (caret: CaretPlace | null) => CaretPlace | null,
    own: boolean,
    extra: readonly NodeKey[] = [],
  ): void {
    if (touched.length === 0) return;
    let structural = false;
    this.#editor.update(
      () => {
        const caret = moveCaret($liftCaret(this.#blocks));
        structural = $redrawBlocks(this.#blocks, this.#shown, touched);
        if (extra.length > 0) {
          const known = new Set(this.#blocks.map((block) => block.key));
          for (const key of extra) if (!known.has(key)) $getNodeByKey(key)?.remove(true);
        }
        if (caret !== null) $restoreCaret(this.#blocks, caret);
      },
      {
        discrete: true,
        skipTransforms: true,
        tag: [
          BINDING_TAG,
          own ? HISTORIC_TAG : COLLABORATION_TAG,
          ...(own ? [] : [SKIP_SCROLL_INTO_VIEW_TAG]),
        ],
      },
    );
    // The end of what is shown so far is hidden now: what it joins has to be shown too.
    if (!this.#complete && this.#blocks.at(-1)?.mark === null)
      this.#reload(this.#editor.getEditorState().read(() => $placeOfCaret(this.#blocks)));
    else this.#onChange(structural);
  }

  // ---- to the flow ----

  /** Writes what the person did, unless an input method is composing. */
  #settle(state: EditorState): void {
    if (this.#editor.isComposing()) return;
    const anew = this.#anew;
    this.#anew = false;
    if (this.#dirty.size === 0 && !this.#structureDirty && this.#missed.length === 0 && !anew) {
      this.#before = null;
      // A selection that was to be replaced, and nothing came of it.
      takeReplaced(this.#editor);
      return;
    }
    const structure = this.#structureDirty;
    const dirty = new Set(this.#dirty);
    this.#dirty.clear();
    this.#structureDirty = false;
    const before = this.#before;
    this.#before = null;
    const written = state.read(() => this.#write(state, dirty, structure, before));
    const missed = this.#missed;
    this.#missed = [];
    if (missed.length > 0 || anew) this.#reload(written.caret);
    else if (written.unlike.length > 0)
      this.#redraw(written.unlike, (caret) => written.caret ?? caret, false, written.extra);
    else if (written.changed) this.#onChange(written.structural);
  }

  #write(
    state: EditorState,
    dirty: ReadonlySet<NodeKey>,
    structure: boolean,
    before: EditorState | null,
  ): Outcome {
    const storedOf = (mark: CharacterId | null) => this.#flow.propertiesOf(mark);
    const exact = this.#writer.mode === 'suggesting';
    // The one paragraph of a cell or a note needs no end; one that nobody typed would be proposed with its words.
    const staysOpen = this.#flow !== this.#flow.body;
    const mirrored = { blocks: this.#blocks, complete: this.#complete, exact, storedOf, staysOpen };
    const replaced = takeReplaced(this.#editor);
    const planned = $planEdits(mirrored, state, dirty, structure, replaced);
    const edits: Edit[] = planned.toReversed().flatMap((gap) => gap.edits);
    if (this.#missed.length > 0) {
      const rebased = rebaseEdits(edits, this.#missed);
      const placed = rebased.length > 0 ? this.#record(rebased).placed : rebased;
      const place =
        caretAfter(edits, placed) ?? carryCaret($placeOfCaret(this.#blocks), edits, this.#missed, rebased);
      return { ...NOTHING_WRITTEN, changed: true, structural: true, caret: place };
    }
    if (planned.length === 0) return NOTHING_WRITTEN;
    const { placed, kept } = this.#record(edits);
    const unlike = kept ? null : $takeInEdits(this.#blocks, this.#shown, planned);
    if (unlike === null)
      return writtenBeside(this.#blocks, this.#shown, { planned, edits, placed, before, replaced });
    const structural = structure || edits.some((edit) => edit.kind === 'property');
    return { ...NOTHING_WRITTEN, unlike, changed: true, structural };
  }

  #record(edits: readonly Edit[]): WrittenEdits {
    const written = this.#writer.write(edits, this.origin, this.#flow);
    this.#history.record(written.change);
    return written;
  }

  /** Compares everything: for the rare moment when edits met arrivals that had not been shown. */
  #reload(caret: CaretPlace | null): void {
    const unlike = this.#editor.getEditorState().read(() => $findUnlike(this.#blocks, this.#shown));
    this.#editor.update(
      () => {
        const before = $liftCaret(this.#blocks);
        $showParagraphs(this.#blocks, this.#shown, unlike.from, unlike.to, unlike.paragraphs);
        // Nodes Lexical holds that no block stands for (a paragraph split while composing).
        const known = new Set(this.#blocks.map((block) => block.key));
        for (const child of $getRoot().getChildren()) if (!known.has(child.getKey())) child.remove(true);
        const place = caret ?? before;
        if (place !== null) $restoreCaret(this.#blocks, place);
      },
      {
        discrete: true,
        skipTransforms: true,
        tag: [BINDING_TAG, COLLABORATION_TAG, SKIP_SCROLL_INTO_VIEW_TAG],
      },
    );
    this.#complete = true;
    compactNodes(this.#editor);
    this.#onChange(true);
  }
}
