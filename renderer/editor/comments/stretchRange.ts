/** The part of the page that shows a stretch of a paragraph. */
import type { LexicalEditor } from 'lexical';
import type { Stretch } from '../../../shared/changes/comments/paragraphStretches.ts';
import type { MirrorBlock } from '../binding/mirror.ts';
import { shownOffset } from '../binding/mirror.ts';

/**
 * One that does not move by itself: hundreds of live ranges would each have to be looked at for every letter.
 * null where nothing of it is shown.
 */
export function stretchRange(
  editor: LexicalEditor,
  block: MirrorBlock,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
): StaticRange | null {
  const element = editor.getElementByKey(block.key);
  const [first, end] = [shownOffset(block, from), shownOffset(block, to)];
  if (element === null || first >= end) return null;
  const start = pointIn(element, first, true);
  const stop = pointIn(element, end, false);
  if (start === null || stop === null) return null;
  return new StaticRange({
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: stop.node,
    endOffset: stop.offset,
  });
}

/** @param forward between two texts: at the start of the later one, not at the end of the earlier */
function pointIn(
  element: HTMLElement,
  offset: number,
  forward: boolean,
): { readonly node: Text; readonly offset: number } | null {
  let rest = offset;
  let last: Text | null = null;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) {
      if (rest < node.length || (!forward && rest === node.length)) return { node, offset: rest };
      rest -= node.length;
      last = node;
    } else if (node.nodeName === 'BR') {
      if (rest === 0 && last !== null) return { node: last, offset: last.length };
      rest -= 1;
    }
  }
  // Behind the text: the paragraph's end.
  return last === null ? null : { node: last, offset: last.length };
}
