/**
 * What a person replaces is what was selected, to the letter: over “barriers”, “b” is a new word and not what
 * is left of the old one. From the texts before and after alone that cannot be told, so the selection is noted
 * at the moment Lexical takes it out.
 */
import type { LexicalEditor, NodeKey, PointType, RangeSelection } from 'lexical';
import { $createRangeSelection, $getEditor } from 'lexical';
import { $offsetInBlock } from './binding/blockPoints.ts';
import { $isParagraphBlock } from './nodes/ParagraphBlock.ts';

/** A place as a paragraph's key and characters in it. */
interface BlockPlace {
  readonly key: NodeKey;
  readonly offset: number;
}
export interface Replaced {
  readonly anchor: BlockPlace;
  readonly focus: BlockPlace;
}

const noted = new WeakMap<LexicalEditor, Replaced>();
let noting = false;

/** Once for all editors; further calls do nothing. */
export function noteReplaced(): void {
  if (noting) return;
  noting = true;
  // Lexical exports the class as a type only.
  const prototype = Object.getPrototypeOf($createRangeSelection()) as RangeSelection;
  const { insertText, removeText } = prototype;
  prototype.insertText = function notedInsertText(this: RangeSelection, text: string) {
    $note(this);
    return insertText.call(this, text);
  };
  prototype.removeText = function notedRemoveText(this: RangeSelection) {
    $note(this);
    return removeText.call(this);
  };
}

/** What was noted since the last call; null where nothing was. */
export function takeReplaced(editor: LexicalEditor): Replaced | null {
  const found = noted.get(editor) ?? null;
  noted.delete(editor);
  return found;
}

function $note(selection: RangeSelection): void {
  const editor = $getEditor();
  // Only the first: after it the text is no longer the one the binding knows.
  if (selection.isCollapsed() || noted.has(editor)) return;
  const [anchor, focus] = [$placeOf(selection.anchor), $placeOf(selection.focus)];
  if (anchor !== null && focus !== null) noted.set(editor, { anchor, focus });
}

function $placeOf(point: PointType): BlockPlace | null {
  const block = point.getNode().getTopLevelElement();
  return $isParagraphBlock(block) ? { key: block.getKey(), offset: $offsetInBlock(block, point) } : null;
}
