/** One person's editor without a screen on a document under review, and the deeds that are measured. */
import type { PointType, TextFormatType } from 'lexical';
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  RootNode,
} from 'lexical';
import * as Y from 'yjs';
import { $offsetInBlock, $setPointInBlock } from '../../../renderer/editor/binding/blockPoints.ts';
import { compactNodes } from '../../../renderer/editor/binding/compactNodes.ts';
import type { HeadlessBinding } from '../../../renderer/editor/createHeadlessBinding.ts';
import { createHeadlessBinding } from '../../../renderer/editor/createHeadlessBinding.ts';
import { $isParagraphBlock, type ParagraphBlock } from '../../../renderer/editor/nodes/ParagraphBlock.ts';
import type { WritingMode } from '../../../shared/changes/ReviewWriter.ts';
import type { ParagraphStyle } from '../../../shared/document/paragraphProperties.ts';

export interface ReviewReplica {
  readonly desk: HeadlessBinding;
  /** A caret in the first paragraph behind this share of the text that is long enough, at a share of it. */
  placeCaret(share: number, within: number): void;
  type(letter: string): void;
  backspace(): void;
  /** From the caret over so many characters, backwards below 0. */
  select(characters: number): void;
  format(format: TextFormatType): void;
  /** Of the caret's paragraph. */
  style(style: ParagraphStyle): void;
  /** The updates since the last call. */
  takeUpdates(): Uint8Array[];
  apply(updates: readonly Uint8Array[]): void;
}

/** Paragraphs that something can be typed in the middle of, and a run of Backspace. */
const LONG = 100;

/**
 * Lexical puts the whole text together after every update, to tell whoever listens for it. On a page that
 * comes with drawing; without one it is a walk through every node, which is most of a keystroke and hides what
 * is to be measured. For processes that measure, and nothing else: it is gone for all editors in them.
 */
export function leaveOutLexicalsWalk(): void {
  RootNode.prototype.getTextContent = () => '';
}

export function openReviewReplica(update: Uint8Array, mode: WritingMode): ReviewReplica {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const author = { id: '7d0f5c9e3f0b4a539d3e0c6f1f1b2a3c', name: 'Amina Diallo', delegation: 'SN' };
  const desk = createHeadlessBinding(doc, { author });
  desk.writer.mode = mode;
  const { editor } = desk;
  let updates: Uint8Array[] = [];
  doc.on('update', (bytes: Uint8Array) => updates.push(bytes));
  const edit = (change: () => void) => editor.update(change, { discrete: true });
  return {
    desk,
    placeCaret(share, within) {
      // What the desk does while nobody types.
      compactNodes(editor);
      edit(() => {
        const blocks = $getRoot().getChildren().filter($isParagraphBlock);
        const from = Math.floor((blocks.length - 1) * share);
        const isLong = (block: ParagraphBlock) => block.getTextContentSize() > LONG;
        const block = blocks.slice(from).find(isLong) ?? blocks.findLast(isLong);
        if (block === undefined) throw new Error('there is no paragraph long enough');
        const offset = 30 + Math.floor((block.getTextContentSize() - 40) * within);
        const selection = $createRangeSelection();
        for (const point of [selection.anchor, selection.focus]) $setPointInBlock(point, block, offset);
        $setSelection(selection);
      });
    },
    type: (letter) => edit(() => $theSelection().insertText(letter)),
    backspace: () =>
      edit(() => {
        const selection = $theSelection();
        $move(selection.anchor, -1);
        selection.removeText();
      }),
    select: (characters) => edit(() => $move($theSelection().focus, characters)),
    format: (format) => edit(() => $theSelection().formatText(format)),
    style: (style) =>
      edit(() => {
        const block = $theSelection().anchor.getNode().getTopLevelElement();
        if ($isParagraphBlock(block)) block.setProperties({ style });
      }),
    takeUpdates() {
      const taken = updates;
      updates = [];
      return taken;
    },
    apply(bytes) {
      for (const one of bytes) Y.applyUpdate(doc, one, 'remote');
    },
  };
}

export function $theSelection() {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) throw new Error('there is no caret');
  return selection;
}

function $move(point: PointType, by: number): void {
  const block = point.getNode().getTopLevelElement();
  if (!$isParagraphBlock(block)) throw new Error('there is no paragraph');
  $setPointInBlock(point, block, $offsetInBlock(block, point) + by);
}
