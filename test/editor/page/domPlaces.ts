/** Places in the page as a reader would count them, worked out from the DOM alone. */
import type { Place, Rectangle } from './DeskApi.ts';

const isManaged = (node: Node) =>
  node instanceof Element && [...node.attributes].some((one) => one.name.startsWith('data-lexical'));

function* pieces(element: Element): Generator<{ node: Node; length: number }> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) yield { node, length: node.length };
    else if (node.nodeName === 'BR' && !isManaged(node) && !isFiller(node)) yield { node, length: 1 };
  }
}

/** The `<br>` that keeps an empty paragraph or an empty last line open. */
function isFiller(node: Node): boolean {
  const parent = node.parentNode as Element;
  if (parent.childNodes.length === 1) return true;
  const previous = node.previousSibling;
  return node.nextSibling === null && previous?.nodeName === 'BR';
}

export function linesOf(root: Element): string[] {
  return [...root.children].map((element) =>
    withEmbeds(element, (inner) =>
      [...pieces(inner)].map(({ node }) => (node instanceof Text ? node.data : '\u2028')).join(''),
    ),
  );
}

/** A table, a note, a picture is one character of its paragraph. */
function withEmbeds(element: Element, read: (element: Element) => string): string {
  if (element.querySelector('[data-embed]') === null) return read(element);
  const copy = element.cloneNode(true) as Element;
  for (const embed of copy.querySelectorAll('[data-embed]')) embed.replaceWith('\ufffc');
  return read(copy);
}

const SIGNS: Readonly<Record<string, string>> = {
  insert: '+',
  delete: '-',
  format: '~',
  property: '#',
  contested: '!',
};

function signsOf(element: Element | null): string {
  const kinds = element?.getAttribute('data-change')?.split(' ') ?? [];
  return kinds.map((kind) => SIGNS[kind] ?? '?').join('');
}

/** Each paragraph with what is proposed of it; neighbours alike are one. */
export function markedLines(root: Element): string[] {
  return [...root.children].map((element) => {
    const found: { signs: string; text: string }[] = [];
    for (const { node } of pieces(element)) {
      const holder = (node instanceof Element ? node : node.parentElement)?.closest('[data-change]');
      const signs = holder === element ? '' : signsOf(holder ?? null);
      const text = node instanceof Text ? node.data : '\u2028';
      const last = found.at(-1);
      if (last?.signs === signs) last.text += text;
      else found.push({ signs, text });
    }
    const end = signsOf(element);
    const text = found.map((one) => (one.signs === '' ? one.text : `[${one.signs}${one.text}]`)).join('');
    return end === '' ? text : `${text}[${end}¶]`;
  });
}

export function placeOf(root: Element, node: Node, offset: number): Place | null {
  if (!root.contains(node)) return null;
  if (node === root)
    return offset >= root.children.length
      ? [root.children.length - 1, linesOf(root).at(-1)?.length ?? 0]
      : [offset, 0];
  const children = [...root.children];
  const paragraph = children.findIndex((element) => element.contains(node));
  const range = document.createRange();
  range.setStart(children[paragraph] as Element, 0);
  range.setEnd(node, offset);
  let count = 0;
  for (const piece of pieces(children[paragraph] as Element)) {
    if (piece.node === node) return [paragraph, count + offset];
    if (range.comparePoint(piece.node, 0) > 0) break;
    if (
      piece.node instanceof Text ||
      range.isPointInRange(piece.node.parentNode as Node, indexOf(piece.node) + 1)
    )
      count += piece.length;
  }
  return [paragraph, count];
}

const indexOf = (node: Node) => [...(node.parentNode as Node).childNodes].indexOf(node as ChildNode);

export function pointAt(root: Element, [paragraph, offset]: Place): [Node, number] {
  const element = root.children[paragraph];
  if (element === undefined) throw new Error(`there is no paragraph ${paragraph}`);
  let rest = offset;
  for (const { node, length } of pieces(element)) {
    if (node instanceof Text && rest <= length) return [node, rest];
    if (!(node instanceof Text) && rest === 0) return [node.parentNode as Node, indexOf(node)];
    rest -= length;
  }
  return [element, element.childNodes.length];
}

export function rectangleAt(root: Element, place: Place): Rectangle {
  const [node, offset] = pointAt(root, place);
  const range = document.createRange();
  if (node instanceof Text && offset < node.length) {
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
  } else {
    const [next, start] = pointAt(root, [place[0], place[1] + 1]);
    range.setStart(next, Math.max(0, start - 1));
    range.setEnd(next, start);
  }
  const { left, right, top, bottom } = range.getBoundingClientRect();
  return { left, right, top, bottom };
}
