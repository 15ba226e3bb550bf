/**
 * What counts as characters in the element of a paragraph, in order: text, line breaks (one each) and embeds (one
 * each, whatever is drawn in them).
 */
export type DomLeaf =
  | { readonly kind: 'text'; readonly node: Text }
  | { readonly kind: 'one'; readonly node: Element };

export function* domLeaves(element: Element): Generator<DomLeaf, void> {
  for (const node of element.childNodes) {
    if (node instanceof Text) yield { kind: 'text', node };
    else if (node instanceof Element) {
      if (node.nodeName === 'BR' || node.hasAttribute('data-embed')) yield { kind: 'one', node };
      else yield* domLeaves(node);
    }
  }
}

/** In front of a node, or behind it, as a place in its parent. */
export function besideNode(node: Node, behind = false): { readonly node: Node; readonly offset: number } {
  const parent = node.parentNode as Node;
  const index = [...parent.childNodes].indexOf(node as ChildNode);
  return { node: parent, offset: behind ? index + 1 : index };
}
