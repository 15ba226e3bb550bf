/** One person of a trace at a desk without a screen: types the patches through the editor's selection. */
import { $createRangeSelection, $getNodeByKey, $setSelection, type RangeSelection } from 'lexical';
import * as Y from 'yjs';
import { $setPointInBlock } from '../binding/blockPoints.ts';
import { blockAt } from '../binding/mirror.ts';
import type { HeadlessBinding } from '../createHeadlessBinding.ts';
import { createHeadlessBinding } from '../createHeadlessBinding.ts';
import { $isParagraphBlock } from '../nodes/ParagraphBlock.ts';
import type { Patch } from './Trace.ts';

export class TraceWriter {
  readonly doc = new Y.Doc();
  readonly #desk: HeadlessBinding;
  readonly #astral: boolean;

  /**
   * @param agent orders what two people type in one place at once, as the recording ordered it
   * @param astral whether the trace has characters of two code units: positions then need counting
   */
  constructor(start: Uint8Array, agent: number, astral: boolean) {
    this.doc.clientID = agent + 1;
    Y.applyUpdate(this.doc, start, 'remote');
    this.#desk = createHeadlessBinding(this.doc, { now: () => Number.POSITIVE_INFINITY });
    this.#astral = astral;
  }

  /** What the editor shows; paragraphs joined by `\n`. */
  get shown(): string {
    return this.#desk.binding.blocks
      .map((block) => block.tokens.map((token) => token.text).join(''))
      .join('\n');
  }

  write(patches: readonly Patch[]): void {
    for (const [position, deleted, inserted] of patches) {
      const from = this.#unit(position);
      const to = deleted === 0 ? from : this.#unit(position + deleted);
      this.#desk.editor.update(
        () => {
          const selection = this.#select(from, to);
          if (deleted > 0) selection.removeText();
          for (const [index, line] of inserted.split('\n').entries()) {
            if (index > 0) selection.insertParagraph();
            if (line !== '') selection.insertText(line);
          }
        },
        { discrete: true },
      );
    }
  }

  #select(from: number, to: number): RangeSelection {
    const { blocks } = this.#desk.binding;
    const selection = $createRangeSelection();
    for (const [point, position] of [
      [selection.anchor, from],
      [selection.focus, to],
    ] as const) {
      const { index, offset } = blockAt(blocks, position);
      const block = $getNodeByKey(blocks[index]?.key ?? '');
      if (!$isParagraphBlock(block))
        throw new Error(`the trace writes at ${position}, where there is no text`);
      $setPointInBlock(point, block, offset);
    }
    $setSelection(selection);
    return selection;
  }

  /** A position in code units from one in characters. */
  #unit(position: number): number {
    if (!this.#astral) return position;
    let units = 0;
    let characters = 0;
    for (const character of this.doc.getText('body').toString()) {
      if (characters++ === position) break;
      units += character.length;
    }
    return units;
  }

  destroy(): void {
    this.#desk.destroy();
    this.doc.destroy();
  }
}
