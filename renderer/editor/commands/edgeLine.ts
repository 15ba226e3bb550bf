/** Whether the caret is on the first or last line of an element: from there the arrow keys lead out of it. */
export function isOnEdgeLine(element: HTMLElement, by: 1 | -1): boolean {
  const caret = caretBox();
  if (caret === null) return false;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  // Half a line is room for letters that are raised or lowered.
  const slack = caret.height / 2;
  return by === 1
    ? box.bottom - Number.parseFloat(style.paddingBottom) - caret.bottom < slack
    : caret.top - box.top - Number.parseFloat(style.paddingTop) < slack;
}

function caretBox(): DOMRect | null {
  const selection = window.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const range = document.createRange();
  range.setStart(selection.focusNode as Node, selection.focusOffset);
  range.collapse(true);
  const [box] = range.getClientRects();
  if (box !== undefined) return box;
  const { startContainer } = range;
  const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  const child = startContainer.childNodes[range.startOffset];
  return (child instanceof Element ? child : element)?.getBoundingClientRect() ?? null;
}

/** Whether this arrow key goes on in the text that the element holds, or back; null where it does neither. */
export function arrowAlong(element: HTMLElement, key: string): 1 | -1 | null {
  const isLeftToRight = getComputedStyle(element).direction !== 'rtl';
  if (key === 'ArrowRight') return isLeftToRight ? 1 : -1;
  if (key === 'ArrowLeft') return isLeftToRight ? -1 : 1;
  return null;
}
