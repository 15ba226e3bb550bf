/** What people do in scenarios, each the way a person would do it. */
import { $getSelection, $isRangeSelection } from 'lexical';
import { $offsetInBlock } from '../../../renderer/editor/binding/blockPoints.ts';
import type { Verdict } from '../../../shared/changes/decisions.ts';
import type { ParagraphProperties } from '../../../shared/document/paragraphProperties.ts';
import type { Replica } from '../Replica.ts';
import { $blocks, $select, $toggle } from '../Replica.ts';
import { suggestions } from './Room.ts';

type Place = readonly [block: number, offset: number];

/** Letter by letter, going on where the caret goes. */
export function type(replica: Replica, place: Place, text: string): void {
  replica.edit(() => $select(place));
  typeOn(replica, text);
}

export function typeOn(replica: Replica, text: string): void {
  for (const letter of text) {
    replica.edit(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(letter);
    });
  }
}

export function put(replica: Replica, from: Place, to: Place): void {
  replica.edit(() => $select(from, to));
}

export function cut(replica: Replica, from: Place, to: Place): void {
  put(replica, from, to);
  replica.edit(() => $selected().removeText());
}

export function replace(replica: Replica, from: Place, to: Place, text: string): void {
  put(replica, from, to);
  replica.edit(() => $selected().insertText(text));
}

/** Backspace (-1) and Delete (1), a letter or a paragraph end at a time. */
export function press(replica: Replica, key: 'Backspace' | 'Delete', times = 1): void {
  for (let left = times; left > 0; left--) {
    replica.edit(() => {
      const [block, offset] = $caret();
      const blocks = $blocks();
      const length = blocks[block]?.getTextContentSize() ?? 0;
      if (key === 'Backspace') {
        if (offset > 0) $select([block, offset - 1], [block, offset]).removeText();
        else if (block > 0) $select([block - 1, 1e6], [block, 0]).removeText();
      } else if (offset < length) $select([block, offset], [block, offset + 1]).removeText();
      else if (block < blocks.length - 1) $select([block, 1e6], [block + 1, 0]).removeText();
    });
  }
}

export function split(replica: Replica, place: Place): void {
  replica.edit(() => void $select(place).insertParagraph());
}

export function join(replica: Replica, block: number): void {
  cut(replica, [block, 1e6], [block + 1, 0]);
}

export function format(replica: Replica, from: Place, to: Place, name: 'bold' | 'italic' = 'bold'): void {
  replica.edit(() => $toggle(from, to, name));
}

export function restyle(replica: Replica, block: number, set: Partial<ParagraphProperties>): void {
  replica.edit(() => void $blocks()[block]?.setProperties(set));
}

export function move(replica: Replica, block: number, behind: number): void {
  replica.edit(() => {
    const blocks = $blocks();
    const [node, target] = [blocks[block], blocks[behind]];
    if (node !== undefined && target !== undefined) target.insertAfter(node);
  });
}

export function undo(replica: Replica): void {
  replica.pause();
  replica.desk.history.undo();
}

/** On whole suggestions, by their place among all there are, the oldest first. */
export function decide(replica: Replica, verdict: Verdict, ...which: readonly number[]): void {
  const ids = suggestions(replica);
  replica.decide(
    verdict,
    which.map((index) => ({ id: ids[index] as string, scope: null })),
  );
}

export function caretOf(replica: Replica): Place {
  return replica.editor.getEditorState().read($caret);
}

function $selected() {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) throw new Error('nothing is selected');
  return selection;
}

function $caret(): Place {
  const { focus } = $selected();
  const block = focus.getNode().getTopLevelElementOrThrow();
  const index = $blocks().findIndex((one) => one.is(block));
  return [index, $offsetInBlock(block as Parameters<typeof $offsetInBlock>[0], focus)];
}
