/** The part of the page that shows a stretch of a paragraph. */
import type { LexicalEditor } from 'lexical';
import type { Stretch } from '../../../shared/changes/comments/paragraphStretches.ts';
import type { DomLeaf } from '../binding/domLeaves.ts';
import { besideNode, domLeaves } from '../binding/domLeaves.ts';
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
): { readonly node: Node; readonly offset: number } | null {
  let rest = offset;
  let last: DomLeaf | null = null;
  for (const leaf of domLeaves(element)) {
    const { kind, node } = leaf;
    const length = kind === 'text' ? node.length : 1;
    if (kind === 'text') {
      if (rest < length || (!forward && rest === length)) return { node, offset: rest };
    } else if (rest === 0 || (!forward && rest === 1)) {
      return besideNode(node, rest === 1);
    }
    rest -= length;
    last = leaf;
  }
  // Behind the text: the paragraph's end.
  if (last === null) return null;
  return last.kind === 'text' ? { node: last.node, offset: last.node.length } : besideNode(last.node, true);
}
