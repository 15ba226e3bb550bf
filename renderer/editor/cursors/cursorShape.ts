/** Where on the page a stretch of the flow is drawn. */
import type { LexicalEditor } from 'lexical';
import type { CaretPlace } from '../binding/caret.ts';
import { besideNode, domLeaves } from '../binding/domLeaves.ts';
import type { MirrorBlock } from '../binding/mirror.ts';
import { blockAt, shownOffset } from '../binding/mirror.ts';
import type { CursorShape } from './RemoteCursors.ts';

/** The DOM place of a flow position: walks text and line breaks of the block's element. */
function domPoint(
  editor: LexicalEditor,
  blocks: readonly MirrorBlock[],
  position: number,
): { node: Node; offset: number } | null {
  const { index, offset } = blockAt(blocks, position);
  if (offset > (blocks[index]?.length ?? 0)) return null; // in a part of the text that is not shown yet
  const element = editor.getElementByKey(blocks[index]?.key ?? '');
  if (element === null) return null;
  let rest = shownOffset(blocks[index], offset);
  for (const { kind, node } of domLeaves(element)) {
    if (kind === 'text') {
      if (rest <= node.length) return { node, offset: rest };
      rest -= node.length;
    } else {
      if (rest === 0) return besideNode(node);
      rest -= 1;
    }
  }
  return { node: element, offset: element.childNodes.length };
}

export function cursorShape(
  editor: LexicalEditor,
  blocks: readonly MirrorBlock[],
  cursor: CaretPlace,
): CursorShape | null {
  const focus = domPoint(editor, blocks, cursor.focus);
  if (focus === null) return null;
  const caret = caretRectangle(focus);
  if (caret === null) return null;
  if (cursor.anchor === cursor.focus) return { selection: [], caret };
  const [from, to] =
    cursor.anchor < cursor.focus ? [cursor.anchor, cursor.focus] : [cursor.focus, cursor.anchor];
  const [start, end] = [domPoint(editor, blocks, from), domPoint(editor, blocks, to)];
  if (start === null || end === null) return { selection: [], caret };
  const root = editor.getRootElement();
  return { selection: root === null ? [] : textRectangles(root, start, end), caret };
}

/** Of somebody in the text of a note or a cell that is only drawn here: at its start. */
export function boxShape(element: HTMLElement): CursorShape | null {
  const caret = caretRectangle({ node: element.firstElementChild ?? element, offset: 0 });
  return caret === null ? null : { selection: [], caret };
}

interface DomPoint {
  readonly node: Node;
  readonly offset: number;
}

/** A person may select the whole document; nobody needs its thousandth rectangle. */
const MOST_RECTANGLES = 200;

/** Of the text alone: a range would add the boxes of all paragraphs and formats that lie wholly in it. */
function textRectangles(root: Element, start: DomPoint, end: DomPoint): DOMRect[] {
  const rectangles: DOMRect[] = [];
  const whole = document.createRange();
  whole.setStart(start.node, start.offset);
  whole.setEnd(end.node, end.offset);
  const part = document.createRange();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  walker.currentNode = start.node;
  for (
    let node: Node | null = start.node instanceof Text ? start.node : walker.nextNode();
    node !== null && whole.comparePoint(node, 0) <= 0 && rectangles.length < MOST_RECTANGLES;
    node = walker.nextNode()
  ) {
    part.setStart(node, node === start.node ? start.offset : 0);
    part.setEnd(node, node === end.node ? end.offset : (node as Text).length);
    rectangles.push(...part.getClientRects());
    if (node === end.node) break;
  }
  return rectangles.slice(0, MOST_RECTANGLES);
}

function caretRectangle({ node, offset }: { node: Node; offset: number }): DOMRect | null {
  const range = document.createRange();
  range.setStart(node, offset);
  range.collapse(true);
  const [rectangle] = range.getClientRects();
  if (rectangle !== undefined) return rectangle;
  // An empty paragraph has no rectangle of its own.
  const element = node instanceof HTMLElement ? node : node.parentElement;
  if (element === null) return null;
  const box = element.getBoundingClientRect();
  const { direction, paddingInlineStart, paddingBlockStart } = getComputedStyle(element);
  const inset = Number.parseFloat(paddingInlineStart);
  const top = Number.parseFloat(paddingBlockStart);
  return new DOMRect(
    direction === 'rtl' ? box.right - inset : box.left + inset,
    box.top + top,
    0,
    Math.min(box.height - top, 26),
  );
}
