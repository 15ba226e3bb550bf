/**
 * Keeps a Lexical editor and a flow the same. What the person does is found by comparing the paragraphs
 * Lexical reports dirty with the mirror, and written as edits; what comes in from others (or from undo)
 * is found in Yjs' event, and only the paragraphs it touches are drawn anew. While an input method is
 * composing nothing moves in either direction: edits and arrivals wait, and are brought together by
 * rebasing the edits when the composition ends.
 */
import type { EditorState, LexicalEditor, NodeKey, NodeMap } from 'lexical';
import { $getNodeByKey, $getRoot, $getSelection, $isRangeSelection, $setSelection, COLLABORATION_TAG, HISTORIC_TAG, HISTORY_PUSH_TAG, SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';
import type * as Y from 'yjs';
import { isEmptyChange } from '../../../shared/document/Change.ts';
import type { Edit } from '../../../shared/document/editFlow.ts';
import { editFlow } from '../../../shared/document/editFlow.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import type { History } from '../../../shared/document/History.ts';
import { paragraphId } from '../../../shared/document/ids.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import type { Descent } from '../../../shared/document/Lineage.ts';
import { parseDescent } from '../../../shared/document/Lineage.ts';
import { sameProperties } from '../../../shared/document/paragraphProperties.ts';
import type { FlowParagraph } from '../../../shared/document/readFlow.ts';
import { NO_ATTRIBUTES, readFlow } from '../../../shared/document/readFlow.ts';
import { removeDoubles } from '../../../shared/document/removeDoubles.ts';
import { $createParagraphBlock, $isParagraphBlock, type ParagraphBlock } from '../nodes/ParagraphBlock.ts';
import { $offsetInBlock } from './blockPoints.ts';
import { $readBlock, $renderTokens, $showsTokens } from './blockTokens.ts';
import type { CaretPlace } from './caret.ts';
import { $liftCaret, $placeOfCaret, $restoreCaret } from './caret.ts';
import { findGaps } from './findGaps.ts';
import { gapEdits } from './gapEdits.ts';
import type { Delta } from './mapPosition.ts';
import { deltaWithin, insertedLength, mapPosition } from './mapPosition.ts';
import type { MirrorBlock } from './mirror.ts';
import { attributesBefore, EMPTY_PARAGRAPH, indexOfKey, mirrorBlock, readFrom, spliceBlocks, startOfBlock } from './mirror.ts';
import { rebaseEdits } from './rebaseEdits.ts';
import { textDelta } from './textDelta.ts';
import type { TouchedBlocks } from './touchedBlocks.ts';
import { mergeTouched, touchedBlocks } from './touchedBlocks.ts';

/** On every update the binding itself makes in Lexical. */
const BINDING_TAG = 'flow-binding';

export interface FlowBindingOptions {
  readonly editor: LexicalEditor;
  readonly flow: Flow;
  readonly history: History;
  /** After every change of the mirror; `structural` when paragraphs came, went or changed their properties. */
  readonly onChange?: (structural: boolean) => void;
  /** Paragraphs to show at once; the others wait for `showMore`. All when left out. */
  readonly first?: number;
}

export class FlowBinding {
  readonly #editor: LexicalEditor;
  readonly #flow: Flow;
  readonly #history: History;
  readonly #onChange: (structural: boolean) => void;
  #blocks: MirrorBlock[] = [];
  /** Changes of the flow that Lexical has not been shown yet. */
  #missed: Delta[] = [];
  /** Nodes the person changed that have not been written yet (while composing). */
  readonly #dirty = new Set<NodeKey>();
  #structureDirty = false;
  /** Whether the blocks stand for the whole flow, and not for the beginning of it alone. */
  #complete = false;
  #stop: (() => void)[] = [];

  /** Origin of the transactions that write the person's edits. */
  readonly origin = Symbol('editor');

  constructor({ editor, flow, history, onChange, first }: FlowBindingOptions) {
    this.#editor = editor;
    this.#flow = flow;
    this.#history = history;
    this.#onChange = onChange ?? (() => {});
    this.#load(first);
    this.#watchFlow();
    this.#stop.push(
      editor.registerUpdateListener(({ dirtyElements, editorState, prevEditorState, tags }) => {
        if (tags.has(BINDING_TAG)) return;
        for (const key of dirtyElements.keys()) if (key !== 'root') this.#dirty.add(key);
        // Lexical calls the root dirty in every update; whoever adds, moves or removes a block writes to it.
        // (Mounting begins from an empty state: nobody did that.)
        const mounted = prevEditorState.isEmpty();
        if (!mounted && editorState._nodeMap.get('root') !== prevEditorState._nodeMap.get('root')) this.#structureDirty = true;
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
        const from = this.#blocks.length;
        this.#replace(from, from, readFlow(this.#flow, readFrom(this.#blocks, from), undefined, count));
      },
      { discrete: true, skipTransforms: true, tag: [BINDING_TAG, COLLABORATION_TAG, SKIP_SCROLL_INTO_VIEW_TAG] },
    );
    this.#complete = this.#shownLength() >= this.#flow.text.length;
    this.#onChange(true);
    return !this.#complete;
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
        this.#replace(0, 0, readFlow(this.#flow, undefined, undefined, first));
      },
      { discrete: true, skipTransforms: true, tag: [BINDING_TAG, COLLABORATION_TAG] },
    );
    this.#complete = this.#shownLength() >= this.#flow.text.length;
    this.#onChange(true);
  }

  /** Characters that the blocks stand for. */
  #shownLength(): number {
    return startOfBlock(this.#blocks, this.#blocks.length);
  }

  #watchFlow(): void {
    let delta: Delta | null = null;
    let keys: string[] = [];
    let descents: Descent[] = [];
    const { doc, text, properties, lineageMap } = this.#flow;
    const onText = (event: Y.YTextEvent, transaction: Y.Transaction) => {
      if (transaction.origin !== this.origin) delta = textDelta(event, transaction);
    };
    const onProperties = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction) => {
      if (transaction.origin !== this.origin) keys.push(...event.keysChanged);
    };
    const onLineage = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction) => {
      if (transaction.origin === this.origin) return;
      for (const key of event.keysChanged) {
        const descent = parseDescent(key, lineageMap.get(key));
        if (descent !== null) descents.push(descent);
      }
    };
    // What is done while a transaction is being reported stands in the text at once and is reported later. A
    // report with others behind it is therefore not about the text as it stands: the last one compares all.
    const passed: Delta[] = [];
    const after = (transaction: Y.Transaction) => {
      const isLast = doc._transactionCleanups.at(-1) === transaction;
      if (transaction.origin === this.origin && !(isLast && passed.length > 0)) return;
      const arrived = { delta, keys, descents };
      delta = null;
      keys = [];
      descents = [];
      if (!isLast || passed.length > 0) {
        if (arrived.delta !== null || arrived.keys.length > 0) passed.push(arrived.delta ?? []);
        if (isLast) this.#catchUp(passed.splice(0));
      } else if (arrived.delta !== null || arrived.keys.length > 0) {
        this.#receive(arrived.delta ?? [], arrived.keys, transaction.origin === this.#history.origin);
      }
      if (arrived.descents.length > 0 && !transaction.local) removeDoubles(this.#flow, arrived.descents, 'doubles');
    };
    text.observe(onText);
    properties.observe(onProperties);
    lineageMap.observe(onLineage);
    doc.on('afterTransaction', after);
    this.#stop.push(() => {
      text.unobserve(onText);
      properties.unobserve(onProperties);
      lineageMap.unobserve(onLineage);
      doc.off('afterTransaction', after);
    });
  }

  #receive(delta: Delta, keys: readonly string[], own: boolean): void {
    // Whatever the person has done and Lexical not yet told must be written first.
    this.#missed.push(delta);
    if (this.#editor._pendingEditorState !== null) this.#editor.update(() => {}, { discrete: true });
    if (this.#missed.length !== 1 || this.#missed[0] !== delta) return; // settled meanwhile, or composing
    if (this.#editor.isComposing() || this.#dirty.size > 0) return;
    this.#missed = [];
    const shown = this.#complete ? delta : deltaWithin(delta, this.#shownLength());
    if (shown === null) {
      const caret = this.#editor.getEditorState().read(() => $placeOfCaret(this.#blocks));
      this.#reload(own ? placeOf(delta) : mapCaret(caret, [delta]));
      return;
    }
    const touched = touchedBlocks(this.#blocks, shown);
    if (keys.length > 0) {
      const marks = this.#flow.marksTouchedBy(keys);
      for (const [index, { mark }] of this.#blocks.entries()) {
        if (mark !== null && marks.has(paragraphId(mark))) touched.push({ from: index, to: index + 1, growth: 0 });
      }
    }
    this.#redraw(mergeTouched(touched), (caret) => (own ? placeOf(delta) : mapCaret(caret, [delta])), own);
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

  /** Reads stretches of blocks anew and shows them. */
  #redraw(
    touched: readonly TouchedBlocks[],
    moveCaret: (caret: CaretPlace | null) => CaretPlace | null,
    own: boolean,
  ): void {
    if (touched.length === 0) return;
    let structural = false;
    this.#editor.update(
      () => {
        const caret = moveCaret($liftCaret(this.#blocks));
        let shift = 0;
        for (const { from, to, growth } of touched) {
          const start = from + shift;
          const old = this.#blocks.slice(start, to + shift);
          const length = old.reduce((sum, block) => sum + block.length, 0) + growth;
          const paragraphs = length > 0 ? readFlow(this.#flow, readFrom(this.#blocks, start), length) : [];
          structural = this.#replace(start, to + shift, paragraphs) || structural;
          shift += paragraphs.length - old.length;
        }
        if (this.#blocks.length === 0) this.#replace(0, 0, []);
        if (caret !== null) $restoreCaret(this.#blocks, caret);
      },
      {
        discrete: true,
        skipTransforms: true,
        tag: [BINDING_TAG, own ? HISTORIC_TAG : COLLABORATION_TAG, ...(own ? [] : [SKIP_SCROLL_INTO_VIEW_TAG])],
      },
    );
    this.#onChange(structural);
  }

  /** Shows `paragraphs` in place of blocks [from, to). Says whether the structure changed. */
  #replace(from: number, to: number, read: readonly FlowParagraph[]): boolean {
    const old = this.#blocks.slice(from, to);
    const emptyFlow = read.length === 0 && old.length === this.#blocks.length;
    const paragraphs = emptyFlow ? [EMPTY_PARAGRAPH] : read;
    const byMark = new Map(old.map((block) => [paragraphId(block.mark), block]));
    let structural = old.length !== paragraphs.length;
    let previous = this.#nodeOf(this.#blocks[from - 1]);
    const next: MirrorBlock[] = [];
    const sole = old.length === 1 && paragraphs.length === 1 ? old[0] : undefined;
    for (const paragraph of paragraphs) {
      const known = sole ?? byMark.get(paragraphId(paragraph.mark));
      byMark.delete(paragraphId(paragraph.mark));
      const properties = this.#flow.propertiesOf(paragraph.mark);
      let node = this.#nodeOf(known);
      if (node === null) {
        node = $createParagraphBlock(properties);
        if (previous === null) {
          const first = $getRoot().getFirstChild();
          if (first === null) $getRoot().append(node);
          else first.insertBefore(node, false);
        } else {
          previous.insertAfter(node, false);
        }
        structural = true;
      } else {
        if (!sameProperties(node.getProperties(), properties)) {
          node.setProperties(properties);
          structural = true;
        }
      }
      const block = mirrorBlock(node.getKey(), paragraph, properties);
      if (known === undefined || !$showsTokens(node, block.tokens)) $renderTokens(node, block.tokens);
      next.push(block);
      previous = node;
    }
    const kept = new Set(next.map((block) => block.key));
    for (const block of old) if (!kept.has(block.key)) this.#nodeOf(block)?.remove(true);
    spliceBlocks(this.#blocks, from, to - from, next);
    return structural;
  }

  #nodeOf(block: MirrorBlock | undefined): ParagraphBlock | null {
    if (block === undefined) return null;
    const node = $getNodeByKey(block.key);
    return $isParagraphBlock(node) && node.isAttached() ? node : null;
  }

  // ---- to the flow ----

  /** Writes what the person did, unless an input method is composing. */
  #settle(state: EditorState): void {
    if (this.#editor.isComposing()) return;
    if (this.#dirty.size === 0 && !this.#structureDirty && this.#missed.length === 0) return;
    const structure = this.#structureDirty;
    const dirty = new Set(this.#dirty);
    this.#dirty.clear();
    this.#structureDirty = false;
    const written = state.read(() => this.#write(state._nodeMap, dirty, structure));
    const missed = this.#missed;
    this.#missed = [];
    if (missed.length > 0) this.#reload(written.caret);
    else if (written.unlike.length > 0) this.#redraw(written.unlike, (caret) => caret, false);
    else if (written.changed) this.#onChange(written.structural);
  }

  /** @returns the blocks whose Lexical content is not what the flow now holds */
  #write(
    nodes: NodeMap,
    dirty: ReadonlySet<NodeKey>,
    structure: boolean,
  ): { unlike: TouchedBlocks[]; changed: boolean; structural: boolean; caret: CaretPlace | null } {
    const shownKeys = structure ? childKeys(nodes) : null;
    const shownCache = new Map<NodeKey, Shown>();
    const shown = (key: NodeKey) => {
      const known = shownCache.get(key);
      if (known !== undefined) return known;
      const fresh = $shown(key);
      shownCache.set(key, fresh);
      return fresh;
    };
    const isSame = (block: MirrorBlock) => {
      if (!dirty.has(block.key)) return true;
      const { node, properties } = shown(block.key);
      return $showsTokens(node, block.tokens) && sameProperties(properties, block.properties);
    };
    const { gaps, moved } =
      shownKeys === null
        ? { gaps: dirtyGaps(this.#blocks, dirty, isSame), moved: new Map<NodeKey, MirrorBlock>() }
        : findGaps(this.#blocks, shownKeys, isSame);
    const caret = $selectionPlace();
    const planned = gaps.map((gap) => {
      const old = this.#blocks.slice(gap.oldFrom, gap.oldTo);
      const keys = shownKeys?.slice(gap.shownFrom, gap.shownTo) ?? old.map((block) => block.key);
      const blocks = keys.map((key) => ({ key, ...shown(key) }));
      const edits = gapEdits({
        old,
        shown: blocks,
        start: startOfBlock(this.#blocks, gap.oldFrom),
        plain: this.#isPlain(gap.oldFrom, gap.oldTo),
        moved,
        ...(caret !== null && caret.key === blocks[0]?.key ? { caret: caret.offset } : {}),
      });
      return { gap, old, blocks, edits };
    });
    const edits: Edit[] = planned.toReversed().flatMap(({ edits: own }) => own);
    if (this.#missed.length > 0) {
      const rebased = rebaseEdits(edits, this.#missed);
      if (rebased.length > 0) this.#record(rebased);
      const place = caretAfter(edits, rebased) ?? carryCaret($placeOfCaret(this.#blocks), edits, this.#missed, rebased);
      return { unlike: [], changed: true, structural: true, caret: place };
    }
    if (gaps.length === 0) return { unlike: [], changed: false, structural: false, caret: null };
    this.#record(edits);
    const unlike = this.#remirror(planned);
    const structural = structure || edits.some((edit) => edit.kind === 'property');
    return { unlike, changed: true, structural, caret: null };
  }

  #record(edits: readonly Edit[]): void {
    const change = editFlow(this.#flow, edits, this.origin);
    if (!isEmptyChange(change)) this.#history.record(change);
  }

  /** Takes what the flow now holds into the mirror. */
  #remirror(
    planned: readonly {
      gap: { oldFrom: number; oldTo: number };
      old: readonly MirrorBlock[];
      blocks: readonly (Shown & { key: NodeKey })[];
      edits: readonly Edit[];
    }[],
  ): TouchedBlocks[] {
    const unlike: TouchedBlocks[] = [];
    let shift = 0;
    for (const { gap, old, blocks, edits } of planned) {
      const start = gap.oldFrom + shift;
      const length = edits.reduce((sum, edit) => sum + growthOf(edit), 0) + old.reduce((sum, block) => sum + block.length, 0);
      const paragraphs = length > 0 ? readFlow(this.#flow, readFrom(this.#blocks, start), length) : [];
      const next = blocks.map(({ key, node, properties }, index) => {
        const paragraph = paragraphs[index] ?? EMPTY_PARAGRAPH;
        const block = mirrorBlock(key, paragraph, this.#flow.propertiesOf(paragraph.mark));
        const like = $showsTokens(node, block.tokens) && sameProperties(block.properties, properties);
        if (!like) unlike.push({ from: start + index, to: start + index + 1, growth: 0 });
        return block;
      });
      if (paragraphs.length !== blocks.length) throw new Error('the flow does not hold the paragraphs just written');
      spliceBlocks(this.#blocks, start, old.length, next);
      shift += next.length - old.length;
    }
    return unlike;
  }

  #isPlain(from: number, to: number): boolean {
    const plain = (block: MirrorBlock) => block.runs.every((run) => run.formats === NO_FORMATS);
    const next = this.#blocks[to];
    if (next === undefined && !this.#complete) return false; // nobody has looked at what follows
    return (
      attributesBefore(this.#blocks, from) === NO_ATTRIBUTES &&
      attributesBefore(this.#blocks, to) === NO_ATTRIBUTES &&
      this.#blocks.slice(from, to).every(plain) &&
      (next?.runs[0] === undefined || next.runs[0].formats === NO_FORMATS)
    );
  }

  /** Compares everything: for the rare moment when edits met arrivals that had not been shown. */
  #reload(caret: CaretPlace | null): void {
    const paragraphs = readFlow(this.#flow);
    const marks = this.#blocks.map((block) => paragraphId(block.mark));
    const ids = paragraphs.map((paragraph) => paragraphId(paragraph.mark));
    let start = 0;
    while (start < marks.length && start < ids.length && marks[start] === ids[start] && this.#like(start, paragraphs[start])) {
      start++;
    }
    let end = 0;
    while (
      end < marks.length - start &&
      end < ids.length - start &&
      marks[marks.length - 1 - end] === ids[ids.length - 1 - end] &&
      this.#like(marks.length - 1 - end, paragraphs[ids.length - 1 - end])
    ) {
      end++;
    }
    this.#editor.update(
      () => {
        const before = $liftCaret(this.#blocks);
        this.#replace(start, this.#blocks.length - end, paragraphs.slice(start, paragraphs.length - end));
        // Nodes Lexical holds that no block stands for (a paragraph split while composing).
        const known = new Set(this.#blocks.map((block) => block.key));
        for (const child of $getRoot().getChildren()) if (!known.has(child.getKey())) child.remove(true);
        const place = caret ?? before;
        if (place !== null) $restoreCaret(this.#blocks, place);
      },
      { discrete: true, skipTransforms: true, tag: [BINDING_TAG, COLLABORATION_TAG, SKIP_SCROLL_INTO_VIEW_TAG] },
    );
    this.#complete = true;
    this.#onChange(true);
  }

  #like(index: number, paragraph: FlowParagraph | undefined): boolean {
    const block = this.#blocks[index];
    if (block === undefined || paragraph === undefined || block.length !== paragraph.length) return false;
    const fresh = mirrorBlock(block.key, paragraph, this.#flow.propertiesOf(paragraph.mark));
    // What Lexical shows, not what the mirror remembers: the person may just have typed there.
    const like = this.#editor.getEditorState().read(() => {
      const node = this.#nodeOf(block);
      return node !== null && $showsTokens(node, fresh.tokens) && sameProperties(fresh.properties, node.getProperties());
    });
    if (!like) return false;
    this.#blocks[index] = fresh;
    return true;
  }
}

interface Shown {
  readonly node: ParagraphBlock;
  readonly tokens: MirrorBlock['tokens'];
  readonly properties: MirrorBlock['properties'];
}

function $shown(key: NodeKey): Shown {
  const node = $getNodeByKey(key);
  if (!$isParagraphBlock(node)) throw new Error('only paragraphs may stand in the root');
  return { node, tokens: $readBlock(node), properties: node.getProperties() };
}

/** Keys of the root's children; read off the node map, where Lexical keeps them as a linked list. */
function childKeys(nodes: NodeMap): NodeKey[] {
  const keys: NodeKey[] = [];
  const root = nodes.get('root') as { __first: NodeKey | null } | undefined;
  for (let key = root?.__first ?? null; key !== null; key = nodes.get(key)?.__next ?? null) keys.push(key);
  return keys;
}

function dirtyGaps(blocks: readonly MirrorBlock[], dirty: ReadonlySet<NodeKey>, isSame: (block: MirrorBlock) => boolean) {
  const indexes = [...dirty].map((key) => indexOfKey(blocks, key)).filter((index) => index !== -1);
  const gaps = [];
  for (const index of indexes.sort((a, b) => a - b)) {
    const block = blocks[index] as MirrorBlock;
    if (!isSame(block)) gaps.push({ oldFrom: index, oldTo: index + 1, shownFrom: index, shownTo: index + 1 });
  }
  return gaps;
}

function growthOf(edit: Edit): number {
  if (edit.kind === 'insert') return edit.text.length;
  if (edit.kind === 'delete') return -edit.runs.reduce((sum, run) => sum + run.text.length, 0);
  return 0;
}

/** The caret's paragraph and offset, when it is one place. */
function $selectionPlace(): { key: NodeKey; offset: number } | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const block = selection.anchor.getNode().getTopLevelElement();
  return $isParagraphBlock(block) ? { key: block.getKey(), offset: $offsetInBlock(block, selection.anchor) } : null;
}

function mapCaret(caret: CaretPlace | null, deltas: readonly Delta[]): CaretPlace | null {
  if (caret === null) return null;
  const move = (position: number) => deltas.reduce((place, delta) => mapPosition(delta, place), position);
  return { ...caret, anchor: move(caret.anchor), focus: move(caret.focus) };
}

/** Behind the last thing that changed: where undo takes the caret. */
function placeOf(delta: Delta): CaretPlace | null {
  let position = 0;
  let place = 0;
  for (const step of delta) {
    if (step.retain !== undefined) {
      position += step.retain;
    } else {
      if (step.delete === undefined) position += insertedLength(step);
      place = position;
    }
  }
  return { anchor: place, focus: place };
}

/** Behind what was typed, after edits were rebased and applied (they come last place first). */
function caretAfter(edits: readonly Edit[], rebased: readonly Edit[]): CaretPlace | null {
  const typed = rebased.find((edit) => edit.kind === 'insert');
  if (typed === undefined || edits.length === 0) return null;
  const index = rebased.indexOf(typed);
  const earlier = rebased.slice(index + 1).reduce((sum, edit) => sum + growthOf(edit), 0);
  const place = typed.at + typed.text.length + earlier;
  return { anchor: place, focus: place };
}

/** The caret, where nothing was typed (an input method was cancelled): through the person's deletions, back and forth. */
function carryCaret(
  caret: CaretPlace | null,
  edits: readonly Edit[],
  missed: readonly Delta[],
  rebased: readonly Edit[],
): CaretPlace | null {
  if (caret === null) return null;
  const gone = (all: readonly Edit[], place: number) =>
    all.reduce((sum, edit) => (edit.kind === 'delete' && edit.at < place ? sum - growthOf(edit) : sum), 0);
  const old = (place: number) => place + gone(edits, place);
  const moved = mapCaret({ ...caret, anchor: old(caret.anchor), focus: old(caret.focus) }, missed) as CaretPlace;
  return { ...moved, anchor: moved.anchor - gone(rebased, moved.anchor), focus: moved.focus - gone(rebased, moved.focus) };
}
