/** What the pages fetch: each contender's document, and what a peer types into it. */
import { Buffer } from 'node:buffer';
import { $createRangeSelection, $getRoot, $isElementNode, $setSelection } from 'lexical';
import * as Y from 'yjs';
import { $placeOfCaret } from '../../../renderer/editor/binding/caret.ts';
import { createHeadlessBinding } from '../../../renderer/editor/createHeadlessBinding.ts';
import { encodeCursor } from '../../../renderer/editor/cursors/presenceCursor.ts';
import type { ContenderName } from '../contenders/Contender.ts';
import { makeDocument } from '../contenders/headlessReplica.ts';
import { $setPoint } from '../contenders/setPoint.ts';
import { SIDES } from '../review/KeyDeed.ts';
import { countsFor } from '../review/planSuggestions.ts';
import { reviewedDocument } from '../review/reviewedDocument.ts';
import { sampleText } from '../sampleText.ts';

/**
 * Gives `<contender>-<words>.update`, `peer-<words>.json`, and for a review of so many pending suggestions
 * `plain-<words>-<pending>.update` and `reviewed-<words>-<pending>.update`; each is made once.
 */
export function makeData(): (name: string) => Uint8Array | string | null {
  const made = new Map<string, Uint8Array | string>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const [, side, size, pending] = /^(plain|reviewed)-(\d{1,7})-(\d{1,6})\.update$/.exec(name) ?? [];
    if (side !== undefined) {
      const both = reviewedDocument(sampleText(Number(size)), countsFor(Number(pending)));
      for (const one of SIDES) made.set(`${one}-${size}-${pending}.update`, both[one]);
      return made.get(name) ?? null;
    }
    const [, kind, words] = /^(v1|v2|ours|peer)-(\d{1,7})\.(?:update|json)$/.exec(name) ?? [];
    if (kind === undefined) return null;
    const length = Number(words);
    const fresh =
      kind === 'peer'
        ? peerStrokes(length)
        : makeDocument(kind as Exclude<ContenderName, 'lexical'>, sampleText(length));
    made.set(name, fresh);
    return fresh;
  };
}

/**
 * A peer's typing as updates and cursors: sentences of twenty letters, every other one within sight of the
 * middle of the text (where the measured caret is, but not in its paragraph), the others anywhere.
 */
function peerStrokes(words: number): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, makeDocument('ours', sampleText(words)));
  const { editor, flow, binding, destroy } = createHeadlessBinding(doc);
  const strokes: { update: string; cursor: readonly [string, string] | null }[] = [];
  doc.on('update', (update: Uint8Array) => {
    const place = editor.getEditorState().read(() => $placeOfCaret(binding.blocks));
    const cursor = place === null ? null : encodeCursor(flow, binding.blocks, place);
    strokes.push({ update: Buffer.from(update).toString('base64'), cursor });
  });
  const count = binding.blocks.length;
  for (let sentence = 0; sentence < 20; sentence++) {
    const near = Math.floor((count - 1) / 2) - 2;
    const block =
      sentence % 2 === 0 ? Math.max(0, near) : (sentence * 37) % Math.max(1, Math.floor(count / 3));
    for (let letter = 0; letter < 20; letter++) {
      editor.update(
        () => {
          const node = $getRoot().getChildAtIndex(block);
          if (!$isElementNode(node)) throw new Error(`there is no paragraph ${block}`);
          const selection = $createRangeSelection();
          $setPoint(selection.anchor, node, letter);
          $setPoint(selection.focus, node, letter);
          $setSelection(selection);
          selection.insertText(String.fromCharCode(97 + letter));
        },
        { discrete: true },
      );
    }
  }
  destroy();
  return JSON.stringify(strokes);
}
